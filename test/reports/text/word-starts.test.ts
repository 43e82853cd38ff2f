import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalizeText, normalizeUnits } from '../../../src/text/index.ts'
import { analyzerOver, segmenters } from '../../support/analyzers.ts'
import { sharedPath } from '../support/shared-path.ts'

describe('real texts', () => {
  for (const { name, missing } of segmenters) {
    it.skipIf(missing !== null)(
      `have the same borders, cut by stretches or whole, by ${name}`,
      () => {
        const analyzer = analyzerOver(name)
        const files = readdirSync(sharedPath('reports'))
        expect(files).toHaveLength(5)
        for (const file of files) {
          const text = readFileSync(sharedPath('reports', file), 'utf8')
          const starts: number[] = []
          analyzer.eachWordStart(normalizeUnits(text), (start) => starts.push(start))
          expect(starts.sort((a, b) => a - b)).toEqual(
            analyzer.wordsOf(normalizeText(text)).map(({ start }) => start),
          )
        }
      },
    )
  }
})
