import { describe, expect, it } from 'vitest'
import { generateReports, mutateArithmetic } from '../../../bench/generator/index.ts'
import { readBytes } from '../../../src/ingest/index.ts'
import { parseReport, reviewReport, type Report, type SlipCode } from '../../../src/report/index.ts'

async function read(text: string): Promise<Report> {
  return parseReport((await readBytes(new TextEncoder().encode(text), 'report.txt'))[0]!)
}

const [first, second] = [...generateReports({ seed: 11, count: 2, era: '2021' })]
const [older] = [...generateReports({ seed: 11, count: 1, era: '2008' })]

const title = '江苏省泰州市高港区教育局2023年政府信息公开工作年度报告'
const chapters = [
  '一、总体情况\n2023年，主动公开信息120条；收到依申请公开3件；加强政府信息管理；完善平台建设；落实监督保障。',
  '二、主动公开政府信息情况\n公开规范性文件2件。',
  '三、收到和处理政府信息公开申请情况\n全年收到申请3件，均已答复。',
  '四、政府信息公开行政复议、行政诉讼情况\n无。',
  '五、存在的主要问题及改进情况\n公开内容还不够丰富，下一步加强培训。',
  '六、其他需要报告的事项\n本年度没有收取信息处理费。',
]
const draft = (parts: readonly string[] = chapters, head = title): string =>
  [head, ...parts].join('\n')
const withPart = (place: number, text: string): string =>
  draft(chapters.map((each, i) => (i === place ? text : each)))

async function slipsOf(text: string): Promise<[SlipCode, string | null][]> {
  const { slips } = reviewReport(await read(text))
  return slips.map(({ code, passageId }) => [code, passageId])
}

describe('chapters', () => {
  it('are all there in a whole report, with what stands under them', async () => {
    const { form, chapters: found, errors } = reviewReport(await read(draft()))
    expect(form).toBe('2021')
    expect(found.map(({ state }) => state)).toEqual(Array(6).fill('present'))
    expect(found[3]).toMatchObject({ section: 'reviewAndLitigation', nodeId: 's4', characters: 2 })
    expect(errors).toBe(0)
  })

  it('that are missing or empty are errors', async () => {
    const left = draft(chapters.filter((_, i) => i !== 3))
    const empty = withPart(4, '五、存在的主要问题及改进情况')
    const missing = reviewReport(await read(left))
    expect(missing.chapters.map(({ state }) => state)[3]).toBe('missing')
    expect(missing.errors).toBe(1)
    expect(reviewReport(await read(empty)).chapters[4]).toMatchObject({
      ...{ state: 'empty', nodeId: 's5', characters: 0, tables: 0 },
    })
  })

  it('are prescribed from 2019 on alone', async () => {
    const { form, chapters: found } = reviewReport(await read(older!.text))
    expect([form, found]).toEqual([null, []])
  })
})

describe('arithmetic', () => {
  it('of every cell of a generated report comes out, and each cell knows its sums', async () => {
    const report = await read(first!.text)
    const { checks, cells, errors } = reviewReport(report)
    expect(errors).toBe(0)
    expect(cells.length).toBeGreaterThan(175)
    const summed = cells.filter(({ pass }) => pass.length > 0)
    expect(summed.length).toBeGreaterThan(170)
    for (const { figure, pass } of summed)
      for (const place of pass) {
        const { key, applicant } = report.figures[figure]!
        expect(checks[place]?.cells).toContain(
          applicant === undefined ? key : `${key}@${applicant}`,
        )
      }
  })

  it.each([1, 2, 3, 4, 5])(
    'shows a wrong number first, in each cell of its sum (%d)',
    async (seed) => {
      const report = await read(mutateArithmetic(first!, seed).report.text)
      const { checks, cells, errors } = reviewReport(report)
      const failed = checks.filter(({ outcome }) => outcome === 'fail')
      expect(failed.length).toBeGreaterThan(0)
      expect(checks.slice(0, failed.length)).toEqual(failed)
      expect(errors).toBe(failed.length)
      expect(cells.some(({ fail }) => fail.length > 0)).toBe(true)
    },
  )
})

describe('last year', () => {
  it('is held against this one: what is carried over, and what was taken over word for word', async () => {
    const [before, now] = [await read(first!.text), await read(second!.text)]
    const { lastYear } = reviewReport(now, before)
    expect(lastYear?.reportYear).toBe(before.reportYear)
    expect(lastYear?.checks.length).toBeGreaterThan(5)
    expect(lastYear?.checks.every(({ outcome }) => outcome === 'pass')).toBe(true)
    const copied = reviewReport({ ...before, reportId: 'copy' }, before).lastYear
    expect(copied?.verbatim).toBe(copied?.length)
    expect(copied?.unchanged.length).toBeGreaterThan(lastYear!.unchanged.length)
  })

  it('is not there for a body that reports for the first time', async () => {
    expect(reviewReport(await read(draft())).lastYear).toBeNull()
  })
})

describe('likely slips', () => {
  it('are none in a plain report', async () => {
    expect(await slipsOf(draft())).toEqual([])
    expect(await slipsOf(first!.text)).toEqual([])
  })

  it.each([
    ['统计期限为2022年1月1日至2022年12月31日。', 'other_period'],
    ['现公布2022年政府信息公开工作年度报告。', 'other_year'],
    ['2026年召开会议3次。', 'year_to_come'],
    ['南京市鼓楼区人民政府门户网站发布信息。', 'other_place'],
    ['XX局公布了目录。', 'placeholder'],
    ['召开会议____次。', 'placeholder'],
    ['联系电话：。', 'no_phone'],
  ] as const)('%s', async (text, code) => {
    const found = await slipsOf(withPart(2, `${chapters[2]!}\n${text}`))
    expect(found.map(([each]) => each)).toEqual([code])
    if (code !== 'no_phone') expect(found[0]?.[1]).toBe('s3.p2')
  })

  it.each([
    '统计期限为2023年1月1日至12月31日。',
    '泰州市人民政府、江苏省人民政府转发的文件均已公开。',
    '按照到2025年的规划推进。',
    '联系电话：0523-86961234。',
    '网址http://www.example.gov.cn/xxgk/xxx.html。',
    '与2022年相比增加2件。',
  ])('are not seen in: %s', async (text) => {
    expect(await slipsOf(withPart(2, `${chapters[2]!}\n${text}`))).toEqual([])
  })

  it('are what the form of 2021 asks for and the text does not have', async () => {
    const found = await slipsOf(
      withPart(
        0,
        '一、总体情况\n2023年，主动公开信息120条，依申请公开3件，信息管理规范，网站改版。',
      ),
    )
    expect(found).toEqual([['head_missing', null]])
    expect(await slipsOf(withPart(5, '六、其他需要报告的事项\n无。'))).toEqual([
      ['fee_not_stated', null],
    ])
  })

  it.each([
    ['教育局', '2024-01-31', []],
    ['教育局', '2024-02-01', ['published_late']],
    ['人民政府', '2024-03-31', []],
    ['人民政府', '2024-04-01', ['published_late']],
  ])('%s on %s', async (body, publishedOn, expected) => {
    const report = await read(draft(chapters, title.replace('教育局', body)))
    const { slips } = reviewReport({ ...report, publishedOn })
    expect(slips.map(({ code }) => code)).toEqual(expected)
  })
})
