/** `/figures`: one figure over bodies and years. */
import type { RequestHandler } from 'express'
import { figureKeys } from '../../report/index.ts'
import type { SearchFilters, SearchService } from '../../search/index.ts'
import {
  Document,
  FiguresView,
  freshSearch,
  outcomeGroups,
  type FigureChoice,
  type FiguresViewProps,
  type OutcomeGroup,
  type OutcomeYear,
} from '../../views/index.ts'
import { readParameters } from '../read-parameters.ts'
import { figureParameters } from '../schemas.ts'
import { describeError } from './error-page.tsx'
import type { PageDependencies } from './index.ts'
import { readPageRequest, sendPage, textParameter } from './render.ts'

/** Reports listed on the page; sums and medians are over all. */
const mostListed = 100

/** What the page opens with: the figure that most readers come for. */
const firstKey = 'requests.received'

/** The single outcomes of a group: `requests.refused.stateSecret`, or the group itself where it has no parts. */
function keysOf(group: OutcomeGroup): string[] {
  const own = `requests.${group}`
  const parts = figureKeys.filter(
    ({ key, eras }) => key.startsWith(`${own}.`) && eras.includes('2021'),
  )
  return parts.length > 0 ? parts.map(({ key }) => key) : [own]
}

/** Sums of each group of outcomes by year, over the statutory forms since 2019. */
async function outcomesOf(service: SearchService, filters: SearchFilters): Promise<OutcomeYear[]> {
  const known = new Set(service.figureKeys().map(({ key }) => key))
  const years = new Map<number, OutcomeYear>()
  for (const group of outcomeGroups) {
    for (const key of keysOf(group).filter((each) => known.has(each))) {
      const { byYear } = await service.figures({
        key,
        applicant: null,
        filters,
        limit: 1,
        offset: 0,
      })
      for (const { year, sum } of byYear) {
        const row: OutcomeYear = years.get(year) ?? {
          year,
          sums: {
            ...{ granted: 0, partlyGranted: 0, refused: 0 },
            ...{ unavailable: 0, notProcessed: 0, otherOutcome: 0 },
          },
        }
        row.sums[group] += sum
        years.set(year, row)
      }
    }
  }
  return [...years.values()]
    .filter(({ sums }) => Object.values(sums).some((sum) => sum > 0))
    .sort((a, b) => a.year - b.year)
}

export function figuresPage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    const { context, inLanguage } = page
    // Years and places of this page are not filters of the next search.
    const state = freshSearch('', page.state.lang)
    const { t } = context
    const text = (name: keyof FigureChoice): string => textParameter(request, name)
    await withSearch(async (service) => {
      const keys = service.figureKeys()
      const fallback = keys.find(({ key }) => key === firstKey)?.key ?? keys[0]?.key ?? ''
      const choice: FigureChoice = {
        key: text('key') === '' ? fallback : text('key'),
        applicant: text('applicant'),
        year: text('year'),
        region: text('region'),
        body: text('body'),
      }
      let status = 200
      let outcome: FiguresViewProps['outcome'] = null
      try {
        const { key, applicant, year, region, body, level } = readParameters(
          figureParameters,
          { ...choice },
          page.say,
        )
        const filters = { year, region, body, level, section: [] }
        if (key !== undefined) {
          outcome = {
            answer: await service.figures({
              key,
              applicant: applicant ?? null,
              filters,
              limit: mostListed,
              offset: 0,
            }),
            outcomes: await outcomesOf(service, filters),
          }
        }
      } catch (error) {
        const described = describeError(error, page)
        if (described?.status !== 400) throw error
        status = 400
        outcome = { failure: described.message }
      }
      sendPage(
        response,
        status,
        t.language,
        <Document
          context={context}
          state={state}
          view="figures"
          title={t('plot.title')}
          inLanguage={inLanguage}
        >
          <FiguresView {...{ context, state, keys, choice, outcome }} />
        </Document>,
      )
    })
  }
}
