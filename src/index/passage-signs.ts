/** What a passage's text tells of its use to a reader, and what of a report only names it: looked at where the best passage is chosen. */
import type { ReportMetadata, SectionKey } from '../report/index.ts'
import { normalizeText } from '../text/index.ts'
import type { PassageKind } from './searched-passages.ts'

/** 本报告由…组成, a table of contents: says of what the report consists, and nothing of it. */
const listsParts =
  /报告.{0,40}(?:由|包括|包含|分为|分|共).{0,240}(?:部分|组成|构成)|^目录|一、.*二、.*三、/u

/** A cell with a number, behind the first: that may be the number of the row. */
const hasNumber = /\|[-+]?\d/u

/** Whether `isListing` looks at passages like this one at all. */
export function mayList(kind: PassageKind, section: SectionKey): boolean {
  return kind === 'tableRow' || (kind === 'paragraph' && section === 'preamble')
}

/** Whether a passage only lists what stands elsewhere: the parts of the report, or the columns of a table. */
export function isListing(kind: PassageKind, section: SectionKey, normalized: string): boolean {
  if (!mayList(kind, section)) return false
  return kind === 'tableRow'
    ? normalized.includes('|') && !hasNumber.test(normalized)
    : listsParts.test(normalized)
}

/** What a report is called by, normalized: its title, body, places and year. */
export function namesOfReport({
  title,
  reportingBody,
  region,
  reportYear,
}: ReportMetadata): string[] {
  const { province, city, county } = region
  const year = reportYear === null ? null : `${String(reportYear)}年`
  return [title, reportingBody, province, city, county, year]
    .filter((name) => name !== null)
    .map(normalizeText)
}
