import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCollection } from '../../../src/evaluate/collection.ts'
import { sharedPath } from '../support/shared-path.ts'

describe('the public sets', () => {
  it.each(['stard-mini', 'xquad-zh'])('%s is read whole', (name) => {
    const path = sharedPath('eval', `${name}.json`)
    expect(existsSync(path)).toBe(true)
    const { documents, queries } = readCollection(path)
    expect([documents.length, queries.length]).toEqual(
      name === 'stard-mini' ? [1445, 1543] : [240, 1190],
    )
  })
})
