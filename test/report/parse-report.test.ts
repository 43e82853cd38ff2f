import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import type { SourceDocument } from '../../src/ingest/index.ts'
import { metadataOfReport, parseReport, reportIdOf } from '../../src/report/index.ts'
import { expectNothingLost } from './nothing-lost.ts'
import { runs } from '../support/long.ts'

function documentOf(text: string, path = 'a.txt'): SourceDocument {
  return {
    path,
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: toLineBlocks(text),
    properties: {},
    warnings: [],
  }
}

describe('parseReport', () => {
  it('reads a small report whole', () => {
    const text =
      '信息来源: 某县政府办 发布时间:2018-02-01 浏览次数:3\n泰兴市人民政府2017年政府信息公开年度报告\n一、概述\n2017年，收到申请2件。\n附件下载'
    const report = parseReport(documentOf(text))
    expect(report.title).toBe('泰兴市人民政府2017年政府信息公开年度报告')
    expect(report.outline.map((node) => node.heading)).toEqual(['一、概述'])
    expect(report.sources).toEqual(['a.txt'])
    expect(metadataOfReport(report)).not.toHaveProperty('outline')
    expect(metadataOfReport(report)).toMatchObject({ reportId: report.reportId, reportYear: 2017 })
    expectNothingLost(documentOf(text))
  })

  it('gives the same text the same id wherever it lies and however it is laid out', () => {
    const body = '泰兴市人民政府2017年政府信息公开年度报告\n一、概述\n收到申请2件。'
    const id = parseReport(documentOf(body)).reportId
    expect(id).toMatch(/^[0-9a-f]{12}$/)
    const elsewhere = `来源：某网站 时间：2018-03-01 浏览次数：9\n${body.replaceAll('\n', '\r\n\r\n　　')}\n扫描二维码随身看资讯`
    expect(parseReport(documentOf(elsewhere, 'b/c.txt')).reportId).toBe(id)
    expect(parseReport(documentOf(body.replace('2件', '3件'))).reportId).not.toBe(id)
  })

  it('gives the Traditional copy of a text the same id', () => {
    const simplified = parseReport(
      documentOf('泰兴市人民政府2017年政府信息公开年度报告\n一、概述\n收到申请。'),
    )
    const traditional = parseReport(
      documentOf('泰興市人民政府2017年政府信息公開年度報告\n一、概述\n收到申請。'),
    )
    expect(traditional.reportId).toBe(simplified.reportId)
    expect(traditional.script).toBe('Hant')
    expect(traditional.outline[0]?.passages[0]?.text).toBe('收到申請。')
  })

  it('survives any lines of anything and loses none of their characters', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '一、概述',
        '(一)推进',
        '1.公开',
        '㈠ 甲。乙。',
        'a | b |',
        '| c | d |',
        '|---|---|',
        '附件1',
        '附件：',
        '浏览次数: 3',
        '当前位置： 首页 报告 来源：某局 时间：2018-01-01',
        '- 3 -',
        '===== 正文 =====',
        '标题: 某区2017年报告',
        '某区2017年报告 正文',
        '一、总体情况 2021年，公开。',
        '微信 微博 -->',
        '2018年1月1日',
        '某某县人民政府',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', '\n\n　　', ' '),
        (lines, separator) => {
          expectNothingLost(documentOf(lines.join(separator)))
        },
      ),
      { numRuns: runs(150) },
    )
  }, 120_000)
})

describe('reportIdOf', () => {
  it('does not count white space and table rules', () => {
    expect(reportIdOf('a | b\nc')).toBe(reportIdOf('abc'))
    expect(reportIdOf('abc')).not.toBe(reportIdOf('abd'))
  })
})
