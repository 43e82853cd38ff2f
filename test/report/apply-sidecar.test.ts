import { describe, expect, it } from 'vitest'
import { readBytes } from '../../src/ingest/index.ts'
import { applySidecar, parseReport, type Report } from '../../src/report/index.ts'

const text = `泰州市高港区人民政府2017年政府信息公开年度报告
发布日期:2018-03-05
统计期限自2016年1月1日起至2016年12月31日止。
一、概述
本区全年主动公开信息。
高港区人民政府办公室
2018年3月5日`

async function read(content = text, path = 'a.txt'): Promise<Report> {
  return parseReport((await readBytes(new TextEncoder().encode(content), path))[0]!)
}

describe('applySidecar', () => {
  it('puts every stated value before what was read, and says so', async () => {
    const values = {
      title: '另一个题名',
      reportYear: '2016',
      publishedOn: '2018年4月1日',
      publishingBody: '高港区大数据局',
      indexNumber: '014/2018',
      documentNumber: '泰高政办〔2018〕1号',
      sourceAddress: 'https://example.gov.cn/1.html',
      era: '2019',
      kind: 'workSummary',
      script: 'Hant',
      administrativeLevel: 'department',
    }
    const before = await read()
    const report = applySidecar(before, values)
    expect(report).toMatchObject({ ...values, reportYear: 2016, publishedOn: '2018-04-01' })
    for (const field of Object.keys(values))
      expect(report.origins).toMatchObject({ [field]: { from: 'sidecar', confidence: 1 } })
    expect(report.reportId).toBe(before.reportId)
    expect(report.reportingBody).toBe(before.reportingBody)
    expect(before.reportYear).toBe(2017)
  })

  it('works out place, id and level anew where the body is another', async () => {
    const report = applySidecar(await read(), { 报告机关: '博州政府' })
    expect(report).toMatchObject({
      reportingBody: '博尔塔拉蒙古自治州人民政府',
      bodyId: '652700-博尔塔拉蒙古自治州人民政府',
      administrativeLevel: 'prefecture',
      region: { code: '652700', province: '新疆维吾尔自治区' },
    })
    expect(report.origins).toMatchObject({
      region: { from: 'sidecar' },
      bodyId: { from: 'sidecar' },
      administrativeLevel: { from: 'sidecar' },
    })
  })

  it('keeps the place of a body named without one', async () => {
    const report = applySidecar(await read(), { reportingBody: '水利局' })
    expect(report).toMatchObject({
      bodyId: '321203-高港区水利局',
      administrativeLevel: 'department',
      region: { code: '321203' },
    })
  })

  it.each([
    [{ region: '江苏省泰州市兴化市' }, '321281', '兴化市'],
    [{ region: '321281' }, '321281', '兴化市'],
    [{ regionCode: '321281' }, '321281', '兴化市'],
    [{ 省: '江苏省', 市: '泰州市', 县: '兴化市' }, '321281', '兴化市'],
    [{ province: '云岭省', city: '澄江州', county: '青禾县' }, null, '青禾县'],
  ] as [Record<string, string>, string | null, string][])(
    'takes the place %j',
    async (values, code, county) => {
      const report = applySidecar(await read(), values)
      expect(report.region).toMatchObject({ code, county })
      expect(report.origins.region?.from).toBe('sidecar')
      expect(report.bodyId).toBe(`${code ?? '000000'}-高港区人民政府`)
    },
  )

  it('settles warnings about what it states, and no others', async () => {
    const before = await read()
    expect(before.warnings.map(({ code }) => code)).toEqual(['year_disagrees'])
    expect(applySidecar(before, { reportYear: '2017' }).warnings).toEqual([])
    expect(applySidecar(before, { indexNumber: '1' }).warnings).toEqual(before.warnings)
  })

  it('makes the title of a text without one from what is stated', async () => {
    const before = await read('一、概述\n本区全年主动公开政府信息,收到申请。')
    expect(before.title).toBeNull()
    const report = applySidecar(before, {
      body: '高港区人民政府',
      year: '2017年',
      kind: 'annualReport',
    })
    expect(report.title).toBe('高港区人民政府2017年政府信息公开工作年度报告')
  })

  it.each([
    [{ reportYear: '17' }, 'sidecar_value', /reportYear 写作“17”/],
    [{ publishedOn: '春天' }, 'sidecar_value', /publishedOn/],
    [{ kind: 'essay' }, 'sidecar_value', /annualReport、workSummary/],
    [{ sourceAddress: 'javascript:1' }, 'sidecar_value', /http/],
    [{ region: '鼓楼区' }, 'sidecar_value', /鼓楼区/],
    [{ region: '999999' }, 'sidecar_value', /999999/],
    [{ reportId: 'abc' }, 'sidecar_field', /没有“reportId”/],
  ] as [Record<string, string>, string, RegExp][])(
    'leaves what was read and warns of %j',
    async (values, code, message) => {
      const before = await read()
      const { warnings, ...report } = applySidecar(before, values)
      const { warnings: known, ...unchanged } = before
      expect(report).toEqual(unchanged)
      expect(warnings.slice(0, -1)).toEqual(known)
      expect(warnings.at(-1)?.code).toBe(code)
      expect(warnings.at(-1)?.message).toMatch(message)
    },
  )

  it('ignores blank values', async () => {
    const before = await read()
    expect(applySidecar(before, { title: ' ', reportYear: '' })).toEqual(before)
  })
})
