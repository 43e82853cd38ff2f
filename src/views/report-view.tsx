/** One report: what it is, its outline, its text with the places of the query marked. */
import type { VNode } from 'preact'
import type { OutlineNode, Report } from '../report/index.ts'
import { freshSearch, searchAddress, type SearchState } from './address.ts'
import { scriptTag } from './hit-card.tsx'
import { MarkedText } from './marked-text.tsx'
import type { PageContext } from './page-context.ts'
import { nodeName, ReportBody } from './report-body.tsx'
import { FactsDetails, FactsLine, ReportWarnings } from './report-facts.tsx'
import { markReport, type Highlighter, type ReportMarks } from './report-marks.ts'

export interface ReportViewProps {
  context: PageContext
  /** The query whose places are marked, and the language the links keep. */
  state: SearchState
  report: Report
  highlight: Highlighter
}

/** Deepest outline level listed beside the text. */
const deepestListed = 3

function OutlineList({
  context,
  report,
  nodes,
}: {
  context: PageContext
  report: Report
  nodes: readonly OutlineNode[]
}): VNode | null {
  const listed = nodes.filter((node) => node.level <= deepestListed)
  if (listed.length === 0) return null
  return (
    <ol>
      {listed.map((node) => (
        <li key={node.id}>
          <a href={`#${node.id}`} data-outline={node.id}>
            <bdi lang={node.heading === null ? undefined : scriptTag(report.script)}>
              {nodeName(context, node)}
            </bdi>
          </a>
          <OutlineList context={context} report={report} nodes={node.children} />
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
}: {
  context: PageContext
  state: SearchState
  marks: ReportMarks
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
        maxLength={500}
        autocomplete="off"
      />
      {state.lang !== null && <input type="hidden" name="lang" value={state.lang} />}
      <button type="submit">{t('report.findButton')}</button>
      {asked && (
        <span class="find-count" role="status">
          {marks.count === 0
            ? t('report.notFound')
            : t.rich('report.found', { count: marks.count })}
        </span>
      )}
      {asked && marks.count > 0 && (
        <span class="find-steps needs-script">
          <button
            type="button"
            data-step="-1"
            aria-label={t('report.previousMark')}
            title={t('report.previousMark')}
          >
            ↑
          </button>
          <button
            type="button"
            data-step="1"
            aria-label={t('report.nextMark')}
            title={t('report.nextMark')}
          >
            ↓
          </button>
        </span>
      )}
    </form>
  )
}

export function ReportView({ context, state, report, highlight }: ReportViewProps): VNode {
  const { t, root } = context
  const asked = state.q.trim() !== ''
  const marks = markReport(report, asked ? highlight : () => [])
  const title = report.title ?? t('hit.untitled')
  return (
    <div class="report-layout">
      <aside class="outline">
        <details class="outline-fold">
          <summary>{t('report.outline')}</summary>
          <nav aria-label={t('report.outline')}>
            <OutlineList context={context} report={report} nodes={report.outline} />
          </nav>
        </details>
      </aside>
      <article class="report">
        <header class="report-head">
          {asked && (
            <p class="back">
              <a href={searchAddress(freshSearch(state.q, state.lang), root)}>
                ← {t('report.back')}
              </a>
            </p>
          )}
          <h1 lang={scriptTag(report.script)}>
            <bdi>
              <MarkedText text={title} ranges={asked ? highlight(title) : []} />
            </bdi>
          </h1>
          <FactsLine context={context} report={report} />
          {report.script === 'Hant' && <p class="quiet">{t('report.original')}</p>}
          <FactsDetails context={context} report={report} />
        </header>
        <ReportWarnings context={context} report={report} />
        <FindBar context={context} state={state} marks={marks} />
        <ReportBody context={context} report={report} marks={marks} />
      </article>
    </div>
  )
}
