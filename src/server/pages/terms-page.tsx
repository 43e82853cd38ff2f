/** `/terms`: exact counts of up to thirty terms by year or province, as a page and as CSV. */
import type { RequestHandler } from 'express'
import { panelShapes, reportParts } from '../../limits.ts'
import {
  noFilters,
  tableFormats,
  type SearchResponse,
  type SearchService,
  toCsvText,
} from '../../search/index.ts'
import {
  mostTerms,
  quoted,
  termColumns,
  termMeasures,
  termParts,
  TermsView,
  toQueryString,
  type TermColumns,
  type TermParts,
  type TermRow,
} from '../../views/index.ts'
import type { PageDependencies } from './dependencies.ts'
import { readPageRequest, textParameter } from './render.ts'
import { anyText, oneOf, refuseUnknown } from './parameters.ts'
import { sendView } from './send-view.tsx'

/** What the page opens with. */
const exampleTerms = ['依申请公开', '主动公开', '政策解读', '行政复议', '放管服', '微信']

/** Longest term counted. */
const longestTerm = 64

async function ask(service: SearchService, q: string, part: TermParts): Promise<SearchResponse> {
  const filters = { ...noFilters, part: part === 'all' ? [] : [part] }
  const parameters = { q, filters, sort: 'relevance', limit: 1, offset: 0 } as const
  return service.search(parameters)
}

/** Reports by column; those that have no value of it under '', so that columns add up to all of them. */
function countsOf({ facets, total }: SearchResponse, by: TermColumns): Map<string, number> {
  const buckets = by === 'year' ? facets.reportYear : facets.province
  const counts = new Map(buckets.map(({ value, count }) => [String(value), count]))
  const without = total - buckets.reduce((sum, { count }) => sum + count, 0)
  if (without > 0) counts.set('', without)
  return counts
}

async function countTerm(
  service: SearchService,
  term: string,
  by: TermColumns,
  part: TermParts,
): Promise<TermRow> {
  const response = await ask(service, quoted(term), part)
  const { total, occurrences, match } = response
  // Without a report that holds it, the answer may speak of something near.
  return match === 'all'
    ? { term, reports: total, occurrences, counts: countsOf(response, by) }
    : { term, reports: 0, occurrences: 0, counts: new Map() }
}

/** What this page understands. */
const parameters = [
  anyText('terms'),
  oneOf('by', termColumns),
  oneOf('part', termParts),
  oneOf('measure', termMeasures),
  oneOf('format', ['csv']),
]

/** What the form of the panel lets choose. */
const panelChoices = {
  by: ['body,year', 'year', 'body', 'province,year', 'level,year'],
  part: ['', ...reportParts],
  shape: panelShapes,
  format: tableFormats,
}

export function termsPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, parameters)
    const { context, state } = page
    const { t } = context
    const given = textParameter(request, 'terms')
    const text = given === '' ? exampleTerms.join('\n') : given.slice(0, 4000)
    const by = termColumns.find((each) => each === textParameter(request, 'by')) ?? 'year'
    const measure =
      termMeasures.find((each) => each === textParameter(request, 'measure')) ?? 'reports'
    const part = termParts.find((each) => each === textParameter(request, 'part')) ?? 'all'
    const listed = [
      ...new Set(
        text
          .split(/[\n,，、;；]/)
          .map((term) => term.trim().slice(0, longestTerm))
          .filter((term) => quoted(term).length > 2),
      ),
    ]
    const { rows, base } = await withSearch(response, async (service) => {
      const counted: TermRow[] = []
      for (const term of listed.slice(0, mostTerms))
        counted.push(await countTerm(service, term, by, part))
      return { rows: counted, base: countsOf(await ask(service, '', 'all'), by) }
    })
    const columns = [...base.keys()].sort(
      (a, b) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'zh'),
    )
    if (textParameter(request, 'format') === 'csv') {
      const body = rows.map(({ term, counts, reports, occurrences }) => [
        term,
        ...columns.map((column) => counts.get(column) ?? 0),
        reports,
        occurrences,
      ])
      const named = columns.map((column) => (column === '' ? t(`terms.noValue.${by}`) : column))
      const head = [t('terms.term'), ...named, t('terms.all'), t('terms.places')]
      const whole = [...base.values()].reduce((sum, count) => sum + count, 0)
      const foot = [t('terms.base'), ...columns.map((column) => base.get(column) ?? 0), whole, '']
      response.set('Content-Disposition', 'attachment; filename="terms.csv"')
      response.type('text/csv; charset=utf-8').send(toCsvText([head, ...body, foot]))
      return
    }
    const csvAddress = `terms?${toQueryString([
      ['terms', text],
      ['by', by],
      ...(part === 'all' ? [] : ([['part', part]] as const)),
      ['format', 'csv'],
      ...(state.lang === null ? [] : ([['lang', state.lang]] as const)),
    ])}`
    sendView(response, page, {
      view: 'terms',
      title: t('terms.title'),
      content: (
        <TermsView
          {...{
            context,
            state,
            text,
            by,
            measure,
            part,
            columns,
            base,
            rows,
            csvAddress,
            panelChoices,
          }}
          given={listed.length}
        />
      ),
    })
  }
}
