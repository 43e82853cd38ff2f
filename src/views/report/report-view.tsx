/** One report: what it is, its outline, its text with the places of the query marked. */
import type { VNode } from 'preact'
import { longestQuery } from '../../limits.ts'
import type { Figure, OutlineNode, Report, ReportMetadata, Script } from '../../report/index.ts'
import { freshSearch, reportAddress, searchAddress, type SearchState } from '../page/address.ts'
import { MarkedText } from '../page/marked-text.tsx'
import { OcrLabel } from '../page/ocr-label.tsx'
import type { PageContext } from '../page/page-context.ts'
import { nodeName, ReportBody } from './report-body.tsx'
import { FindCount } from './find-count.tsx'
import { FactsDetails, FactsLine, ReportWarnings } from './report-facts.tsx'
import { placeFigures } from './report-figures.ts'
import { AllFigures, FiguresAside } from './report-figures-view.tsx'
import { markReport, type Highlighter, type ReportMarks, type Writer } from './report-marks.ts'
import { ReadingSwitch, YearLinks } from './reading.tsx'

export interface ReportViewProps {
  context: PageContext
  /** The query whose places are marked, and the language the links keep. */
  state: SearchState
  report: Report
  highlight: Highlighter
  /** The script the reader chose, and how a text is written in it; null shows the report as it is. */
  reading?: { script: Script; write: Writer } | null
  /** Other reports of the same body. */
  siblings?: readonly ReportMetadata[]
  /** The figures shown first, in this order. */
  mainFigures?: readonly Figure[]
  /** Label of a figure key that the report has no figure for. */
  labelOf?: (key: string) => string
  /** Whether the files it was read from can be downloaded. */
  servesSources?: boolean
}

/** Deepest outline level listed beside the text. */
const deepestListed = 3

function OutlineList({
  context,
  marks,
  nodes,
}: {
  context: PageContext
  marks: ReportMarks
  nodes: readonly OutlineNode[]
}): VNode | null {
  const listed = nodes.filter((node) => node.level <= deepestListed)
  if (listed.length === 0) return null
  return (
    <ol>
      {listed.map((node) => (
        <li key={node.id}>
          <a href={`#${node.id}`} data-outline={node.id}>
            <bdi lang={node.heading === null ? undefined : marks.lang}>
              {node.heading === null ? nodeName(context, node) : marks.write(node.heading)}
            </bdi>
          </a>
          <OutlineList context={context} marks={marks} nodes={node.children} />
        </li>
      ))}
    </ol>
  )
}

/** Searching inside this report: works as a form, walks from mark to mark with script. */
function FindBar({
  context,
  state,
  marks,
  reading,
}: {
  context: PageContext
  state: SearchState
  marks: ReportMarks
  reading: Script | null
}): VNode {
  const { t } = context
  const asked = state.q.trim() !== ''
  return (
    <form class="find" method="get" role="search" aria-label={t('report.find')}>
      <input
        type="search"
        name="q"
        value={state.q}
        aria-label={t('report.find')}
        placeholder={t('report.find')}
        maxLength={longestQuery}
        autocomplete="off"
      />
      {reading !== null && <input type="hidden" name="script" value={reading} />}
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('report.findButton')}</button>
      {asked && <FindCount t={t} count={marks.count} />}
    </form>
  )
}

export function ReportView({
  context,
  state,
  report,
  highlight,
  reading = null,
  siblings = [],
  mainFigures = [],
  labelOf = (key) => key,
  servesSources = false,
}: ReportViewProps): VNode {
  const { t, root, edition } = context
  const asked = state.q.trim() !== ''
  const marks = markReport(report, asked ? highlight : () => [], reading)
  const figures = placeFigures(report)
  const title = report.title ?? t('hit.untitled')
  const otherYear = (year: string): string | undefined => {
    const other = siblings.find(({ reportYear }) => String(reportYear) === year)
    return other && reportAddress(other.reportId, { root, q: '', lang: state.lang })
  }
  const shared = { context, report, figures, main: mainFigures, labelOf, otherYear }
  return (
    <div class="report-layout">
      <div class="outline">
        <details class="outline-fold">
          <summary>{t('report.outline')}</summary>
          <nav aria-label={t('report.outline')}>
            <OutlineList context={context} marks={marks} nodes={report.outline} />
          </nav>
        </details>
      </div>
      <article class="report">
        <header class="report-head">
          {(asked || edition !== undefined) && (
            // Of an edition, the script knows the query and shows the way back.
            <p class="back" hidden={!asked}>
              <a data-back="" href={searchAddress(freshSearch(state.q, state.lang), root)}>
                ← {t('report.back')}
              </a>
            </p>
          )}
          <h1 lang={marks.lang}>
            <bdi>
              <MarkedText text={marks.write(title)} ranges={asked ? highlight(title) : []} />
            </bdi>{' '}
            {report.origins.title?.ocr === true && <OcrLabel t={t} />}
          </h1>
          <FactsLine {...{ context, report }} lang={state.lang} />
          <YearLinks context={context} state={state} report={report} siblings={siblings} />
          <ReadingSwitch
            context={context}
            state={state}
            report={report}
            reading={reading?.script ?? null}
            servesSources={servesSources}
          />
          <FactsDetails context={context} report={report} servesSources={servesSources} />
        </header>
        <ReportWarnings context={context} report={report} />
        <FindBar context={context} state={state} marks={marks} reading={reading?.script ?? null} />
        <ReportBody context={context} report={report} marks={marks} figures={figures} />
        <AllFigures {...shared} />
      </article>
      <FiguresAside {...shared} />
    </div>
  )
}
