/** What a file says of itself beside its text: meta tags of a page, columns of a table, properties of a document. */
import type { SourceDocument } from '../ingest/index.ts'

/** What a property can tell of a report. */
export type PropertyField =
  'title' | 'publishingBody' | 'publishedOn' | 'sourceAddress' | 'reportingBody' | 'reportYear'

/**
 * Names under which pages, crawlers and people give each, the surest first. Compared without case, spaces, `_` and `-`.
 * ArticleTitle, PubDate, ContentSource and SiteName are the tags that government sites must carry (国办发〔2017〕47号).
 */
const propertyNames: Readonly<Record<PropertyField, readonly string[]>> = {
  title: [
    'ArticleTitle',
    '标题',
    '题名',
    '文件标题',
    '报告标题',
    '报告名称',
    '信息名称',
    'og:title',
    'title',
  ],
  publishingBody: [
    '发布机构',
    '发布单位',
    '发布机关',
    '公开机构',
    '发文机关',
    '发文单位',
    'ContentSource',
    '信息来源',
    '来源',
    'publisher',
    'source',
  ],
  publishedOn: [
    '发布日期',
    '发布时间',
    '公开日期',
    '公开时间',
    'PubDate',
    'publishedOn',
    'publish_date',
    'publish_time',
    'published_at',
    'published',
    'publication_date',
    'article:published_time',
    '日期',
    'date',
  ],
  sourceAddress: [
    '来源网址',
    '原文链接',
    '原文地址',
    '网址',
    '链接',
    'source_url',
    'page_url',
    'url',
    'link',
    'href',
    'canonical',
    'og:url',
  ],
  reportingBody: [
    '报告机关',
    '报告单位',
    '机关',
    '机关名称',
    '单位名称',
    '单位',
    '单位全称',
    '部门',
    '部门名称',
    '机构',
    '机构名称',
    '行政机关',
    'reporting_body',
    'body',
    'agency',
    'agency_name',
    'department',
    'department_name',
    'organization',
    'org',
    'org_name',
    'unit',
    'unit_name',
  ],
  reportYear: ['报告年度', '报告年份', '年度', '年份', 'report_year', 'year'],
}

const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '')

/** Values that a document's properties give for a field, the surest first; empty where none does. */
export function propertiesOf(
  { properties }: Pick<SourceDocument, 'properties'>,
  field: PropertyField,
): string[] {
  const byName = new Map(
    Object.entries(properties).map(([name, value]) => [plainName(name), value.trim()]),
  )
  return propertyNames[field].flatMap((name) => byName.get(plainName(name)) ?? [])
}
