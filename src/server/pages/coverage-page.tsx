/** `/coverage`: bodies by years. */
import type { RequestHandler } from 'express'
import type { BodyCoverage } from '../../search/index.ts'
import { normalizeText } from '../../text/index.ts'
import {
  coverageKinds,
  coverageTable,
  CoverageView,
  missingYears,
  stateOf,
  type CoverageKind,
} from '../../views/index.ts'
import type { PageDependencies } from './dependencies.ts'
import { readPageRequest, textParameter } from './render.ts'
import { anyText, oneOf, refuseUnknown } from './parameters.ts'
import { sendView } from './send-view.tsx'

const bodiesPerPage = 50

function passes(body: BodyCoverage, name: string, only: CoverageKind): boolean {
  if (name !== '' && !normalizeText(body.reportingBody).includes(name)) return false
  switch (only) {
    case 'all':
      return true
    case 'missing':
      return missingYears(body).length > 0
    case 'failed':
      return body.reports.some((report) => stateOf(report) === 'failed')
    case 'unchecked':
      return body.reports.some((report) => stateOf(report) === 'unchecked')
  }
}

/** What this page understands. */
const parameters = [anyText('name'), oneOf('only', coverageKinds), anyText('page')]

export function coveragePage({ withSearch }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, parameters)
    const { context, state } = page
    const { t } = context
    const name = textParameter(request, 'name').slice(0, 100)
    const asked = textParameter(request, 'only')
    const only = coverageKinds.find((kind) => kind === asked) ?? 'all'
    const { coverage, withoutBody } = await withSearch(response, (service) => service.stats())
    const passing = coverage.filter((body) => passes(body, normalizeText(name), only))
    // A report of no known body passes where nothing is asked of bodies.
    const unplaced = name === '' && only === 'all' ? withoutBody : []
    const table = coverageTable(passing, unplaced)
    const pages = Math.max(1, Math.ceil(passing.length / bodiesPerPage))
    const number = Math.min(pages, Math.max(1, Number(textParameter(request, 'page')) || 1))
    const shown = passing.slice((number - 1) * bodiesPerPage, number * bodiesPerPage)
    sendView(response, page, {
      view: 'coverage',
      title: t('coverage.title'),
      content: (
        <CoverageView
          {...{ context, state, name, only, pages, ...table }}
          bodies={shown}
          page={Math.floor(number)}
        />
      ),
    })
  }
}
