import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLines, writeLines } from '../../../src/index/store/lines.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const folder = temporaryFolder()

describe('lines', () => {
  it.each([
    ['none', []],
    ['a few', ['a', '公开', '', '{"b":2}']],
    ['longer than a piece of the file', ['公'.repeat(800_000), 'b', 'c'.repeat(2_000_000)]],
    ['many', Array.from({ length: 50_000 }, (_, i) => `第${i}行`)],
  ])('%s: are read as they were written, with the offset of each', (name, lines) => {
    const path = join(folder, `${name}.jsonl`)
    const offsets = writeLines(path, lines)
    expect([...readLines(path)]).toEqual(lines)
    const bytes = readFileSync(path)
    expect(offsets.at(-1)).toBe(bytes.length)
    for (const number of [0, lines.length - 1].filter((each) => each >= 0 && lines.length > 0))
      expect(bytes.toString('utf8', offsets[number], offsets[number + 1]! - 1)).toBe(lines[number])
  })

  it('are read to the end where the last line has no end', () => {
    const path = join(folder, 'open.jsonl')
    writeFileSync(path, 'a\nb')
    expect([...readLines(path)]).toEqual(['a', 'b'])
  })
})
