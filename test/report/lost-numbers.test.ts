import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import { parseReport } from '../../src/report/parse-report.ts'

const title = '高港区人民政府2023年政府信息公开工作年度报告'

function codesOf(format: string, lines: readonly string[]): string[] {
  const text = [title, ...lines].join('\n')
  const { warnings } = parseReport({
    path: `a.${format}`,
    format,
    encoding: null,
    text,
    blocks: toLineBlocks(text),
    properties: {},
    warnings: [],
  })
  return warnings.map((warning) => warning.code)
}

const paragraphs = Array.from({ length: 9 }, (_, i) => `本段是正文的第${String(i)}段。`)
const chapters = ['总体情况', '甲。', '主动公开政府信息情况', '乙。']

describe('findLostNumbers', () => {
  it('warns of a .doc file whose chapters have no number', () => {
    expect(codesOf('doc', chapters)).toEqual(['numbers_lost'])
    expect(codesOf('doc', paragraphs)).toEqual(['numbers_lost'])
  })

  it.each([
    ['a numbered heading', 'doc', ['一、总体情况', ...paragraphs]],
    ['another format', 'docx', chapters],
    ['a short text', 'doc', ['甲。']],
  ])('does not warn of %s', (_name, format, lines) => {
    expect(codesOf(format, lines)).toEqual([])
  })
})
