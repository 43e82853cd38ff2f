/** Fields a sidecar may state, under the names people write them. Data and how each value is read. */
import { sentence, type Sentence } from '../sentence.ts'
import { parseDate } from './dates.ts'
import type { AdministrativeLevel, Era, ReportKind, Script } from './types.ts'

/** Metadata that a sidecar states as it is; the place has fields of its own. */
export interface SidecarValues {
  title: string
  reportingBody: string
  publishingBody: string
  reportYear: number
  publishedOn: string
  administrativeLevel: AdministrativeLevel
  script: Script
  era: Era
  kind: ReportKind
  indexNumber: string
  documentNumber: string
  sourceAddress: string
}

/** A place, by its code, its whole name, or its names level by level. */
export const placeFields = ['region', 'regionCode', 'province', 'city', 'county'] as const
export type PlaceField = (typeof placeFields)[number]

interface FieldRow<T> {
  /** Other names of the field, beside its own. */
  names: readonly string[]
  /** Undefined for what cannot be the field's value. */
  read: (written: string) => T | undefined
  /** What a value must be. */
  expects: Sentence
}

const text = (...names: string[]): FieldRow<string> => ({
  names,
  read: (written) => written,
  expects: sentence('expected.text'),
})

function oneOf<T extends string>(values: readonly T[], ...names: string[]): FieldRow<T> {
  return {
    names,
    read: (written) => values.find((value) => value.toLowerCase() === written.toLowerCase()),
    expects: sentence('expected.oneOf', { values: values.join('、') }),
  }
}

/** Every field but the place. */
export const sidecarFields: {
  readonly [Field in keyof SidecarValues]: FieldRow<SidecarValues[Field]>
} = {
  title: text('标题', '题名'),
  reportingBody: text('报告机关', '报告单位', '机关', 'body'),
  publishingBody: text('发布机构', '公开机构', '发布机关'),
  reportYear: {
    names: ['报告年度', '年度', '年份', 'year'],
    read: (written) => {
      const year = /^(\d{4})(?:年度?)?$/.exec(written.normalize('NFKC'))?.[1]
      return year !== undefined && year >= '1990' && year <= '2100' ? Number(year) : undefined
    },
    expects: sentence('expected.year'),
  },
  publishedOn: {
    names: ['发布日期', '公开日期', 'date'],
    read: (written) => parseDate(written) ?? undefined,
    expects: sentence('expected.date'),
  },
  administrativeLevel: oneOf(
    ['national', 'province', 'prefecture', 'county', 'township', 'department'],
    '行政层级',
    'level',
  ),
  script: oneOf(['Hans', 'Hant']),
  era: oneOf(['2008', '2019', '2021', 'unknown']),
  kind: oneOf(['annualReport', 'workSummary', 'governmentWorkReport', 'notice', 'other']),
  indexNumber: text('索引号'),
  documentNumber: text('文号', '发文字号'),
  sourceAddress: {
    names: ['来源网址', '原文地址', '原文链接', '网址', 'url'],
    read: (written) => (/^https?:\/\/\S+$/.test(written) ? written : undefined),
    expects: sentence('expected.address'),
  },
}

const otherPlaceNames: Readonly<Record<PlaceField, readonly string[]>> = {
  region: ['地区', '行政区划'],
  regionCode: ['行政区划代码', '区划代码'],
  province: ['省', '省份'],
  city: ['市', '地市'],
  county: ['县', '区县', '县区'],
}

const fieldByName = new Map<string, keyof SidecarValues | PlaceField>([
  ...(Object.keys(sidecarFields) as (keyof SidecarValues)[]).flatMap((field) =>
    [field, ...sidecarFields[field].names].map((name) => [name.toLowerCase(), field] as const),
  ),
  ...placeFields.flatMap((field) =>
    [field, ...otherPlaceNames[field]].map((name) => [name.toLowerCase(), field] as const),
  ),
])

/** The field that a column or key of a sidecar names, or undefined. */
export function sidecarFieldOf(name: string): keyof SidecarValues | PlaceField | undefined {
  return fieldByName.get(name.trim().toLowerCase())
}
