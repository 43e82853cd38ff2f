/** `/terms`: exact counts of up to two hundred terms by year, province or level, as a page and as CSV. */
import type { RequestHandler } from 'express'
import { panelShapes, reportParts, termColumns, type TermColumns } from '../../limits.ts'
import { sectionLabels } from '../../report/index.ts'
import {
  filterParameters,
  readTermGroups,
  tableFormats,
  toCsvText,
  type CsvRow,
  type SearchFilters,
  type TermsResponse,
} from '../../search/index.ts'
import {
  columnName,
  filterNames,
  measureOf,
  termMeasures,
  TermsView,
  toParameters,
  toQueryString,
  type PageContext,
  type SearchState,
  type TermMeasure,
} from '../../views/index.ts'
import { readParameters, type RawQuery } from '../route.ts'
import type { PageDependencies } from './dependencies.ts'
import { anyText, oneOf, ownParameters } from './parameters.ts'
import { readPageRequest, textParameter, type PageRequest } from './render.ts'
import { sendView } from './send-view.tsx'

/** What the page opens with. */
const exampleTerms = ['依申请公开', '主动公开', '政策解读', '行政复议', '放管服', '微信|微博']

/** Longest term counted. */
const longestTerm = 64

/** What this page understands beside the filters. */
const parameters = Object.fromEntries(
  [
    anyText('terms'),
    anyText('lang'),
    oneOf('by', termColumns),
    oneOf('measure', termMeasures),
    oneOf('format', ['csv']),
  ].map((row) => [row.name, row]),
)

const sections = sectionLabels.map(({ key }) => key)

/** What the form of the panel lets choose. */
const panelChoices = {
  by: ['body,year', 'year', 'body', 'province,year', 'level,year'],
  part: ['', ...reportParts],
  shape: panelShapes,
  format: tableFormats,
}

/** The state with the filters alone; `part=all` is how addresses of before asked for the whole text. */
function filtersOf(state: SearchState): SearchState {
  return { ...state, q: '', part: state.part.filter((part) => part !== 'all') }
}

/**
 * Reads the filters as the endpoint does.
 *
 * @throws AppError `invalid_parameter` for any parameter that is not known, or a value that cannot be.
 */
function readFilters(given: RawQuery, state: SearchState, page: PageRequest): SearchFilters {
  const raw: RawQuery = { ...given }
  for (const name of filterNames) raw[name] = state[name]
  const rows = { ...parameters, ...filterParameters }
  const values = readParameters(rows, raw, page.say)
  return Object.fromEntries(filterNames.map((name) => [name, values[name]])) as SearchFilters
}

/** The table of the page as rows, what adds up below it. */
function csvRows(
  { t }: PageContext,
  measure: TermMeasure,
  { by, columns, terms, reports, characters }: TermsResponse,
): CsvRow[] {
  const named = columns.map((column) => columnName({ t }, by, column))
  const per10000 = t('terms.measure.per10000')
  return [
    [t('terms.term'), ...named, t('terms.all'), t('terms.places'), per10000],
    ...terms.map((row) => [
      row.term,
      ...columns.map((column, place) => measureOf(measure, row.counts[place]!, column)),
      ...[row.reports, row.occurrences, row.per10000],
    ]),
    [t('terms.base'), ...columns.map((column) => column.reports), reports, '', ''],
    [t('terms.characters'), ...columns.map((column) => column.characters), characters, '', ''],
  ]
}

/** Provinces as a dictionary has them; years and levels are in order. */
function inOrder(counted: TermsResponse): TermsResponse {
  if (counted.by !== 'province') return counted
  const places = [...counted.columns.keys()].sort((a, b) => {
    const [one, other] = [counted.columns[a]!.value, counted.columns[b]!.value]
    return (
      Number(one === null) - Number(other === null) ||
      String(one).localeCompare(String(other), 'zh')
    )
  })
  const ordered = <T,>(list: readonly T[]): T[] => places.map((place) => list[place]!)
  return {
    ...counted,
    columns: ordered(counted.columns),
    terms: counted.terms.map((row) => ({ ...row, counts: ordered(row.counts) })),
  }
}

export function termsPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    const { context } = page
    const state = filtersOf(page.state)
    const filters = readFilters(ownParameters(request), state, page)
    const { t } = context
    const typed = textParameter(request, 'terms')
    const text = typed === '' ? exampleTerms.join('\n') : typed.slice(0, 4000)
    const by: TermColumns =
      termColumns.find((each) => each === textParameter(request, 'by')) ?? 'year'
    const measure =
      termMeasures.find((each) => each === textParameter(request, 'measure')) ?? 'reports'
    const { groups, given } = readTermGroups(
      text.split(/[\n,，、;；]/).map((line) =>
        line
          .split(/[|｜]/)
          .map((term) => term.trim().slice(0, longestTerm))
          .join('|'),
      ),
    )
    const counted = inOrder(
      await withSearch(response, (service) => service.terms({ groups, by, filters })),
    )
    if (textParameter(request, 'format') === 'csv') {
      response.set('Content-Disposition', 'attachment; filename="terms.csv"')
      response.type('text/csv; charset=utf-8').send(toCsvText(csvRows(context, measure, counted)))
      return
    }
    const csvAddress = `terms?${toQueryString([
      ['terms', text],
      ['by', by],
      ['measure', measure],
      ['format', 'csv'],
      ...toParameters({ ...state, sort: 'relevance', offset: '0' }),
    ])}`
    sendView(response, page, {
      view: 'terms',
      title: t('terms.title'),
      content: (
        <TermsView
          {...{ context, state, sections, text, measure, counted, given, csvAddress, panelChoices }}
        />
      ),
    })
  }
}
