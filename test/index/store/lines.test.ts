import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it, describe } from 'vitest'
import { sumOfFile } from '../../../src/index/store/output-file.ts'
import { beginGeneration } from '../../../src/index/store/generation.ts'
import { readLines, writeLines } from '../../../src/index/store/lines.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const generation = beginGeneration(temporaryFolder())

describe('lines', () => {
  it.each([
    ['none', []],
    ['a few', ['a', '公开', '', '{"b":2}']],
    ['longer than a piece of the file', ['公'.repeat(800_000), 'b', 'c'.repeat(2_000_000)]],
    ['many', Array.from({ length: 50_000 }, (_, i) => `第${i}行`)],
  ])('%s: are read as they were written', (name, lines) => {
    const path = generation.path(`${name}.jsonl`)
    writeLines(generation, `${name}.jsonl`, lines)
    expect(readLines(path, sumOfFile(path))).toEqual(lines)
    expect(readFileSync(path, 'utf8')).toBe(lines.map((line) => `${line}\n`).join(''))
  })

  it('are read to the end where the last line has no end', () => {
    const path = generation.path('open.jsonl')
    writeFileSync(path, 'a\nb')
    expect(readLines(path, sumOfFile(path))).toEqual(['a', 'b'])
  })

  it('are refused where a byte is another, and where some are missing', () => {
    const path = generation.path('damaged.jsonl')
    writeLines(generation, 'damaged.jsonl', ['{"a":1}', '{"a":2}'])
    const written = sumOfFile(path)
    for (const damage of ['{"a":1}\n{"a":3}\n', '{"a":1}\n']) {
      writeFileSync(path, damage)
      expect(() => readLines(path, written)).toThrow(
        expect.objectContaining({ code: 'index_damaged' }) as Error,
      )
    }
  })
})
