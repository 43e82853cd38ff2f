import { describe, expect, it } from 'vitest'
import { markdownFormat } from '../../../src/ingest/formats/markdown.ts'
import { expectSoundDocument, testLimits } from '../../contracts/format.ts'

async function read(content: string) {
  const [document] = await markdownFormat.read(Buffer.from(content), 'a.md', testLimits)
  expectSoundDocument(document!)
  return document!
}

describe('markdownFormat', () => {
  it('leaves the text as it is and points at the words of headings, lists and quotes', async () => {
    const content = '# 某县报告 #\n\n**2023年**，共28件。\n- 一是公开\n> 二是回应\n\n---\n'
    const document = await read(content)
    expect(document.text).toBe(content)
    expect(document.blocks).toEqual([
      { kind: 'text', text: '某县报告', source: { start: 2, end: 6 }, isHeading: true },
      { kind: 'text', text: '**2023年**，共28件。', source: { start: 10, end: 25 } },
      { kind: 'text', text: '一是公开', source: { start: 28, end: 32 } },
      { kind: 'text', text: '二是回应', source: { start: 35, end: 39 } },
    ])
  })

  it('lays out pipe tables, escaped pipes and missing outer ones too', async () => {
    const { blocks } = await read('指标 | 数\n--- | ---:\n甲\\|乙 | 28\n| 丙 | |\n\n后文\n')
    expect(blocks).toMatchObject([
      {
        kind: 'table',
        rowCount: 3,
        columnCount: 2,
        cells: [
          { text: '指标' },
          { text: '数' },
          { text: '甲|乙' },
          { text: '28' },
          { text: '丙' },
          { text: '' },
        ],
      },
      { kind: 'text', text: '后文' },
    ])
  })

  it('reads front matter as properties', async () => {
    const document = await read('---\ntitle: "年报"\nsource: 县政府\n---\n# 题\n')
    expect(document.properties).toEqual({ title: '年报', source: '县政府' })
    expect(document.blocks).toHaveLength(1)
  })

  it('is not recognized in plain text', () => {
    expect(markdownFormat.recognizes(Buffer.from('一、总体情况\n#标签 第28号\na | b\n'))).toBe(
      false,
    )
  })
})
