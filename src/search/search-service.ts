/** Search from query text to answer: parse, resolve, ask the engine, draw hits with excerpts and marks. */
import { AppError } from '../errors.ts'
import {
  positiveTerms,
  type EngineHit,
  type EngineRequest,
  type EngineResult,
  type Literal,
  type SearchEngine,
} from '../index/index.ts'
import { parseQuery } from '../query/index.ts'
import { sectionLabelOf } from '../report/index.ts'
import { normalizeText, type Analyzer } from '../text/index.ts'
import { figureKeyCounts, figuresOf } from './figures.ts'
import { highlight, type Range } from './highlight.ts'
import { noFilters, resolveQuery, type ResolvedQuery } from './resolve.ts'
import type { BodyCoverage, IndexStats, SearchService } from './service.ts'
import { snippet } from './snippet.ts'
import type {
  PassageHit,
  SearchHit,
  SearchParameters,
  SearchResponse,
  SearchWarning,
} from './types.ts'

/** Longest query, UTF-16 units. */
export const maxQueryLength = 500
/** Best passages shown for each hit. */
const passagesPerHit = 3

/** What is marked of a query: an excluded word may stand in a report that matches otherwise, but is no find. */
function literalsToMark(query: ResolvedQuery): Literal[] {
  return [...positiveTerms(query.match)].flatMap((term) => query.terms[term]!.literals)
}

/** Marks of a query in any text: those of a report opened from a search. */
function createHighlighter(analyzer: Analyzer): (text: string, q: string) => Range[] {
  const known = new Map<string, Literal[]>()
  return (text, q) => {
    let literals = known.get(q)
    if (literals === undefined) {
      literals = literalsToMark(
        resolveQuery(parseQuery(q.slice(0, maxQueryLength)), noFilters, analyzer),
      )
      // A report page asks for one query many times over; only the last is worth keeping.
      known.clear()
      known.set(q, literals)
    }
    return highlight(text, literals)
  }
}

/** Makes the search service over an engine, which it closes with itself. */
export function createSearchService(engine: SearchEngine, analyzer: Analyzer): SearchService {
  const toHit = (hit: EngineHit, query: ResolvedQuery): SearchHit => {
    const literals = literalsToMark(query)
    const {
      reportId,
      title,
      reportingBody,
      bodyId,
      publishingBody,
      reportYear,
      region,
      administrativeLevel,
      publishedOn,
      script,
    } = hit.metadata
    return {
      reportId,
      title,
      titleHighlights: title === null ? [] : highlight(title, literals),
      reportingBody,
      bodyId,
      publishingBody,
      reportYear,
      region,
      administrativeLevel,
      publishedOn,
      script,
      score: Math.round(hit.score * 1000) / 1000,
      occurrences: hit.occurrences,
      matchingPassages: hit.matchingPassages,
      passages: hit.passages.map(({ id, section, heading, text, occurrences }): PassageHit => ({
        passageId: id,
        section,
        sectionLabel: sectionLabelOf(section),
        heading,
        ...snippet(text, highlight(text, literals)),
        occurrences,
        url: `/reports/${reportId}#${id}`,
      })),
    }
  }

  /** An engine's index never changes, and every request asks. */
  let stats: IndexStats | undefined
  const search = async (parameters: SearchParameters): Promise<SearchResponse> => {
    const startedAt = performance.now()
    const { q, sort, limit, offset } = parameters
    if (q.length > maxQueryLength) {
      throw new AppError(
        'invalid_parameter',
        `The query has ${q.length} characters; at most ${maxQueryLength} are taken. Shorten it.`,
        {
          details: [{ parameter: 'q', value: q.slice(0, 40) }],
        },
      )
    }
    const parsed = parseQuery(q)
    const query = resolveQuery(parsed, parameters.filters, analyzer)
    const { filters } = query
    const request: EngineRequest = { query, filters, sort, limit, offset, passagesPerHit }
    const { result, match, warnings } = await searchOrPartly(engine, request, query)
    const hits = result.hits.map((hit) => toHit(hit, query))
    const response: SearchResponse = {
      query: {
        text: q,
        terms: query.terms.map(({ text, synonyms }, i) => ({
          text,
          synonyms,
          occurrences: result.terms[i]!.occurrences,
        })),
        filters,
        notes: parsed.notes,
      },
      match,
      total: result.total,
      passages: result.passages,
      occurrences: result.occurrences,
      limit,
      offset,
      tookMs: 0,
      hits,
      facets: {
        ...result.facets,
        section: result.facets.section.map((bucket) => ({
          ...bucket,
          label: sectionLabelOf(bucket.value),
        })),
      },
      warnings: [
        ...parsed.notes.map(({ code, message, hint, start, end }) => ({
          code,
          message: `${message}：${hint}`,
          start,
          end,
        })),
        ...query.warnings,
        ...warnings,
      ],
    }
    response.tookMs = Math.round((performance.now() - startedAt) * 100) / 100
    return response
  }

  return {
    search,
    report: (reportId) => engine.report(reportId),
    reports: (filters, limit, offset) => engine.list(filters, limit, offset),
    figures: (parameters) => figuresOf(engine, parameters),
    figureKeys: () => figureKeyCounts(engine),
    highlight: createHighlighter(analyzer),
    verify: async (q) => {
      const startedAt = performance.now()
      const normalized = normalizeText(unquote(q))
      const [index, scan] = await Promise.all([
        engine.count(normalized, 'index'),
        engine.count(normalized, 'scan'),
      ])
      const agrees =
        index.occurrences === scan.occurrences &&
        index.passages === scan.passages &&
        index.reports === scan.reports
      return {
        query: q,
        normalized,
        index,
        scan,
        agrees,
        tookMs: Math.round((performance.now() - startedAt) * 100) / 100,
      }
    },
    stats: () => (stats ??= statsOf(engine)),
    close: () => engine.close(),
  }
}

/** `verify` checks a string as it stands, with or without the quotes a phrase is written in. */
function unquote(q: string): string {
  return /^\s*["“](.*)["”]\s*$/su.exec(q)?.[1] ?? q
}

/** All terms; or, where no report holds them all, the best of those that hold some. */
async function searchOrPartly(
  engine: SearchEngine,
  request: EngineRequest,
  query: ResolvedQuery,
): Promise<{ result: EngineResult; match: SearchResponse['match']; warnings: SearchWarning[] }> {
  const result = await engine.search(request)
  if (result.total > 0) return { result, match: 'all', warnings: [] }
  const wanted = [...positiveTerms(query.match)]
  const missing = wanted.filter((term) => result.terms[term]!.reports === 0)
  const present = wanted.flatMap((term) =>
    (result.terms[term]!.reports ?? 0) > 0 ? [{ type: 'term', term } as const] : [],
  )
  const saysAll = wanted.length > 1 && present.length > 0
  const warnings: SearchWarning[] = missing.map((term) => ({
    code: 'term_missing',
    message: `没有报告含有“${query.terms[term]!.text}”。`,
  }))
  if (!saysAll) return { result, match: 'all', warnings }
  if (missing.length === 0) {
    warnings.push({
      code: 'terms_not_together',
      message: '没有一份报告同时含有所有词语，以下是部分符合的报告。',
    })
  }
  const excluded =
    query.match.type === 'and'
      ? query.match.clauses.filter(
          ({ type }) => type === 'not' || type === 'filter' || type === 'figure',
        )
      : []
  const partly = await engine.search({
    ...request,
    query: {
      ...query,
      match: { type: 'and', clauses: [{ type: 'or', clauses: present }, ...excluded] },
    },
  })
  return partly.total > 0
    ? { result: partly, match: 'partial', warnings }
    : { result, match: 'all', warnings }
}

function statsOf(engine: SearchEngine): IndexStats {
  const metadata = engine.metadata()
  const checks = engine.checkCounts()
  const bodies = new Map<string, BodyCoverage>()
  for (const [number, { reportId, bodyId, reportingBody, reportYear }] of metadata.entries()) {
    if (bodyId === null) continue
    const body: BodyCoverage = bodies.get(bodyId) ?? {
      bodyId,
      reportingBody: reportingBody ?? '',
      years: [],
      reports: [],
    }
    bodies.set(bodyId, body)
    body.reports.unshift({ reportId, reportYear, checks: checks[number]! })
    if (reportYear !== null && !body.years.includes(reportYear)) body.years.push(reportYear)
  }
  for (const { years } of bodies.values()) years.sort((a, b) => a - b)
  return {
    ...engine.stats(),
    bodies: bodies.size,
    years: [...new Set(metadata.flatMap(({ reportYear }) => reportYear ?? []))].sort(
      (a, b) => a - b,
    ),
    coverage: [...bodies.values()].sort((a, b) => (a.bodyId < b.bodyId ? -1 : 1)),
  }
}
