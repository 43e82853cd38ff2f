import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { casesOf, differencesIn } from '../cases/read-case.ts'

describe('cases of reading', () => {
  it.each(casesOf(join(import.meta.dirname, '..', 'cases', 'reading')))(
    '$name: $what',
    async ({ folder, check }) => {
      expect(await differencesIn(folder, check)).toEqual([])
    },
  )
})
