import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import { cutFurniture } from '../../src/report/furniture.ts'
import { furnitureParts } from '../../src/report/furniture-table.ts'
import { runs } from '../support/long.ts'

function clean(text: string) {
  const { blocks, cuts, statements } = cutFurniture({ text, blocks: toLineBlocks(text) })
  for (const block of blocks) {
    if (block.kind === 'text')
      expect(text.slice(block.source.start, block.source.end)).toBe(block.text)
  }
  return {
    kept: blocks.map((block) => (block.kind === 'text' ? block.text : 'table')),
    cut: cuts.map(({ source }) => text.slice(source.start, source.end).trim()),
    statements: statements.map(({ label, value }) => [label, value]),
  }
}

describe('cutFurniture', () => {
  it('cuts what a site prints under the title and keeps what it states', () => {
    const line = '浏览次数: 信息来源: 淮北市人民政府办公室 发布时间:2019-02-15 23:45 字号:'
    expect(clean(line)).toEqual({
      kept: [],
      cut: ['浏览次数:', '信息来源: 淮北市人民政府办公室 发布时间:2019-02-15 23:45', '字号:'],
      statements: [
        ['信息来源', '淮北市人民政府办公室'],
        ['发布时间', '2019-02-15 23:45'],
      ],
    })
  })

  it.each([
    ['来源：各部门报送'],
    ['时间：2月5日'],
    ['发布机构：某区政府 发布日期：2018-02-27'],
    ['文号：某政发〔2018〕3号 发布日期：2018-02-27'],
  ])('takes %s for no line of the page', (line) => {
    expect(clean(line)).toMatchObject({ kept: [line], cut: [] })
  })

  it.each([
    ['扫描二维码随身看资讯'],
    ['- 3 -'],
    ['— 12 —'],
    ['第 3 页 共 9 页'],
    ['附件下载'],
    ['-->'],
    ['【打印本页】 【关闭窗口】'],
    ['微信 微博 QQ空间 全真版 文字版'],
    ['上一篇：某区2018年政府信息公开年度报告'],
    ['当前位置：首页 > 政务公开 > 政府信息公开年报'],
    ['浏览次数：1024次 字体：[ 大 中 小 ]'],
    ['字號：大 中 小'],
    ['版权所有：某区人民政府 备案号：X-1'],
  ])('cuts the whole line %s', (line) => {
    const before = '一、概述\n'
    expect(clean(before + line)).toMatchObject({ kept: ['一、概述'] })
  })

  it.each([
    ['2017年,网站浏览次数达到10万次,打印材料200份,通过微信、微博分享信息。'],
    ['发文字号：某政发〔2018〕3号'],
    ['- 3 -项'],
    ['附件下载情况良好'],
    ['政务微信 | 12 |'],
    ['3'],
    ['(一)公开形式 微信'],
    ['领导所处的位置十分重要。'],
  ])('keeps the line %s', (line) => {
    expect(clean(line)).toMatchObject({ kept: [line], cut: [] })
  })

  it('reads an index block without colons', () => {
    const block =
      '索引号 01/2018-3 分类\n发布机构 某区党政办公室 发文日期 2018-02-27\n文号 时效\n某区人民政府2017年年度报告'
    expect(clean(block).kept).toHaveLength(4)
    expect(clean(block).statements).toEqual(
      expect.arrayContaining([
        ['索引号', '01/2018-3'],
        ['发布机构', '某区党政办公室'],
        ['发文日期', '2018-02-27'],
      ]),
    )
  })

  it('takes the header of an archived page for statements, not for text', () => {
    const { kept, statements } = clean(
      '标题: 某区2021年报告\n发布机构: \n原文链接: https://a.example/b.htm\n===== 正文 =====\n当前位置： 首页政务公开 某区2021年报告 来源：某区政府 时间：2022-02-08 微信 微博 --> 根据规定。 附件下载',
    )
    expect(kept).toEqual(['某区2021年报告', '根据规定。'])
    expect(statements).toEqual(
      expect.arrayContaining([
        ['标题', '某区2021年报告'],
        ['发布机构', ''],
        ['原文链接', 'https://a.example/b.htm'],
        ['来源', '某区政府'],
      ]),
    )
  })

  it('leaves prose with a label in it whole, and takes no statement from the middle of a text', () => {
    const paragraph = '本报告电子版可下载(网址:http://a.example),来源:各部门报送。'
    expect(clean(paragraph)).toEqual({ kept: [paragraph], cut: [], statements: [] })
    const long = Array.from({ length: 60 }, (_, i) => `第${String(i)}段`).join('\n')
    expect(clean(long.replace('第30段', '来源：某局')).statements).toEqual([])
  })

  it('cuts the rule under the head of a Markdown table', () => {
    expect(clean('| 指标 | 数 |\n|---|--:|\n| 收到 | 2 |')).toMatchObject({
      kept: ['| 指标 | 数 |', '| 收到 | 2 |'],
      cut: ['|---|--:|'],
    })
  })
})

describe('furnitureParts', () => {
  it('name what a line must hold: no line without it has the part', () => {
    const pieces = fc.constantFrom(
      ...[
        '当前位置',
        '您现在的',
        '：',
        ':',
        '>',
        '首页',
        '浏览次数',
        '点击',
        '12',
        '次',
        '【',
        '】',
        '[',
      ],
      ...[
        '字号',
        '字体大小',
        '大',
        '中',
        '小',
        '打印',
        '关闭',
        '微信',
        'QQ空间',
        '分享到',
        ' ',
        '　',
      ],
      ...[
        '保护视力色',
        '<!--',
        '-->',
        '附件下载',
        '。',
        '扫一扫',
        '二维码',
        '手机打开当前页',
        '看资讯',
        '文',
      ],
    )
    const lines = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
    const met = new Set<string>()
    fc.assert(
      fc.property(lines, (line) => {
        for (const { name, pattern, needs } of furnitureParts) {
          if ([...line.matchAll(pattern)].every((match) => match[0] === '')) continue
          met.add(name)
          expect([line, name, needs.test(line)]).toEqual([line, name, true])
        }
      }),
      { numRuns: runs(6000), seed: 7 },
    )
    expect(met.size).toBeGreaterThan(6)
  })
})
