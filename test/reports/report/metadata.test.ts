import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extract } from '../../report/extract.ts'
import { sharedPath } from '../support/shared-path.ts'

interface Expected {
  file: string
  title: string | null
  reportingBody: string
  publishingBody: string | null
  indexNumber?: string
  reportYear: number
  publishedOn: string | null
  region: { province: string; city: string; county: string | null }
  administrativeLevel: string
  script: string
}

describe('the real reports', () => {
  const expected = JSON.parse(
    readFileSync(sharedPath('expected', 'reports.json'), 'utf8'),
  ) as Expected[]

  it.each(expected)('$file', ({ file, title, region, indexNumber, ...rest }) => {
    const { metadata, origins, titleLines, warnings } = extract(
      readFileSync(sharedPath('reports', file), 'utf8'),
      file,
    )
    const fields = [
      'reportingBody',
      'publishingBody',
      'reportYear',
      'publishedOn',
      'administrativeLevel',
      'script',
    ] as const
    for (const field of fields) expect(metadata[field], field).toBe(rest[field])
    expect(metadata.region).toMatchObject(region)
    expect(metadata.indexNumber).toBe(indexNumber ?? null)
    expect(warnings).toEqual([])
    if (title === null) {
      expect(metadata.title).toBe('鄂托克前旗住房和城乡规划建设局2017年度政务公开工作总结')
      expect(origins.title?.from).toBe('made')
      expect(titleLines).toEqual([])
    } else {
      expect(metadata.title).toBe(title)
      expect(titleLines).toEqual([title])
    }
  })

  it.each([
    [
      'pingtan-2021-flattened.txt',
      {
        reportingBody: '平潭综合实验区管理委员会',
        reportYear: 2021,
        publishedOn: '2022-02-08',
        era: '2021',
        administrativeLevel: 'county',
      },
    ],
    [
      'pingtan-tax-2013.txt',
      {
        reportingBody: '平潭综合实验区地方税务局',
        reportYear: 2013,
        publishedOn: '2014-02-25',
        era: '2008',
        administrativeLevel: 'department',
      },
    ],
  ])('%s', (file, wanted) => {
    const { metadata } = extract(readFileSync(sharedPath('samples', file), 'utf8'), file)
    expect(metadata).toMatchObject({
      ...wanted,
      kind: 'annualReport',
      publishingBody: '平潭县人民政府',
      region: { province: '福建省', city: '福州市', county: '平潭县' },
    })
  })

  it('hailar-2012-work-report-gbk.txt is a work report to a congress', () => {
    const file = 'hailar-2012-work-report-gbk.txt'
    const text = new TextDecoder('gb18030').decode(readFileSync(sharedPath('samples', file)))
    const { metadata, titleLines } = extract(text, file)
    expect(metadata).toMatchObject({
      title: '政府工作报告',
      kind: 'governmentWorkReport',
      era: 'unknown',
      reportYear: 2012,
      reportingBody: '海拉尔区人民政府',
      region: { province: '内蒙古自治区', city: '呼伦贝尔市', county: '海拉尔区' },
    })
    expect(titleLines).toEqual(['政 府 工 作 报 告'])
  })
})
