import { describe, expect, it } from 'vitest'
import { toLineBlocks } from '../../src/ingest/formats/text.ts'
import type { Block } from '../../src/ingest/index.ts'
import { cutFurniture } from '../../src/report/furniture.ts'
import { buildOutline } from '../../src/report/outline.ts'
import { splitGiantLines } from '../../src/report/paragraphs.ts'
import { gatherTables } from '../../src/report/tables.ts'
import type { OutlineNode } from '../../src/report/types.ts'
import { walkOutline } from '../../src/report/walk-outline.ts'

const outlineOf = (text: string) =>
  buildOutline(gatherTables(splitGiantLines(toLineBlocks(text), [])))
const headings = (outline: OutlineNode[]) =>
  [...walkOutline(outline)].map((node) => `${node.id} ${node.heading ?? '-'}`)
const labels = (outline: OutlineNode[]) =>
  [...walkOutline(outline)].map((node) => `${node.id} ${node.section}`)
const passages = (outline: OutlineNode[]) =>
  [...walkOutline(outline)].flatMap((node) =>
    node.passages.map((passage) => `${passage.id} ${passage.text}`),
  )

describe('buildOutline', () => {
  it('nests headings by their numbers and numbers everything', () => {
    const outline = outlineOf(
      '前言。\n一、概述\n甲。\n（一）机制\n1.领导\n乙。\n丙。\n㈡ 平台\n丁。\na | b |\nc | d |\n二、主动公开情况\n戊。',
    )
    expect(headings(outline)).toEqual([
      's0 -',
      's1 一、概述',
      's1.1 （一）机制',
      's1.1.1 1.领导',
      's1.2 ㈡ 平台',
      's2 二、主动公开情况',
    ])
    expect(passages(outline)).toEqual([
      's0.p1 前言。',
      's1.p1 甲。',
      's1.1.1.p1 乙。',
      's1.1.1.p2 丙。',
      's1.2.p1 丁。',
      's2.p1 戊。',
    ])
    expect(outline[1]?.children[1]?.tables[0]?.lines.map((line) => line.id)).toEqual([
      's1.2.t1.r1',
      's1.2.t1.r2',
    ])
    expect(outline[1]?.children.map((node) => node.level)).toEqual([2, 2])
  })

  it('takes a numbered phrase with 。 for a heading where text follows it, and for an item where the next item does', () => {
    expect(
      headings(
        outlineOf('一、概述\n（一）主动公开情况。\n发布公告。\n（二）平台建设。\n网站改版。'),
      ),
    ).toEqual(['s1 一、概述', 's1.1 （一）主动公开情况。', 's1.2 （二）平台建设。'])
    expect(
      headings(outlineOf('一、概述\n（一）加强领导。\n（二）完善制度。\n（三）注重培训。')),
    ).toEqual(['s1 一、概述'])
  })

  it('reads numbers that a font prints as radicals', () => {
    expect(headings(outlineOf('⼀、总体情况\n甲。\n（⼆）平台\n乙。'))).toEqual([
      's1 ⼀、总体情况',
      's1.1 （⼆）平台',
    ])
  })

  it('has no preamble where a heading comes first, and only a preamble where none comes', () => {
    expect(headings(outlineOf('一、概述\n甲。'))).toEqual(['s1 一、概述'])
    expect(labels(outlineOf('甲。\n乙。'))).toEqual(['s0 preamble'])
    expect(outlineOf('')).toEqual([])
  })

  it('puts a heading whose parent was lost at the top', () => {
    const outline = outlineOf(
      '前言。\n(一)持续推进公开\n甲。\n(二)全面提升\n乙。\n二、存在问题\n丙。\n(一)形式单一\n丁。',
    )
    expect(headings(outline)).toEqual([
      's0 -',
      's1 (一)持续推进公开',
      's2 (二)全面提升',
      's3 二、存在问题',
      's3.1 (一)形式单一',
    ])
  })

  it.each([
    ['a numbered paragraph', '㈠ 调整领导小组,充实人员力量。实行例会制。'],
    ['an item with a sentence end', '1.完善制度；'],
    ['a long numbered line', `(一)${'公开'.repeat(40)}`],
    ['the name of an attached file', '四、2017年度某区政府信息公开统计表.docx'],
    ['a row of the applications table', '三、本年度办理结果'],
    ['a row with its cells', '一、本年新收政府信息公开申请数量 64 0 0 2 0 0 66'],
    ['a form row in Traditional characters', '(三)不予公開'],
    ['a row of numbers', '（七）合计 12 0 0'],
    ['a decimal number', '3.6 : 48 : 48.4'],
    ['a contact list', '1.联系电话:0523-0000000'],
    ['a last list item', '1.加强学习'],
    ['a year', '2017,我区公开工作'],
  ])('takes %s for a passage', (_what, line) => {
    const outline = outlineOf(`一、概述\n甲。\n${line}`)
    expect(headings(outline)).toEqual(['s1 一、概述'])
    expect(passages(outline)).toEqual(['s1.p1 甲。', `s1.p2 ${line}`])
  })

  it('lets table rows that begin 一、二、三、 open no section', () => {
    const outline = outlineOf(
      '三、收到和处理申请情况\n一、本年新收 | 0 |\n二、上年结转 | 0 |\n三、办理结果 | 0 |\n四、复议情况\n无。',
    )
    expect(headings(outline)).toEqual(['s1 三、收到和处理申请情况', 's2 四、复议情况'])
    expect(outline[0]?.tables[0]?.rows).toHaveLength(3)
  })

  it('recognizes a statutory chapter without its number, and what the format marks', () => {
    expect(headings(outlineOf('总体情况\n甲。\n主动公开政府信息情况：\n乙。'))).toEqual([
      's1 总体情况',
      's2 主动公开政府信息情况：',
    ])
    const marked: Block[] = [
      { kind: 'text', text: '工作亮点', source: { start: 0, end: 4 }, isHeading: true },
      { kind: 'text', text: '甲。', source: { start: 5, end: 7 } },
    ]
    expect(headings(buildOutline(marked))).toEqual(['s1 工作亮点'])
  })

  it('recognizes the chapters of the form of 2008 without their numbers', () => {
    expect(
      labels(
        outlineOf(
          '概述\n甲。\n收费情况\n未收取费用。\n行政复议和诉讼情况\n无。\n存在问题和改进措施\n人员不足。',
        ),
      ),
    ).toEqual(['s1 overview', 's2 fees', 's3 reviewAndLitigation', 's4 problemsAndImprovements'])
  })

  it('gives attachments a node without a heading, labelled by their caption', () => {
    const outline = outlineOf(
      '三、存在的问题\n甲。\n附件:1.自查评分表\n2.2017年度统计表\n某局\n附件1\n自查评分表\na | b |\nc | d |\n附件2\n2017年度统计表\ne | f |\ng | h |',
    )
    expect(headings(outline)).toEqual(['s1 三、存在的问题', 's2 -', 's3 -'])
    expect(outline.map((node) => [node.section, node.rule, node.tables.length])).toEqual([
      ['problemsAndImprovements', 'heading 存在的问题', 0],
      ['statistics', 'heading 评分表', 1],
      ['statistics', 'heading 统计表', 1],
    ])
    expect(passages(outline)).toContain('s1.p3 2.2017年度统计表')
  })

  it('opens an attachment at the caption of a closing table', () => {
    const outline = outlineOf(
      '五、不足与改进措施\n甲。\n某区政府信息公开情况统计表\n(2014年度)\na | b |\nc | d |',
    )
    expect(outline.map((node) => node.section)).toEqual(['problemsAndImprovements', 'statistics'])
  })

  it('does not take the list of attachments for an attachment', () => {
    expect(headings(outlineOf('一、概述\n甲。\n附件：\n1.统计表\n2.评分表\n某局'))).toEqual([
      's1 一、概述',
    ])
  })
})

describe('section labels', () => {
  it('takes the closest label: own heading, first words, else the parent', () => {
    const outline = outlineOf(
      '一、概述\n(一)全面推进\n一是高位推进。甲。\n九是深入规范申请公开。乙。\n十是因政府信息公开被申请行政复议情况。无。\n(二)加强解读回应\n丙。',
    )
    const [overview] = outline
    expect(overview?.children.map((node) => [node.section, node.rule])).toEqual([
      ['overview', 'parent'],
      ['interpretationAndResponse', 'heading 解读回应'],
    ])
    expect(
      overview?.children[0]?.passages.map((passage) => [passage.section, passage.rule]),
    ).toEqual([
      [undefined, undefined],
      ['disclosureOnRequest', 'first words 九是深入规范申请公开'],
      ['reviewAndLitigation', 'first words 十是因政府信息公开被申请行政复议情况'],
    ])
  })

  it.each([
    ['三、收到和處理政府信息公開申請情況', 'disclosureOnRequest'],
    ['四、政府信息公開行政復議、行政訴訟情況', 'reviewAndLitigation'],
    ['三、因政府信息公开申请行政复议、提起行政诉讼情况', 'reviewAndLitigation'],
    ['三、依申请公开、不予公开及咨询政府信息情况', 'disclosureOnRequest'],
    ['四、政府信息公开的收费及减免情况', 'fees'],
    ['五、存在的主要问题及改进情况', 'problemsAndImprovements'],
    ['六、其他需要报告的事项', 'otherMatters'],
    ['二、政府政务服务中心建设运行总体情况', 'governmentServices'],
    ['二、平台建设', 'platforms'],
    ['二、监督保障', 'oversight'],
    ['二、政府信息管理', 'informationManagement'],
    ['二、重点领域信息公开', 'keyAreas'],
    ['二、主动公开情况', 'proactiveDisclosure'],
    ['一、总体情况', 'overview'],
    ['二、典型经验', 'overview'],
    ['三、收费', 'fees'],
    ['三、行政收费目录公开', 'overview'],
    ['四、因信息公开受到举报的情况', 'reviewAndLitigation'],
    ['五、不足之处', 'problemsAndImprovements'],
  ])('labels %s', (heading, section) => {
    expect(outlineOf(`${heading}\n甲。`)[0]?.section).toBe(section)
  })

  it('keeps remedies within the problems, and lets other matters name their fees', () => {
    const [problems, others] = outlineOf(
      '五、存在的问题及改进措施\n1.进一步做好依申请公开工作。甲。\n六、其他需要报告的事项\n2021年，无收取信息处理费情况。\n本机关做好主动公开。',
    )
    expect(problems?.passages[0]?.section).toBeUndefined()
    expect(others?.passages.map((passage) => [passage.section, passage.rule])).toEqual([
      ['fees', 'first sentence 信息处理费'],
      [undefined, undefined],
    ])
  })

  it('lets a weak wording count only where the text around has no closer label', () => {
    const [overview, disclosure] = outlineOf(
      '一、概述\n一是办好网站。甲。\n二、主动公开情况\n一是办好网站。乙。',
    )
    expect(overview?.passages[0]?.section).toBe('platforms')
    expect(disclosure?.passages[0]?.section).toBeUndefined()
  })
})

describe('hostile lines', () => {
  it.each([
    ['spaces', (n: number) => `附件${' '.repeat(n)}x`],
    ['spaces before a page', (n: number) => `第3页${' '.repeat(n)}x`],
    ['spaces in a giant line', (n: number) => `一、概述${' '.repeat(n)}二、字`],
    ['pipes', (n: number) => `${'|'.repeat(n)}\n`.repeat(20)],
    ['chapters', (n: number) => '。一、甲二、乙'.repeat(n / 4)],
    ['brackets', (n: number) => `${'【打印'.repeat(n)}\n${'（一）'.repeat(n)}`],
  ])('reads 100,000 %s', (_what, make) => {
    const text = make(100_000)
    const { blocks } = cutFurniture({ text, blocks: toLineBlocks(text) })
    const outline = buildOutline(
      gatherTables(splitGiantLines(blocks, ['某某区2013年信息公开报告'])),
    )
    expect(outline.length).toBeGreaterThan(0)
  })
})

describe('splitGiantLines', () => {
  const filler = '我区认真做好各项工作，'.repeat(45) + '取得成效。'

  it('splits glued text at statutory chapters and at section numbers behind a sentence', () => {
    const outline = outlineOf(
      `前言。一、总体情况2021年，${filler}（一）主动公开方面。${filler}二、主动公开政府信息情况 规章 000行政许可2293三、收到和处理政府信息公开申请情况（本列数据）一、本年新收政府信息公开申请数量64三、本年度办理结果（一）予以公开27`,
    )
    expect(headings(outline)).toEqual([
      's0 -',
      's1 一、总体情况',
      's2 二、主动公开政府信息情况',
      's3 三、收到和处理政府信息公开申请情况',
    ])
    expect(outline[1]?.passages.map((passage) => passage.section)).toEqual([
      undefined,
      'proactiveDisclosure',
    ])
    expect(outline[3]?.passages).toHaveLength(1)
  })

  it('splits at numbered phrases between spaces', () => {
    const outline = outlineOf(`一、概述 ${filler} 1、加强领导 ${filler} 二、审批事项情况 ${filler}`)
    expect(headings(outline)).toEqual(['s1 一、概述', 's1.1 1、加强领导', 's2 二、审批事项情况'])
  })

  it('takes numbers that count up behind sentences for chapters, whatever they are called', () => {
    const outline = outlineOf(
      `一、概述2015年，${filler}二、我县公开工作的做法 ${filler}三、群众申请的办理情况2015年收到申请6件。四、不足之处和今后安排我县将改进。`,
    )
    expect(headings(outline)).toEqual([
      's1 一、概述',
      's2 二、我县公开工作的做法',
      's3 三、群众申请的办理情况',
      's4 四、不足之处和今后安排',
    ])
  })

  it('begins a chapter behind the unit of a table, and none at a row of it', () => {
    const outline = outlineOf(
      `一、总体情况 ${filler}政府采购43 20.5万元二、收到和处理政府信息公开申请情况 一、本年新收政府信息公开申请数量3二、上年结转政府信息公开申请数量0 三、政府信息公开行政复议、行政诉讼情况 无。`,
    )
    expect(headings(outline)).toEqual([
      's1 一、总体情况',
      's2 二、收到和处理政府信息公开申请情况',
      's3 三、政府信息公开行政复议、行政诉讼情况',
    ])
  })

  it('keeps an enumeration within a chapter in it', () => {
    const outline = outlineOf(
      `一、概述 ${filler}二、主动公开情况 有三点。一、抓领导。二、抓制度。三、抓培训。三、依申请公开情况 ${filler}四、其他需要报告的事项 无。`,
    )
    expect(headings(outline).map((each) => each.split(' ')[1])).toEqual([
      '一、概述',
      '二、主动公开情况',
      '三、依申请公开情况',
      '四、其他需要报告的事项',
    ])
  })

  it('splits a short line in which printed titles follow each other, and the title before them', () => {
    const outline = outlineOf(
      '青岫县人民政府2012年政府信息公开工作年度报告 本报告按照条例编写。一、概述 工作平稳。二、主动公开情况 公开信息5条。',
    )
    expect(headings(outline)).toEqual(['s0 -', 's1 一、概述', 's2 二、主动公开情况'])
    expect(outline[0]?.passages[0]?.text).toBe('青岫县人民政府2012年政府信息公开工作年度报告')
  })

  it.each([
    ['behind a closing quote', '“阳光秤、放心买” 巡查办法上网公布'],
    ['behind a title', '《公开目录》 发到各乡镇'],
  ])('cuts no sentence %s', (_where, words) => {
    const line = `一、概述 ${filler}${words}。 二、主动公开情况 ${filler}`
    expect(passages(outlineOf(line)).some((text) => text.includes(words))).toBe(true)
  })

  it.each([
    ['numbered', '一、总体情况 公开5条。 二、依申请的那些事 收到2件。 三、监督保障 开会3次。', 3],
    ['printed ones without numbers', '总体情况 公开5条。 依申请公开情况 收到2件。', 2],
    ['with a full stop behind each', '一、总体情况。公开5条。二、依申请公开情况。收到2件。', 2],
  ])('finds the chapters of a report in one short line: %s', (_, line, chapters) => {
    const outline = outlineOf(`青岫县2022年政府信息公开工作年度报告 ${line}`)
    expect(outline.filter(({ heading }) => heading !== null)).toHaveLength(chapters)
    expect(passages(outline)).toContain('s1.p1 公开5条。')
    expect(passages(outline)).toContain('s2.p1 收到2件。')
  })

  it('takes measures in a paragraph among others for no chapters', () => {
    const lines = '第一行。\n第二行。\n第三行。\n一、加强领导 明确责任。二、完善制度 强化培训。'
    expect(splitGiantLines(toLineBlocks(lines), [])).toHaveLength(4)
  })

  it('keeps a full stop with the title before it, in a line of its own', () => {
    const outline = outlineOf(
      '一、总体情况。\n公开5条。\n二、依申请公开情况。\n（一）受理。\n收到2件。',
    )
    expect(headings(outline)).toEqual([
      's1 一、总体情况。',
      's2 二、依申请公开情况。',
      's2.1 （一）受理。',
    ])
    expect(passages(outline)).toEqual(['s1.p1 公开5条。', 's2.1.p1 收到2件。'])
  })

  it('leaves a long paragraph whole that only lists the chapters', () => {
    const line = `本报告由一、总体情况，二、主动公开政府信息情况，三、其他需要报告的事项组成。${filler}${filler}`
    expect(splitGiantLines(toLineBlocks(line), [])).toHaveLength(1)
  })

  it('parts a statutory heading from the text behind it, and a repeated title from the body', () => {
    expect(headings(outlineOf('一、总体情况 2021年，我区公开信息。'))).toEqual(['s1 一、总体情况'])
    const pieces = splitGiantLines(toLineBlocks('某某区2013年 信息公开报告 根据规定。'), [
      '某某区2013年信息公开报告',
    ])
    expect(pieces.map((piece) => (piece.kind === 'text' ? piece.text : ''))).toEqual([
      '某某区2013年 信息公开报告',
      '根据规定。',
    ])
  })
})
