/** The year a report speaks of: never simply the first year in the text. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import { findYears } from '../dates.ts'
import { propertiesOf } from '../properties.ts'
import type { ReportKind } from '../types.ts'
import { fileNameOf, originOf, surest, toBare, type Candidate, type Reading } from './reading.ts'

type YearCandidate = Candidate<number>

/** 自2017年1月1日起至2017年12月31日止: the end of the period counts. */
const periodPattern =
  /\d{4}年\d{1,2}月\d{1,2}日起?[至到—~-]+(\d{4})年12月31日|(\d{4})年1月1日起?[至到—~-]+12月31日/
/** 现将2017年度政府信息公开工作情况报告如下. */
const subjectPattern = /(?<!\d)((?:19|20)\d{2})年度?(?:的)?.{0,6}(?:信息公开|政务公开)/
/** 2012年2月29日在海拉尔区第十三届人民代表大会第六次会议上: the speech's year names the report. */
const meetingPattern = /((?:19|20)\d{2})年\d{1,2}月\d{1,2}日[^。]{0,4}在[^。]{2,40}(?:会议|大会)/
const tablePattern = /(?<!\d)((?:19|20)\d{2})年度?[^。\n|]{0,30}统计表/
/** Years without 年 in names of files and in titles: 2017政府信息公开年报. */
const bareYearPattern = /(?<!\d)((?:19|20)\d{2})(?!\d)/

/** A source this sure is not outdone by the table, the file name or the content, and those give no warnings. */
const surerThanContent = 0.7

/** A title of two years (2020年度报告——关于2021年…) yields to a period that the text states, and to nothing less. */
const titleOfTwoYears = 0.9

/** Two sources at least this sure that name different years are worth a warning. */
const sureEnough = 0.8

/**
 * Every year a source names, the surest first to be taken.
 *
 * @param publishedOn YYYY-MM-DD; a report comes out in the year after the one it speaks of, the weakest of the sources.
 */
export function findYear(
  reading: Reading,
  title: string | null,
  kind: ReportKind,
  publishedOn: string | null,
): { found: YearCandidate | null; warnings: DocumentWarning[] } {
  const candidates: YearCandidate[] = []
  const add = (
    year: number | undefined,
    from: string,
    confidence: number,
    evidence: string,
  ): void => {
    if (year !== undefined && year >= 1990 && year <= 2100)
      candidates.push({ value: year, from, confidence, evidence })
  }
  const addMatch = (pattern: RegExp, text: string, from: string, confidence: number): void => {
    const match = pattern.exec(text)
    const written = match?.[1] ?? match?.[2]
    if (match !== null && written !== undefined) add(Number(written), from, confidence, match[0])
  }

  if (kind === 'governmentWorkReport')
    addMatch(meetingPattern, reading.opening, 'first sentence', 0.98)
  if (title !== null) {
    const bare = toBare(title)
    const isOpen = schoolYear.exec(bare) === null && new Set(yearsOfTitle(bare)).size > 1
    add(yearOfTitle(bare), 'title', isOpen ? titleOfTwoYears : 0.97, title)
  }
  addMatch(periodPattern, reading.opening, 'period', 0.95)
  addMatch(subjectPattern, reading.opening, 'first sentence', 0.85)
  for (const value of propertiesOf(reading.document, 'reportYear'))
    addMatch(/^((?:19|20)\d{2})(?:年度?)?$/, value, 'properties', 0.75)
  if (!candidates.some((each) => each.confidence >= surerThanContent)) {
    addMatch(tablePattern, toBare(reading.whole.slice(-6000)), 'table heading', surerThanContent)
    addMatch(bareYearPattern, fileNameOf(reading.document.path), 'file name', 0.5)
    const frequent = mostFrequentYear(reading.whole)
    if (frequent !== null)
      add(frequent.year, 'content', 0.45, `${String(frequent.year)}年 × ${String(frequent.count)}`)
    if (publishedOn !== null)
      add(Number(publishedOn.slice(0, 4)) - 1, 'publishing date', 0.35, publishedOn)
  }

  const found = surest(candidates)
  return { found, warnings: found === null ? [] : disagreements(found, candidates, publishedOn) }
}

/** 2013—2014学年: a school's year, by the year it ends in. */
const schoolYear = /(?<!\d)(?<first>(?:19|20)\d{2})年?[—~至-]{1,2}(?<last>(?:19|20)\d{2})学年/

function yearsOfTitle(bare: string): number[] {
  return findYears(bare).map(({ year }) => year)
}

function yearOfTitle(bare: string): number | undefined {
  const school = schoolYear.exec(bare)?.groups
  if (school !== undefined && Number(school['last']) === Number(school['first']) + 1)
    return Number(school['last'])
  const years = findYears(bare)
  const beforeSubject = years.find((each) =>
    /^度?(?:本级)?(?:政府)?(?:信息|政务)公开/.test(bare.slice(each.end)),
  )
  const written = bareYearPattern.exec(bare)?.[1]
  return (beforeSubject ?? years[0])?.year ?? (written === undefined ? undefined : Number(written))
}

function mostFrequentYear(text: string): { year: number; count: number } | null {
  const counts = new Map<number, number>()
  for (const { year } of findYears(text)) counts.set(year, (counts.get(year) ?? 0) + 1)
  return (
    [...counts]
      .map(([year, count]) => ({ year, count }))
      .sort((a, b) => b.count - a.count || b.year - a.year)[0] ?? null
  )
}

function disagreements(
  found: YearCandidate,
  candidates: readonly YearCandidate[],
  publishedOn: string | null,
): DocumentWarning[] {
  const said = candidates
    .filter(
      (each) =>
        each.value !== found.value &&
        each.confidence >= sureEnough &&
        found.confidence >= sureEnough,
    )
    .map((each) =>
      sentence('report.yearsDisagree', {
        from: originOf(found.from),
        year: String(found.value),
        other: originOf(each.from),
        otherYear: String(each.value),
        evidence: each.evidence ?? '',
      }),
    )
  if (publishedOn !== null && Number(publishedOn.slice(0, 4)) < found.value) {
    const year = String(found.value)
    said.push(sentence('report.publishedBeforeYear', { year, published: publishedOn }))
  }
  return said.map((each) => remark('year_disagrees', each))
}
