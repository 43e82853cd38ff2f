/** `/compare?a=…&b=…`: two reports side by side, or what to set beside the one that is given. */
import type { RequestHandler } from 'express'
import { longestName } from '../../limits.ts'
import { toSectionKey, type Report, type ReportMetadata } from '../../report/index.ts'
import { noFilters, type SearchService } from '../../search/index.ts'
import {
  compareAddress,
  CompareChooser,
  CompareView,
  type CompareChoice,
} from '../../views/index.ts'
import { sendErrorPage } from './error-page.tsx'
import type { PageDependencies } from './dependencies.ts'
import { readPageRequest } from './render.ts'
import { anyText, oneOf, refuseUnknown } from './parameters.ts'
import { sendView } from './send-view.tsx'
import { figureLabelOf, longestIdShown, siblingsOf } from './report-page.tsx'

const mostNeighbours = 30

/** Reports of the same year from the closest place that has any. */
async function neighboursOf(
  service: SearchService,
  report: Report,
): Promise<CompareChoice['neighbours']> {
  const { region, reportYear } = report
  if (reportYear === null) return []
  const year = [{ from: reportYear, to: reportYear }]
  for (const place of [region.city, region.province]) {
    if (place === null) continue
    const { reports } = await service.reports(
      { ...noFilters, year, region: [place] },
      mostNeighbours,
      0,
    )
    const others = reports.filter(({ bodyId, reportId }) =>
      bodyId === null ? reportId !== report.reportId : bodyId !== report.bodyId,
    )
    if (others.length > 0) return others
  }
  return []
}

const mostNamed = 60

/** Reports of the bodies of a name: those that have it in theirs, else those that are suggested for it (pinyin, a slip). */
async function reportsNamed(service: SearchService, name: string): Promise<ReportMetadata[]> {
  const of = async (body: string): Promise<ReportMetadata[]> =>
    (await service.reports({ ...noFilters, body: [body] }, mostNamed, 0)).reports
  const reports = await of(name)
  if (reports.length > 0) return reports
  const suggested = (await service.suggest(name, 8)).filter(({ kind }) => kind === 'body')
  return (await Promise.all(suggested.map(({ text }) => of(text)))).flat().slice(0, mostNamed)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What this page understands. */
const parameters = [
  anyText('a'),
  anyText('b'),
  anyText('section'),
  anyText('name'),
  oneOf('with', ['lastYear']),
]

export function comparePage({ withSearch, compare }: PageDependencies): RequestHandler {
  return async (request, response) => {
    const page = readPageRequest(request, response, './')
    refuseUnknown(request, page, parameters)
    const { context, state } = page
    const { t } = context
    const ids = { a: textOf(request.query['a']), b: textOf(request.query['b']) }
    const name = Array.from(textOf(request.query['name'])).slice(0, longestName.body).join('')
    const section = toSectionKey(textOf(request.query['section'])) ?? null
    await withSearch(response, async (service, signal) => {
      const find = (id: string): Promise<Report | null> =>
        id === '' ? Promise.resolve(null) : service.report(id)
      const [a, b] = await Promise.all([find(ids.a), find(ids.b)])
      const unknown = a === null && ids.a !== '' ? ids.a : b === null && ids.b !== '' ? ids.b : null
      if (unknown !== null) {
        const message = t('error.reportHelp', { id: unknown.slice(0, longestIdShown) })
        sendErrorPage(response, page, { status: 404, title: t('error.report'), message })
        return
      }
      const wantsLastYear = request.query['with'] === 'lastYear' && a === null && b !== null
      const sameBody = wantsLastYear ? await siblingsOf(service, b) : []
      const lastYear = sameBody.find(
        ({ reportYear }) => b?.reportYear != null && reportYear === b.reportYear - 1,
      )
      if (wantsLastYear && lastYear !== undefined) {
        const sides = { a: lastYear.reportId, b: b.reportId, section, lang: state.lang }
        response.redirect(302, compareAddress(sides, './'))
        return
      }
      const isSelf = a !== null && a.reportId === b?.reportId
      let view
      if (a !== null && b !== null && !isSelf) {
        const comparison = await compare(a, b, { signal, say: page.say })
        view = <CompareView {...{ context, state, comparison, section }} labelOf={figureLabelOf} />
      } else {
        const known = b ?? a
        const choice: CompareChoice = {
          known: known && { side: b === null ? 'a' : 'b', report: known },
          sameBody: known === null ? [] : await siblingsOf(service, known),
          neighbours: known === null ? [] : await neighboursOf(service, known),
          named:
            name === ''
              ? null
              : {
                  name,
                  reports: (await reportsNamed(service, name)).filter(
                    ({ reportId }) => reportId !== known?.reportId,
                  ),
                },
        }
        view = (
          <CompareChooser
            {...{ context, state, choice }}
            note={isSelf ? t('compare.self') : wantsLastYear ? t('compare.noLastYear') : null}
          />
        )
      }
      const title = [a, b].flatMap((each) => each?.title ?? []).join(' ↔ ')
      sendView(response, page, {
        view: 'compare',
        title: [title, t('compare.title')].filter(Boolean).join(' · '),
        content: view,
      })
    })
  }
}
