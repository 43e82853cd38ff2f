/** What an assistant may ask: each tool is a question of the JSON endpoint, with its parameters and limits, and a short answer. */
import { citationText, type CitedPlace } from '../../language/index.ts'
import { AppError } from '../../errors.ts'
import { passagesOfReport } from '../../index/index.ts'
import { inWords, sentence } from '../../sentence.ts'
import {
  figureParameters,
  filterParameters,
  panelParameters,
  requiredQuery,
  searchParameters,
  type Concept,
  type CsvRow,
  type ParameterRows,
  type PassageHit,
  type SearchFilters,
  type SearchService,
} from '../../search/index.ts'
import { sectionLabelOf, type Report } from '../../report/index.ts'
import { shorten, type Say } from '../request-context.ts'
import { readParameters, type RawQuery } from '../route.ts'

/** A value that is given beside the parameters of the endpoint. */
interface OwnInput {
  kind: 'text' | 'texts' | 'number'
  help: string
  isRequired: boolean
}

export interface Tool {
  name: string
  title: string
  description: string
  parameters: ParameterRows
  own: Readonly<Record<string, OwnInput>>
  /** @throws AppError as the endpoint does. */
  answer: (service: SearchService, given: RawQuery, say: Say) => Promise<object>
}

/** Characters of a report that one answer gives: an assistant's room is small. */
const charactersAtOnce = 6000
/** Most characters of a passage in a list. */
const longestPassage = 400
/** Most hits, figures and terms of one answer. */
const most = { hits: 10, figures: 50, terms: 30, rows: 300 } as const

const cut = (text: string): string =>
  text.length > longestPassage ? `${text.slice(0, longestPassage)}…` : text

type CitedReport = Pick<CitedPlace, 'reportId' | 'title' | 'reportingBody' | 'reportYear'>

/** What an assistant is to cite, in the form of the page and of exported files; the address stands beside it. */
const citationOf = (
  { language }: Say,
  report: CitedReport,
  place: Partial<CitedPlace> = {},
): string =>
  citationText(language, { ...report, heading: null, section: null, passageId: null, ...place })

const filtersOf = (given: RawQuery, say: Say): SearchFilters =>
  readParameters(filterParameters, only(given, filterParameters), say)

/** The values that belong to the rows; what is beside them was read on its own. */
function only(given: RawQuery, rows: ParameterRows): RawQuery {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(rows, name)))
}

const textOf = (given: RawQuery, name: string): string => {
  const value = given[name]
  return typeof value === 'string' ? value : ''
}

async function reportOf(service: SearchService, given: RawQuery): Promise<Report> {
  const id = textOf(given, 'reportId')
  const report = await service.report(id)
  if (report !== null) return report
  throw new AppError('not_found', sentence('report.unknown', { id: shorten(id) }), {
    details: [{ parameter: 'reportId', value: shorten(id) }],
  })
}

const reportId: OwnInput = {
  kind: 'text',
  help: 'The report, by the reportId of a hit.',
  isRequired: true,
}

const hitPassage = (
  say: Say,
  hit: CitedReport,
  { heading, section, sectionLabel, passageId, text, ocr, url }: PassageHit,
): object => ({
  section: sectionLabel,
  text: cut(text),
  citation: citationOf(say, hit, { heading, section, passageId, ocr }),
  ...(ocr === true && { ocr }),
  url,
})

const searchRows = { ...searchParameters, q: requiredQuery }

export const tools: readonly Tool[] = [
  {
    name: 'search_reports',
    title: 'Search the reports',
    description:
      'Searches Chinese government information-disclosure annual reports. Give Chinese words as they stand in the reports; words side by side must all be held, "…" is exact, -词 excludes. Counts are exact. Cite with `citation` and `url`. At most 10 hits an answer.',
    parameters: searchRows,
    own: {},
    async answer(service, given, say) {
      const { q, sort, limit, offset, synonyms, ...filters } = readParameters(
        searchRows,
        given,
        say,
      )
      const wanted = { q, filters, sort, synonyms, offset, limit: Math.min(limit, most.hits) }
      const found = await service.search(wanted)
      return {
        match: found.match,
        total: found.total,
        passages: found.passages,
        occurrences: found.occurrences,
        warnings: found.warnings.map((each) => inWords(each.sentence, say.language)),
        hits: found.hits.map((hit) => ({
          reportId: hit.reportId,
          title: hit.title,
          body: hit.reportingBody,
          year: hit.reportYear,
          occurrences: hit.occurrences,
          passages: hit.passages.map((passage) => hitPassage(say, hit, passage)),
        })),
      }
    },
  },
  {
    name: 'read_report',
    title: 'Read a report',
    description: `The text of one report as written, about ${charactersAtOnce} characters at a time: go on at \`next\`. Narrow to a section, or begin at a passage.`,
    parameters: { section: filterParameters.section },
    own: {
      reportId,
      from: {
        kind: 'text',
        help: 'Id of the passage to begin at, from a hit or `next`.',
        isRequired: false,
      },
    },
    async answer(service, given, say) {
      const report = await reportOf(service, given)
      const { section } = filtersOf(given, say)
      const all = passagesOfReport(report).filter(
        (each) => section.length === 0 || section.includes(each.section),
      )
      const from = given['from'] === undefined ? 0 : all.findIndex(({ id }) => id === given['from'])
      if (from < 0)
        throw new AppError(
          'not_found',
          sentence('passage.unknown', {
            id: shorten(textOf(given, 'from')),
            report: report.reportId,
          }),
          { details: [{ parameter: 'from', value: shorten(textOf(given, 'from')) }] },
        )
      let characters = 0
      const shown = all.slice(from).filter(({ text }, i) => {
        characters += text.length
        return i === 0 || characters <= charactersAtOnce
      })
      return {
        reportId: report.reportId,
        title: report.title,
        body: report.reportingBody,
        year: report.reportYear,
        citation: citationOf(say, report),
        url: `/reports/${report.reportId}`,
        passages: shown.map(({ id, section, text }) => ({
          id,
          section: sectionLabelOf(section),
          text,
        })),
        next: all[from + shown.length]?.id ?? null,
      }
    },
  },
  {
    name: 'get_figures',
    title: 'Get figures',
    description:
      'One statutory figure of the reports that state it (requests.received, 本年新收政府信息公开申请数量 …), newest first, each with its source. value null is not 0. Without key: the keys there are. At most 50 an answer.',
    parameters: figureParameters,
    own: {},
    async answer(service, given, say) {
      const parameters = readParameters(figureParameters, given, say)
      const { key, applicant = null, limit, offset, ...narrowed } = parameters
      if (key === undefined) {
        const keys = await service.figureKeys()
        return { keys: keys.map((each) => ({ key: each.key, label: each.label, unit: each.unit })) }
      }
      const filters = { ...filtersOf({}, say), ...narrowed }
      const size = Math.min(limit, most.figures)
      const found = await service.figures({ key, applicant, filters, limit: size, offset })
      return {
        key: found.key,
        label: found.label,
        unit: found.unit,
        definition: found.definition,
        total: found.total,
        blank: found.blank,
        figures: found.figures.map((figure) => ({
          body: figure.reportingBody,
          year: figure.reportYear,
          value: figure.value,
          raw: figure.raw,
          state: figure.state ?? null,
          citation: citationOf(say, figure),
          url: figure.url,
        })),
        byYear: found.byYear,
      }
    },
  },
  {
    name: 'count_terms',
    title: 'Count terms',
    description: `Exact occurrences of up to ${most.terms} terms by year, body, province or level, with the characters counted in and the rate for 10,000 characters. Empty (null) where there is no report, which is not 0.`,
    parameters: { by: panelParameters.by, ...filterParameters },
    own: {
      terms: { kind: 'texts', help: 'The terms, each looked for as it stands.', isRequired: true },
    },
    async answer(service, given, say) {
      const terms = [given['terms']].flat().map(String)
      if (terms.length > most.terms)
        throw new AppError('invalid_parameter', sentence('terms.tooMany', { most: most.terms }), {
          details: [{ parameter: 'terms', value: String(terms.length) }],
        })
      const rows = { by: panelParameters.by, ...filterParameters }
      const { by, ...filters } = readParameters(rows, only(given, rows), say)
      const concepts = terms.map((term): Concept => ({
        name: term,
        terms: [`"${term.replaceAll(/["\\]/g, '\\$&')}"`],
      }))
      const counted: CsvRow[] = []
      const shape = 'long'
      for await (const piece of service.panel(concepts, {
        filters,
        by: given['by'] === undefined ? ['year'] : by,
        shape,
      }))
        counted.push(...piece.rows)
      const [columns = [], ...values] = counted
      return { columns, rows: values.slice(0, most.rows), total: values.length }
    },
  },
  {
    name: 'check_report',
    title: 'Check a report',
    description:
      'Whether the arithmetic of a report holds: how many checks pass, fail or cannot be made, and each that fails, with its numbers.',
    parameters: {},
    own: { reportId },
    async answer(service, given, say) {
      const report = await reportOf(service, given)
      const count = (outcome: string): number =>
        report.checks.filter((check) => check.outcome === outcome).length
      return {
        reportId: report.reportId,
        citation: citationOf(say, report),
        url: `/reports/${report.reportId}`,
        pass: count('pass'),
        fail: count('fail'),
        notAssessable: count('notAssessable'),
        failed: report.checks
          .filter(({ outcome }) => outcome === 'fail')
          .map(({ formula, left, right, difference, cells }) => ({
            formula,
            left,
            right,
            difference,
            cells,
          })),
        warnings: report.warnings.map((each) => inWords(each.sentence, say.language)),
      }
    },
  },
]
