/** `/figures`: chosen figures and ratios over bodies, regions and years, in several views, and their tables as files. */
import type { RequestHandler } from 'express'
import { noFilters, type FigureKeyCount, type SearchFilters } from '../../search/index.ts'
import {
  datasetAbout,
  figureViews,
  FiguresView,
  freshSearch,
  mostFigures,
  plotKinds,
  plotScales,
  type FigureChoice,
  type FiguresOutcome,
  type FiguresViewProps,
} from '../../views/index.ts'
import { readParameters } from '../route.ts'
import { figureKeyFor } from '../routes/figures.ts'
import {
  knownRatios,
  measureParameters,
  pageParameters,
  tableFormats,
  type Measured,
  type SearchService,
} from '../../search/index.ts'
import { describeError } from './error-page.tsx'
import { gatherBodies, orderBodies } from './figures/bodies.ts'
import { fileCalled, fileNames, sendFile } from './figures/files.ts'
import { gatherLines, type MeasureOver } from './figures/lines.ts'
import type { PageDependencies } from './dependencies.ts'
import { listParameter, readPageRequest, textParameter, type PageRequest } from './render.ts'
import { anyText, oneOf, oneYear, ownParameters, refuseUnknown } from './parameters.ts'
import { figureLabelOf } from './report-page.tsx'
import { sendView } from './send-view.tsx'

/** What the page opens with: the figure that most readers come for. */
const firstKey = 'requests.received'

/** Names offered to choose from; the field takes any other, and parts of names, too. */
const mostOffered = 300

/** Who is asked about, and what is measured of them. */
interface Asked {
  filters: SearchFilters
  measureOver: MeasureOver
}

function readAsked(service: SearchService, choice: FigureChoice, { say }: PageRequest): Asked {
  const given = { ratio: [...choice.ratios], applicant: choice.applicant, year: choice.year }
  const { applicant, year, region, body } = readParameters(
    measureParameters,
    { ...given, region: [...choice.region], body: [...choice.body] },
    say,
  )
  const keys = choice.keys.map((key) => figureKeyFor(key, say).key)
  return {
    filters: { ...noFilters, year, region, body },
    measureOver: (filters) =>
      service.measure({ keys, ratios: choice.ratios, applicant: applicant ?? null, filters }),
  }
}

/** Bodies and regions by name, for the fields that take one. */
async function knownNames(
  service: SearchService,
  measured: Measured | null,
): Promise<FiguresViewProps['known']> {
  const regions = new Set<string>()
  for (const { region } of measured?.reports ?? []) {
    if (regions.size >= mostOffered) break
    for (const name of [region.province, region.city]) if (name !== null) regions.add(name)
  }
  const { coverage } = await service.stats()
  const bodies = coverage.map(({ reportingBody }) => reportingBody)
  return {
    regions: [...regions],
    bodies: [...new Set(bodies)].slice(0, mostOffered),
  }
}

/** What this page understands; years, places and bodies are checked with the figures. */
const parameters = [
  oneOf('view', figureViews),
  anyText('key', { list: true }),
  anyText('ratio', { list: true }),
  anyText('numerator'),
  anyText('denominator'),
  anyText('applicant'),
  anyText('year', { list: true }),
  anyText('region', { list: true }),
  anyText('body', { list: true }),
  oneOf('plot', plotKinds),
  oneOf('points', ['on']),
  anyText('sort'),
  oneOf('order', ['asc', 'desc']),
  oneYear('at'),
  anyText('by'),
  oneOf('scale', plotScales),
  pageParameters.offset,
  oneOf('file', fileNames),
  oneOf('format', tableFormats),
]

/** The choice of an address. Two keys that the form sends apart are a ratio. */
function readChoice(
  request: Parameters<typeof textParameter>[0],
  page: PageRequest,
  keys: readonly FigureKeyCount[],
): { choice: FigureChoice; isCut: boolean } {
  const text = (name: string): string => textParameter(request, name)
  const askedKeys = listParameter(request, 'key')
  const sides = [text('numerator'), text('denominator')]
  const own = sides.every((side) => side !== '') ? [sides.join('/')] : []
  const askedRatios = [...new Set([...listParameter(request, 'ratio'), ...own])]
  const fallback = keys.find(({ key }) => key === firstKey)?.key ?? keys[0]?.key
  const isEmpty = askedKeys.length + askedRatios.length === 0
  const chosen = isEmpty && fallback !== undefined ? [fallback] : askedKeys.slice(0, mostFigures)
  const { offset } = readParameters({ offset: pageParameters.offset }, pick(request), page.say)
  return {
    choice: {
      view: figureViews.find((view) => view === text('view')) ?? 'lines',
      keys: chosen,
      ratios: askedRatios.slice(0, mostFigures - chosen.length),
      applicant: text('applicant'),
      year: listParameter(request, 'year').join(','),
      region: listParameter(request, 'region'),
      body: listParameter(request, 'body'),
      plot: plotKinds.find((kind) => kind === text('plot')) ?? 'lines',
      points: text('points') === 'on',
      sort: text('sort'),
      order: text('order') === 'asc' ? 'asc' : 'desc',
      at: text('at'),
      by: text('by'),
      scale: plotScales.find((scale) => scale === text('scale')) ?? 'same',
      offset,
    },
    isCut: askedKeys.length + askedRatios.length > mostFigures,
  }
}

const pick = (request: Parameters<typeof textParameter>[0]): { offset?: unknown } => {
  const { offset } = ownParameters(request)
  return offset === undefined ? {} : { offset }
}

export function figuresPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, parameters)
    const { context, say } = page
    // Years and places of this page are not filters of the next search.
    const state = freshSearch('', page.state.lang)
    const { t } = context
    const file = fileCalled(textParameter(request, 'file'))
    const format = tableFormats.find((each) => each === textParameter(request, 'format')) ?? 'csv'
    await withSearch(response, async (service) => {
      const keys = await service.figureKeys()
      const { choice, isCut } = readChoice(request, page, keys)
      let status = 200
      let outcome: FiguresOutcome | null = null
      let measured: Measured | null = null
      try {
        if (choice.keys.length + choice.ratios.length > 0) {
          const { filters, measureOver } = readAsked(service, choice, page)
          measured = await measureOver(filters)
          const { measures } = measured
          if (file !== undefined) {
            const asked = { service, choice, filters, measured, t, say }
            await sendFile(response, await file.rows(asked), `${file.name}.${format}`, format)
            return
          }
          if (choice.view === 'lines') {
            const lines = await gatherLines(service, choice, filters, measured, measureOver)
            outcome = { lines, measures }
          } else {
            const ordered = orderBodies(measured, choice, say)
            outcome = { bodies: await gatherBodies(service, choice, ordered), measures }
          }
        }
      } catch (error) {
        const described = describeError(error, page)
        if (file !== undefined || described?.status !== 400) throw error
        status = 400
        outcome = { failure: described.message }
      }
      sendView(response, page, {
        view: 'figures',
        title: t('plot.title'),
        about: datasetAbout(t, page.origin, {
          page: 'figures',
          stats: await service.stats(),
          variables: choice.keys.map(figureLabelOf),
          files: [{ name: 'figures.csv', mediaType: 'text/csv' }],
        }),
        content: (
          <FiguresView
            {...{ context, state, keys, choice, outcome, isCut }}
            ratios={knownRatios}
            known={await knownNames(service, measured)}
          />
        ),
        status,
        state,
      })
    })
  }
}
