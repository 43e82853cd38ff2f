/** `/figures`: chosen figures over bodies, regions and years. */
import type { RequestHandler } from 'express'
import {
  noFilters,
  type FigureKeyCount,
  type SearchFilters,
  type SearchService,
} from '../../search/index.ts'
import {
  FiguresView,
  freshSearch,
  mostFigures,
  mostPoints,
  plotKinds,
  type ChosenFigures,
  type FigureChoice,
  type FiguresViewProps,
} from '../../views/index.ts'
import { readParameters } from '../route.ts'
import { figureKeyFor } from '../routes/figures.ts'
import { figureParameters } from '../../search/index.ts'
import { describeError } from './error-page.tsx'
import { outcomesOf } from './figures/outcomes.ts'
import type { PageDependencies } from './dependencies.ts'
import { listParameter, readPageRequest, textParameter, type PageRequest } from './render.ts'
import { anyText, oneOf, refuseUnknown } from './parameters.ts'
import { sendView } from './send-view.tsx'

/** What the page opens with: the figure that most readers come for. */
const firstKey = 'requests.received'

/** Names offered to choose from; the field takes any other, and parts of names, too. */
const mostOffered = 300

async function gather(
  service: SearchService,
  choice: FigureChoice,
  keys: readonly FigureKeyCount[],
  { say }: PageRequest,
): Promise<ChosenFigures> {
  const { keys: chosen, applicant: asked, year: years, region: regions, body: bodies } = choice
  const { applicant, year, region, body } = readParameters(
    figureParameters,
    { applicant: asked, year: years, region: [...regions], body: [...bodies] },
    say,
  )
  const filters: SearchFilters = { ...noFilters, year, region, body }
  const entries = chosen.map((key) => figureKeyFor(key, say))
  const answersOver = (over: SearchFilters, limit: number): Promise<ChosenFigures['answers']> =>
    Promise.all(
      entries.map(({ key }) => {
        // A figure that nobody splits by applicant is shown whole beside one that is split.
        const isSplit = keys.find((entry) => entry.key === key)?.applicants.length !== 0
        const own = isSplit ? (applicant ?? null) : null
        return service.figures({ key, applicant: own, filters: over, limit, offset: 0 })
      }),
    )
  const answers = await answersOver(filters, choice.points ? mostPoints.asked : mostPoints.unasked)
  const several = region.length > 1 && region.length <= mostFigures ? region : []
  return {
    answers,
    failing: await failingOf(service, answers),
    regions: await Promise.all(
      several.map(async (each) => ({
        region: each,
        answers: await answersOver({ ...filters, region: [each] }, 0),
      })),
    ),
    outcomes: await outcomesOf(service, filters),
  }
}

/** Reports whose checks are looked up one by one; only those with a failed check are. */
const mostLookedUp = 200

async function failingOf(
  service: SearchService,
  answers: ChosenFigures['answers'],
): Promise<ChosenFigures['failing']> {
  const shown = new Set(answers.flatMap(({ figures }) => figures.map(({ reportId }) => reportId)))
  const { coverage, withoutBody } = await service.stats()
  const failed = [...coverage.flatMap(({ reports }) => reports), ...withoutBody].filter(
    ({ reportId, checks }) => checks.fail > 0 && shown.has(reportId),
  )
  const failing = new Map<string, Set<string>>()
  for (const { reportId } of failed.slice(0, mostLookedUp)) {
    const report = await service.report(reportId)
    const checks = report?.checks.filter(({ outcome }) => outcome === 'fail') ?? []
    failing.set(reportId, new Set(checks.flatMap(({ cells }) => cells)))
  }
  return failing
}

/** Bodies and regions by name, for the fields that take one. */
async function knownNames(
  service: SearchService,
  outcome: FiguresViewProps['outcome'],
): Promise<FiguresViewProps['known']> {
  const listed = outcome === null || 'failure' in outcome ? [] : outcome.answers
  const regions = listed.flatMap(({ figures }) =>
    figures.flatMap(({ region: { province, city } }) => [province ?? [], city ?? []].flat()),
  )
  const { coverage } = await service.stats()
  const bodies = coverage.map(({ reportingBody }) => reportingBody)
  return {
    regions: [...new Set(regions)],
    bodies: [...new Set(bodies)].slice(0, mostOffered),
  }
}

/** What this page understands; years, places and bodies are checked with the figures. */
const parameters = [
  anyText('key', { list: true }),
  anyText('applicant'),
  anyText('year', { list: true }),
  anyText('region', { list: true }),
  anyText('body', { list: true }),
  oneOf('plot', plotKinds),
  oneOf('points', ['on']),
]

export function figuresPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, parameters)
    const { context } = page
    // Years and places of this page are not filters of the next search.
    const state = freshSearch('', page.state.lang)
    const { t } = context
    const asked = listParameter(request, 'key')
    const plot = textParameter(request, 'plot')
    await withSearch(response, async (service) => {
      const keys = await service.figureKeys()
      const fallback = keys.find(({ key }) => key === firstKey)?.key ?? keys[0]?.key
      const choice: FigureChoice = {
        keys:
          asked.length === 0 && fallback !== undefined ? [fallback] : asked.slice(0, mostFigures),
        applicant: textParameter(request, 'applicant'),
        year: listParameter(request, 'year').join(','),
        region: listParameter(request, 'region'),
        body: listParameter(request, 'body'),
        plot: plotKinds.find((kind) => kind === plot) ?? 'lines',
        points: textParameter(request, 'points') === 'on',
      }
      let status = 200
      let outcome: FiguresViewProps['outcome'] = null
      try {
        if (choice.keys.length > 0) outcome = await gather(service, choice, keys, page)
      } catch (error) {
        const described = describeError(error, page)
        if (described?.status !== 400) throw error
        status = 400
        outcome = { failure: described.message }
      }
      const known = await knownNames(service, outcome)
      sendView(response, page, {
        view: 'figures',
        title: t('plot.title'),
        content: (
          <FiguresView
            {...{ context, state, keys, choice, outcome }}
            known={known}
            isCut={asked.length > mostFigures}
          />
        ),
        status,
        state,
      })
    })
  }
}
