/**
 * Answers to queries that name a figure: the figure of a body and year, its years, or who has the most. Only numbers that a
 * report states in so many words count, and only bodies that the names leave no doubt about.
 */
import type { EngineFigure, SearchEngine, SearchFilters } from '../index/index.ts'
import { longestName } from '../limits.ts'
import type { ParsedQuery } from '../query/index.ts'
import {
  figureKeys,
  matchesRegion,
  walkOutline,
  type FigureKey,
  type Region,
  type Report,
  type ReportMetadata,
} from '../report/index.ts'
import { readFigureQuestion, type FigureQuestion } from './question.ts'
import { toReportFigure } from './figures.ts'
import type { Answer, StatedFigure } from './contract/index.ts'

/** A name of more bodies than these is no answer. */
const mostBodies = 3
/** Rows of a ranking, and years of a body. */
const mostRows = { body: 5, year: 40 }
/** Figures looked through for the rows of a ranking, and for the sums of all years. */
const mostRead = 500
const pageSize = 50

const keyRows = new Map(figureKeys.map((row) => [row.key, row]))

/** A body that a question may mean. */
interface Body {
  bodyId: string
  reportingBody: string | null
  region: Region
}

/** Whether a figure is stated: in a cell or a sentence, with a number, in an annual report. Others are never part of an answer. */
function isStated({ metadata, figure }: EngineFigure): boolean {
  return (
    figure.value !== null &&
    (figure.reading === 'table' || figure.reading === 'prose') &&
    (figure.state ?? 'stated') === 'stated' &&
    metadata.kind !== 'notice' &&
    metadata.kind !== 'governmentWorkReport'
  )
}

/** Answers a query that names a figure; none for any other query, and none where body or figure are not sure. */
export async function answersTo(
  engine: SearchEngine,
  parsed: ParsedQuery,
  filters: SearchFilters,
): Promise<Answer[]> {
  const question = readFigureQuestion(parsed)
  if (question === null || parsed.filters.some(({ negated }) => negated)) return []
  const among = withWhatIsSaid(filters, question)
  if (among === null) return []
  for (const key of question.keys) {
    const answerer = new Answerer(engine, keyRows.get(key)!, question, among)
    const answers = await answerer.answers()
    if (answers.length > 0) return answers
  }
  return []
}

/** The filters with years and level of the question; null where both name one of them. */
function withWhatIsSaid(
  filters: SearchFilters,
  { years, level }: FigureQuestion,
): SearchFilters | null {
  if (years.length > 0 && filters.year.length > 0) return null
  if (level !== null && filters.level.length > 0) return null
  return {
    ...filters,
    section: [],
    part: [],
    year: years.length > 0 ? [...years] : filters.year,
    level: level === null ? filters.level : [level],
  }
}

/** The region without its closest place; null where that is its only one. */
function regionAbove({ code, province, city, county }: Region): Region | null {
  if (county !== null)
    return { code: code && `${code.slice(0, 4)}00`, province, city, county: null }
  if (city !== null)
    return { code: code && `${code.slice(0, 2)}0000`, province, city: null, county: null }
  return null
}

/** Whether a body governs the very place of a name: no office of it, and none below it. */
function governs({ region, administrativeLevel }: ReportMetadata, place: string): boolean {
  if (administrativeLevel === null) return false
  if (administrativeLevel === 'department' || administrativeLevel === 'township') return false
  const above = regionAbove(region)
  return matchesRegion(region, place) && (above === null || !matchesRegion(above, place))
}

/** Answers one question by one figure. */
class Answerer {
  private readonly engine: SearchEngine
  private readonly row: FigureKey
  private readonly question: FigureQuestion
  private readonly filters: SearchFilters

  constructor(
    engine: SearchEngine,
    row: FigureKey,
    question: FigureQuestion,
    filters: SearchFilters,
  ) {
    this.engine = engine
    this.row = row
    this.question = question
    this.filters = filters
  }

  async answers(): Promise<Answer[]> {
    const { rank, by, names } = this.question
    const { body, region, year } = this.filters
    if (rank !== null && by === 'body') return this.rankBodies(rank)
    if (names.length + body.length + region.length === 0) {
      if (rank === null) return []
      return by === 'year' ? this.rankYearsOfAll(rank) : this.rankBodies(rank)
    }
    if (rank !== null && by === null) {
      // 江苏 2019 收到申请 最多: of one year it is the bodies that are ranked.
      const isOneYear = year.length === 1 && year[0]!.from === year[0]!.to
      if (isOneYear || names.length + body.length === 0) return this.rankBodies(rank)
    }
    const bodies = await this.bodies()
    if (bodies.length > mostBodies) return []
    const answers = await Promise.all(bodies.map((each) => this.ofBody(each)))
    return answers.filter((answer) => answer !== null)
  }

  /** The bodies that the names of the question, or the filters where it has none, mean. */
  private async bodies(): Promise<Body[]> {
    const parts = await this.parts()
    if (parts === null) return []
    const meant = parts.length > 0 ? parts : this.filters.body.length > 0 ? [] : this.filters.region
    const wide = { ...this.filters, year: [], level: [] }
    const found =
      meant.length === 0
        ? [await this.listed(wide)]
        : await Promise.all(meant.map((name) => this.called(name, wide)))
    const bodies = new Map<string, Body>()
    for (const metadata of found.flat()) {
      const { bodyId, reportingBody, region } = metadata
      const isMeant =
        parts.length === 0 ||
        parts.every(
          (name, i) =>
            matchesRegion(region, name) || found[i]!.some((other) => other.bodyId === bodyId),
        )
      if (bodyId !== null && isMeant && !bodies.has(bodyId))
        bodies.set(bodyId, { bodyId, reportingBody, region })
    }
    return [...bodies.values()]
  }

  /** The names of the question as they are known; null where one is not. */
  private async parts(): Promise<string[] | null> {
    const parts: string[] = []
    for (const name of this.question.names) {
      const known = await this.knownParts(name)
      if (known === null) return null
      parts.push(...known)
    }
    return parts
  }

  private async listed(filters: SearchFilters): Promise<ReportMetadata[]> {
    const { reports } = await this.engine.list(filters, Infinity, 0)
    return reports.map(({ metadata }) => metadata)
  }

  /** Reports of the bodies that go by a name, and of the government of the place that does. */
  private async called(name: string, filters: SearchFilters): Promise<ReportMetadata[]> {
    const ids = (await this.resolved(name)).flatMap(({ kind, ids: own }) =>
      kind === 'body' ? own : [],
    )
    const withBody = filters.body.length > 0 ? filters : { ...filters, body: ids }
    const bodies = ids.length === 0 ? [] : await this.listed(withBody)
    const inPlace = filters.region.length > 0 ? filters : { ...filters, region: [name] }
    const ofPlace = (await this.listed(inPlace)).filter((metadata) => governs(metadata, name))
    return [...bodies.filter(({ bodyId }) => ids.includes(bodyId!)), ...ofPlace]
  }

  /** What goes by a name exactly: a slip forgiven would be a guess. */
  private async resolved(name: string): Promise<{ kind: string; ids: string[] }[]> {
    const things = (await this.engine.names?.resolve(name)) ?? []
    return things.filter(({ kind, certainty, ids }) => {
      if (kind !== 'body' && kind !== 'place') return false
      const all = new Set(
        things.filter((other) => other.kind === kind).flatMap((other) => other.ids),
      )
      return certainty * Math.max(1, ids.length, all.size) > 0.99
    })
  }

  /** The name as it is known, or in two parts of which each is (江苏省淮安市财政局); null where it is not. */
  private async knownParts(name: string): Promise<string[] | null> {
    const isKnown = async (part: string): Promise<boolean> =>
      part.length > 1 &&
      ((await this.resolved(part)).length > 0 ||
        (await this.engine.list({ ...this.filters, year: [], level: [], region: [part] }, 0, 0))
          .total > 0)
    if (name.length > longestName.body) return null
    if (await isKnown(name)) return [name]
    for (let cut = name.length - 2; cut > 1; cut--) {
      const [first, second] = [name.slice(0, cut), name.slice(cut)]
      if ((await isKnown(first)) && (await isKnown(second))) return [first, second]
    }
    return null
  }

  private ask(
    filters: SearchFilters,
    limit: number,
    offset: number,
    order?: 'most' | 'least',
  ): Promise<{ total: number; blank: number; figures: EngineFigure[] }> {
    const { applicant } = this.question
    const named = { key: this.row.key, applicant, filters, limit, offset }
    return this.engine.figures(order === undefined ? named : { ...named, order })
  }

  /** Every stated figure of a body in any year, newest first; several of a year only where they differ. */
  private async statedBy(bodyId: string): Promise<EngineFigure[]> {
    const filters = { ...this.filters, body: [bodyId], region: [], year: [], level: [] }
    const { figures } = await this.ask(filters, mostRead, 0)
    const seen = new Set<string>()
    return figures.filter((each) => {
      const { metadata, figure } = each
      if (!isStated(each) || metadata.bodyId !== bodyId || metadata.reportYear === null)
        return false
      const name = `${metadata.reportYear} ${figure.value}`
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
  }

  private inYears({ metadata: { reportYear } }: EngineFigure): boolean {
    const { year: asked } = this.filters
    return (
      asked.length === 0 ||
      asked.some(
        ({ from, to }) => reportYear! >= (from ?? -Infinity) && reportYear! <= (to ?? Infinity),
      )
    )
  }

  private async ofBody(body: Body): Promise<Answer | null> {
    const { rank } = this.question
    const all = await this.statedBy(body.bodyId)
    const wanted = all.filter((each) => this.inYears(each))
    if (wanted.length === 0) return null
    const { reportingBody, bodyId, region } = body
    const said = { ...this.base(), body: { bodyId, reportingBody, region }, reports: wanted.length }
    const years = all.map((each) => this.plain(each))
    if (rank !== null) {
      const sign = rank === 'most' ? -1 : 1
      const sorted = wanted
        .toSorted((a, b) => sign * (a.figure.value! - b.figure.value!))
        .slice(0, mostRows.body)
      const values = await Promise.all(sorted.map((each) => this.stated(each)))
      return { ...said, kind: 'ranking', by: 'year', order: rank, values, years }
    }
    const isOneYear = new Set(wanted.map(({ metadata }) => metadata.reportYear)).size === 1
    const isOneAsked =
      this.filters.year.length === 1 && this.filters.year[0]!.from === this.filters.year[0]!.to
    const kind = isOneYear && isOneAsked ? 'value' : 'years'
    const shown = wanted.slice(0, mostRows.year)
    const values =
      kind === 'value'
        ? await Promise.all(shown.map((each) => this.stated(each)))
        : shown.map((each) => this.plain(each))
    return { ...said, kind, values, years }
  }

  /** The bodies that state most or least: of several years of one body the one that counts. */
  private async rankBodies(order: 'most' | 'least'): Promise<Answer[]> {
    const parts = await this.parts()
    if (parts === null || (parts.length > 0 && this.filters.region.length > 0)) return []
    const filters = await this.inside(parts)
    const isInside = ({ metadata }: EngineFigure): boolean =>
      parts.every((part) => matchesRegion(metadata.region, part))
    const rows = new Map<string, EngineFigure>()
    let passedOver = 0
    let reports = 0
    for (let offset = 0; offset < mostRead && rows.size < mostRows.body; offset += pageSize) {
      const { figures, total, blank } = await this.ask(filters, pageSize, offset, order)
      reports = total - blank
      for (const each of figures) {
        const { bodyId, reportYear } = each.metadata
        if (each.figure.value === null || !isInside(each) || rows.size === mostRows.body) continue
        if (!isStated(each) || bodyId === null || reportYear === null) passedOver++
        else if (!rows.has(bodyId)) rows.set(bodyId, each)
      }
      if (offset + pageSize >= total) break
    }
    if (rows.size === 0) return []
    const withOthers = await Promise.all([...rows].map((row) => this.withOthers(row)))
    const values = await Promise.all(withOthers.flat().map((each) => this.stated(each)))
    const region = parts.length > 0 ? parts.join('') : null
    const counts = { reports, passedOver }
    return [{ ...this.base(), kind: 'ranking', by: 'body', order, values, region, ...counts }]
  }

  /** A row of a ranking, and what other reports of the body and year state otherwise. */
  private async withOthers([bodyId, row]: readonly [string, EngineFigure]): Promise<
    EngineFigure[]
  > {
    const { reportYear } = row.metadata
    const all = await this.statedBy(bodyId)
    const others = all.filter(
      ({ metadata, figure }) =>
        metadata.reportYear === reportYear && figure.value !== row.figure.value,
    )
    return [row, ...others]
  }

  /** The filters narrowed to the narrowest of some places. */
  private async inside(places: readonly string[]): Promise<SearchFilters> {
    let narrowest = { filters: this.filters, total: Infinity }
    for (const place of places) {
      const filters = { ...this.filters, region: [place] }
      const { total } = await this.engine.list(filters, 0, 0)
      if (total < narrowest.total) narrowest = { filters, total }
    }
    return narrowest.filters
  }

  /** The years by what all reports of each state together, where these are few enough to be looked at one by one. */
  private async rankYearsOfAll(order: 'most' | 'least'): Promise<Answer[]> {
    const { figures, total } = await this.ask(this.filters, mostRead, 0)
    if (total > mostRead) return []
    /** What each body states of each year: a report that was put online twice counts once, numbers that differ do not. */
    const byBody = new Map<string, { year: number; values: Set<number>; reports: number }>()
    let passedOver = 0
    for (const each of figures) {
      const { bodyId, reportYear } = each.metadata
      if (each.figure.value === null) continue
      if (!isStated(each) || bodyId === null || reportYear === null) {
        passedOver++
        continue
      }
      const key = `${reportYear} ${bodyId}`
      const entry = byBody.get(key) ?? { year: reportYear, values: new Set(), reports: 0 }
      byBody.set(key, entry)
      entry.values.add(each.figure.value)
      entry.reports++
    }
    const sums = new Map<number, { year: number; sum: number; reports: number }>()
    let counted = 0
    for (const { year, values, reports } of byBody.values()) {
      const [value] = values
      if (values.size !== 1 || value === undefined) {
        passedOver += reports
        continue
      }
      const entry = sums.get(year) ?? { year, sum: 0, reports: 0 }
      sums.set(year, entry)
      entry.sum += value
      entry.reports++
      counted++
    }
    if (sums.size === 0) return []
    const sign = order === 'most' ? -1 : 1
    const rows = [...sums.values()].sort((a, b) => sign * (a.sum - b.sum) || b.year - a.year)
    return [
      {
        ...this.base(),
        kind: 'ranking',
        by: 'year',
        order,
        sums: rows,
        reports: counted,
        passedOver,
      },
    ]
  }

  private base(): Omit<Answer, 'kind'> {
    const { key, label, unit, definition } = this.row
    const { level, applicant } = this.question
    const asked = this.filters.year
    return {
      key,
      label,
      unit,
      definition,
      applicant,
      body: null,
      by: null,
      order: null,
      asked,
      region: null,
      level,
      values: [],
      years: [],
      sums: [],
      reports: 0,
      passedOver: 0,
    }
  }

  private plain(each: EngineFigure): StatedFigure {
    return { ...toReportFigure(each), value: each.figure.value!, place: null, failedChecks: [] }
  }

  /** A figure with the words it stands in, and the report's own checks that speak against it. */
  private async stated(each: EngineFigure): Promise<StatedFigure> {
    const plain = this.plain(each)
    const report = await this.engine.report(plain.reportId)
    if (report === null) return plain
    const name = plain.applicant === null ? plain.key : `${plain.key}@${plain.applicant}`
    const failedChecks = report.checks
      .filter(({ outcome, cells }) => outcome === 'fail' && cells.includes(name))
      .map(({ formula }) => formula)
    return { ...plain, place: placeOf(report, plain), failedChecks }
  }
}

/** The sentence a figure stands in, or what its row of a table is called. */
function placeOf({ outline }: Report, { source }: StatedFigure): string | null {
  if (source.sentence !== undefined) return source.sentence
  for (const node of walkOutline(outline)) {
    const table = node.tables.find(({ id }) => id === source.tableId)
    const row = table?.rows[source.row ?? -1]
    if (row === undefined) continue
    const label = row
      .slice(0, source.column ?? row.length)
      .filter((cell) => cell.trim() !== '' && !/^[\d.,/%-]+$/.test(cell.trim()))
    return label.length > 0 ? label.join(' · ') : null
  }
  return null
}
