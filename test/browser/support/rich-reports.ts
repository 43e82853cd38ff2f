/** Invented reports that hold what the page must cope with: nested parts, tables, Traditional text, hostile strings, many years. */
import { remark, sentence } from '../../../src/sentence.ts'
import type { Check, Figure, OutlineNode, Report, SectionKey } from '../../../src/report/index.ts'
import { fakeReports } from '../../support/fake-search-service.ts'

let position = 0

/** Spans that grow in reading order, as a reader would give them. */
function nextSpan(): { start: number; end: number } {
  position += 100
  return { start: position, end: position + 90 }
}

function node(
  id: string,
  section: SectionKey,
  heading: string | null,
  texts: string[],
  more: Partial<OutlineNode> = {},
): OutlineNode {
  return {
    id,
    level: id.split('.').length,
    heading,
    headingSource: heading === null ? null : nextSpan(),
    section,
    rule: heading === null ? 'before the first heading' : `heading ${heading}`,
    passages: texts.map((text, i) => ({ id: `${id}.p${i + 1}`, text, source: nextSpan() })),
    tables: [],
    children: [],
    ...more,
  }
}

const grid = [
  ['统计指标', '单位', '统计数'],
  ['三、依申请公开情况', '', ''],
  ['（一）收到申请数', '件', '28'],
  ['1. 当面申请数', '件', '1'],
  ['2. 网络申请数', '件', '11'],
  ['3. 信函申请数', '件', '16'],
  ['（二）申请办结数', '件', '28'],
  ['2. 延期办结数', '件', '2'],
]

function requestsTable(): OutlineNode['tables'][number] {
  const lines = grid.map((cells, i) => ({
    id: `s3.t1.r${i + 1}`,
    text: cells.join(' | '),
    source: nextSpan(),
  }))
  const cells = grid.flatMap((texts, row) =>
    texts.flatMap((text, column) => {
      if (row === 1 && column > 0) return []
      return [{ row, column, rowSpan: 1, columnSpan: row === 1 ? 3 : 1, text }]
    }),
  )
  return { id: 's3.t1', rows: grid, cells, lines, source: nextSpan() }
}

/** A query of this brings a report whose every text is an attack. */
export const hostileText =
  '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202Eabc\u202C 零\u200B宽'

function figureOf(key: string, label: string, row: number, raw: string): Figure {
  const value = /^\d+$/.test(raw) ? Number(raw) : null
  const source = { passageId: `s3.t1.r${row + 1}`, tableId: 's3.t1', row, column: 2 }
  return { key, label, value, raw, unit: '件', reading: 'table', source }
}

/** Figures of the table above: one check passes, one fails, one cannot be told, one figure is inferred. */
const figures: Figure[] = [
  figureOf('requests.received', '收到申请数', 2, '28'),
  figureOf('requests.received.inPerson', '当面申请数', 3, '1'),
  figureOf('requests.received.online', '网络申请数', 4, '11'),
  figureOf('requests.received.letter', '信函申请数', 5, '16'),
  { ...figureOf('requests.concluded', '申请办结数', 6, '28'), reading: 'inferred' },
  figureOf('requests.concluded.extended', '延期办结数', 7, '2'),
  figureOf('requests.carriedOver', '上年结转', 1, '/'),
]

const checks: Check[] = [
  {
    formula: '收到申请数 = 当面 + 网络 + 信函',
    outcome: 'pass',
    ...{ left: 28, right: 28, difference: 0 },
    cells: ['requests.received', 'requests.received.inPerson', 'requests.received.online'],
  },
  {
    formula: '申请办结数 = 按时 + 延期',
    outcome: 'fail',
    ...{ left: 28, right: 27, difference: 1 },
    cells: ['requests.concluded', 'requests.concluded.extended'],
  },
  {
    formula: '本年新收 + 上年结转 = 办理结果总计',
    outcome: 'notAssessable',
    ...{ left: null, right: 28, difference: null },
    cells: ['requests.received', 'requests.carriedOver', 'requests.outcomes.total'],
  },
]

export function createRichReports(): Report[] {
  const [first, , traditional] = fakeReports
  const base = {
    ...first!,
    region: { code: '990101', province: '松林省', city: '松林市', county: '青松县' },
  }
  const full: Report = {
    ...base,
    reportId: 'bbbbbbbbbbb1',
    title: '青松县人民政府2018年度政府信息公开工作年度报告',
    reportYear: 2018,
    publishedOn: '2019-01-28',
    indexNumber: '014420882/2019-00012',
    era: '2008',
    figures,
    checks,
    origins: {
      title: { from: 'title', confidence: 1 },
      reportYear: { from: 'title', confidence: 0.98, evidence: '2018年度' },
      reportingBody: {
        from: 'signature',
        confidence: 0.9,
        evidence: '青松县人民政府办公室 2019年1月28日',
      },
      publishedOn: { from: 'index block', confidence: 1, evidence: '发文日期 2019-01-28' },
    },
    warnings: [
      remark(
        'date_disagrees',
        sentence('report.datesDisagree', { date: '2019-01-28', otherDate: '2019-01-29' }),
      ),
    ],
    outline: [
      node('s0', 'preamble', null, [
        '本报告根据《中华人民共和国政府信息公开条例》编制，由概述、主动公开、依申请公开、复议诉讼、问题与改进五部分组成，统计时限为2018年1月1日至12月31日。',
      ]),
      node(
        's1',
        'overview',
        '一、概述',
        [
          '2018年，全县坚持以公开为常态、不公开为例外，围绕群众关切推进决策、执行、管理、服务、结果公开，信息公开的质量和时效都有提高。',
        ],
        {
          children: [
            node('s1.1', 'oversight', '（一）加强组织领导，健全工作机制', [
              '调整政务公开领导小组，明确各乡镇、各部门分管领导和经办人员，把政务公开纳入年度考核，全年举办培训3期，参训216人次。',
              '建立公开前保密审查台账，做到先审查、后公开，一事一审，全年没有发生泄密事件。',
            ]),
            node('s1.2', 'governmentServices', '（二）深化“放管服”改革', [
              '公布“最多跑一次”事项清单612项，网上可办率达到87.5%。推行“双随机一公开”监管，抽查结果全部公示。',
            ]),
          ],
        },
      ),
      node(
        's2',
        'proactiveDisclosure',
        '二、主动公开政府信息情况',
        [
          '全年主动公开政府信息50230条，其中网站公开11324条，政务微博公开7435条，其他方式公开31471条。',
        ],
        {
          children: [
            node('s2.1', 'keyAreas', '（一）重点领域公开', [
              '公开PPP项目14个，总投资23.6亿元，其中落地项目9个。PPP项目的实施方案、物有所值评价和财政承受能力论证均在门户网站公布。',
              '公开全县78家预算单位的部门预算和“三公”经费预算，公开率100%。',
            ]),
            node('s2.2', 'platforms', '（二）平台建设', [
              '完成政府网站集约化改造，关停部门网站21家；“青松发布”微博、微信全年发布信息3180条。',
            ]),
          ],
        },
      ),
      node(
        's3',
        'disclosureOnRequest',
        '三、依申请公开政府信息情况',
        [
          '全年共收到政府信息公开申请28件，其中当面申请1件，信函申请16件，网络申请11件。申请内容主要涉及土地征收、房屋拆迁、财政资金等方面。',
          '对收到的申请，按时答复26件，延期答复2件，延期均经政府信息公开工作机构负责人同意并告知申请人。',
        ],
        { tables: [requestsTable()] },
      ),
      node('s4', 'reviewAndLitigation', '四、因政府信息公开申请行政复议、提起行政诉讼的情况', [
        '全年因依申请公开引起的行政复议1件，结果维持；行政诉讼0件。',
      ]),
      node('s5', 'problemsAndImprovements', '五、存在的主要问题和改进措施', [
        '一是部分单位对依申请公开的认识还不到位，答复文书不够规范；二是政策解读形式单一，以文字解读为主；三是基层人员力量不足、流动较快。',
        '下一步，将加强培训和业务指导，统一依申请公开答复格式，丰富图表、视频等解读形式，推动公开工作向基层延伸。',
      ]),
    ],
  }
  const hostile: Report = {
    ...base,
    reportId: 'bbbbbbbbbbb2',
    title: `恶意文本 ${hostileText}`,
    reportingBody: `机关${hostileText}`,
    reportYear: 2015,
    sourceAddress: 'javascript:alert(3)',
    outline: [node('s1', 'overview', hostileText, [`恶意文本 ${hostileText}`])],
  }
  const older = Array.from({ length: 14 }, (_, i): Report => {
    const year = 2005 + i
    return {
      ...base,
      reportId: `cccccccccc${String(i).padStart(2, '0')}`,
      title: `湖光市${year}年政府信息公开工作年度报告`,
      reportingBody: '湖光市人民政府',
      bodyId: '990200-湖光市人民政府',
      region: { code: '990200', province: '湖光省', city: '湖光市', county: null },
      administrativeLevel: 'prefecture',
      reportYear: year,
      publishedOn: `${year + 1}-03-01`,
      outline: [
        node('s1', 'overview', '一、概述', [`${year}年，全市政务公开工作平稳推进。`]),
        node('s2', 'disclosureOnRequest', '二、依申请公开情况', [
          `全年受理依申请公开${10 + i}件，均在法定期限内答复，没有延期。`,
        ]),
      ],
    }
  })
  return [full, ...fakeReports.slice(0, 2), traditional!, ...older, hostile]
}
