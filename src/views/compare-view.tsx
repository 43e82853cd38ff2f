/** Two reports side by side: how much was taken over, passage by passage, and figure by figure. */
import type { ComponentChild, VNode } from 'preact'
import type { Report, ReportMetadata, SectionKey } from '../report/index.ts'
import { compareAddress, reportAddress, type SearchState } from './address.ts'
import { CheckList } from './checks.tsx'
import type { CompareChoice, ComparedPassage, ComparedText, Comparison } from './comparison.ts'
import { CompareFigures } from './compare-figures.tsx'
import type { PageContext } from './page-context.ts'
import { FactsLine } from './report-facts.tsx'
import { placeFigures, splitFigureName } from './report-figures.ts'
import { scriptTag } from './region.ts'

interface CompareProps {
  context: PageContext
  state: SearchState
  comparison: Comparison
  /** The section shown alone; null shows all. */
  section: SectionKey | null
  labelOf: (key: string) => string
}

function Side({
  context,
  state,
  report,
  side,
}: {
  context: PageContext
  state: SearchState
  report: Report
  side: 'a' | 'b'
}): VNode {
  const { t, root } = context
  return (
    <div class="compare-side">
      <span class="label">{t(`compare.${side}`)}</span>
      <h2 lang={scriptTag(report.script)}>
        <a href={reportAddress(report.reportId, { root, q: '', lang: state.lang })}>
          <bdi>{report.title ?? t('hit.untitled')}</bdi>
        </a>
      </h2>
      <FactsLine context={context} report={report} />
    </div>
  )
}

/** The text with what the other side does not have marked as deleted or inserted. */
function ChangedText({ text, as }: { text: ComparedText; as: 'del' | 'ins' }): VNode {
  const Mark = as
  const parts: ComponentChild[] = []
  let position = 0
  for (const [start, end] of text.changes ?? []) {
    if (start > position) parts.push(text.text.slice(position, start))
    parts.push(<Mark>{text.text.slice(start, end)}</Mark>)
    position = end
  }
  parts.push(text.text.slice(position))
  return <>{parts}</>
}

interface RowProps {
  context: PageContext
  state: SearchState
  comparison: Comparison
}

function PassageCell({
  context,
  state,
  report,
  text,
  as,
}: Omit<RowProps, 'comparison'> & {
  report: Report
  text: ComparedText
  as: 'del' | 'ins'
}): VNode {
  const { root } = context
  const address = reportAddress(report.reportId, {
    root,
    q: '',
    lang: state.lang,
    passageId: text.id,
  })
  return (
    <>
      <p lang={scriptTag(report.script)}>
        <ChangedText text={text} as={as} />
      </p>
      <a
        class="compare-open"
        href={address}
        aria-label={context.t('report.permalink')}
        title={context.t('report.permalink')}
      >
        ¶
      </a>
    </>
  )
}

function PassageRow({
  context,
  state,
  comparison,
  passage,
}: RowProps & { passage: ComparedPassage }): VNode {
  const { t } = context
  const { outcome } = passage
  const a = 'a' in passage ? passage.a : null
  const b = 'b' in passage ? passage.b : null
  const cell = (text: ComparedText | null, report: Report, as: 'del' | 'ins'): VNode => (
    <div class={text === null ? 'compare-cell compare-empty' : 'compare-cell'}>
      {text !== null && (
        <PassageCell context={context} state={state} report={report} text={text} as={as} />
      )}
    </div>
  )
  return (
    <li class={`compare-row compare-${outcome}`}>
      <span class="compare-outcome">{t(`compare.${outcome}`)}</span>
      {cell(a, comparison.a, 'del')}
      {cell(b, comparison.b, 'ins')}
    </li>
  )
}

/** Passages that did not change are folded where several follow each other. */
function Passages(props: RowProps & { passages: readonly ComparedPassage[] }): VNode {
  const { context, passages } = props
  const items: VNode[] = []
  for (let i = 0; i < passages.length;) {
    let end = i
    while (passages[end]?.outcome === 'same') end++
    const run = passages.slice(i, Math.max(end, i + 1))
    const rows = run.map((passage, n) => <PassageRow key={i + n} {...props} passage={passage} />)
    if (end > i) {
      items.push(
        <li key={`fold-${i}`}>
          <details class="compare-fold">
            <summary>{context.t('compare.sameFold', { count: run.length })}</summary>
            <ol>{rows}</ol>
          </details>
        </li>,
      )
    } else items.push(...rows)
    i += run.length
  }
  return <ol class="compare-rows">{items}</ol>
}

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100 * part) / whole)

const sectionOf = (passage: ComparedPassage): SectionKey =>
  'b' in passage ? passage.b.section : passage.a.section

function SectionLinks({
  context,
  state,
  comparison,
  section,
}: Omit<CompareProps, 'labelOf'>): VNode {
  const { t, root } = context
  const sections = [...new Set(comparison.text.passages.map(sectionOf))]
  const sides = { a: comparison.a.reportId, b: comparison.b.reportId, lang: state.lang }
  return (
    <nav class="section-links" aria-label={t('compare.sections')}>
      <ul class="tags">
        {[null, ...sections].map((each) => (
          <li key={each}>
            <a
              href={compareAddress({ ...sides, section: each }, root)}
              aria-current={each === section ? 'true' : undefined}
            >
              {each === null ? t('compare.allSections') : t(`section.${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function CompareView(props: CompareProps): VNode {
  const { context, state, comparison, section, labelOf } = props
  const { t, root } = context
  const { a, b, text, figures, checks } = comparison
  const shown = text.passages.filter(
    (passage) =>
      section === null ||
      ('a' in passage && passage.a.section === section) ||
      ('b' in passage && passage.b.section === section),
  )
  const count = (outcome: ComparedPassage['outcome']): number =>
    text.passages.filter((passage) => passage.outcome === outcome).length
  const places = { a: placeFigures(a), b: placeFigures(b) }
  return (
    <div class="compare">
      <h1>{t('compare.title')}</h1>
      <div class="compare-heads">
        <Side context={context} state={state} report={a} side="a" />
        <Side context={context} state={state} report={b} side="b" />
      </div>
      <p>
        <a href={compareAddress({ a: b.reportId, b: a.reportId, section, lang: state.lang }, root)}>
          ⇄ {t('compare.swap')}
        </a>
      </p>
      {text.length > 0 && (
        <div class="compare-summary">
          <p class="compare-share">
            {t.rich('compare.share', {
              percent: percent(text.verbatim + text.partly, text.length),
            })}
          </p>
          <p class="quiet">
            {t('compare.shareDetail', {
              verbatim: percent(text.verbatim, text.length),
              partly: percent(text.partly, text.length),
            })}
          </p>
          <p>
            {t.rich('compare.counts', {
              same: count('same'),
              changed: count('changed'),
              added: count('new'),
              gone: count('gone'),
            })}
          </p>
        </div>
      )}
      <SectionLinks context={context} state={state} comparison={comparison} section={section} />
      {shown.length === 0 ? (
        <p class="quiet">{t('compare.nothingHere')}</p>
      ) : (
        <Passages context={context} state={state} comparison={comparison} passages={shown} />
      )}
      {section === null && (
        <section class="compare-figures">
          <h2>{t('compare.figures')}</h2>
          <CompareFigures context={context} state={state} a={a} b={b} figures={figures} />
        </section>
      )}
      {section === null && checks.length > 0 && (
        <section class="compare-checks">
          <h2>{t('compare.acrossYears')}</h2>
          <CheckList
            context={context}
            checks={checks}
            labelOf={labelOf}
            find={(name) => {
              const { year } = splitFigureName(name)
              const side = String(a.reportYear) === year ? 'a' : 'b'
              const report = side === 'a' ? a : b
              const figure = places[side].named(name)
              return (
                figure && {
                  figure,
                  href: reportAddress(report.reportId, {
                    root,
                    q: '',
                    lang: state.lang,
                    passageId: places[side].anchorOf(figure),
                  }),
                }
              )
            }}
          />
        </section>
      )}
    </div>
  )
}

function Choices({
  context,
  state,
  choice,
  heading,
  reports,
}: Omit<RowProps, 'comparison'> & {
  choice: CompareChoice
  heading: string
  reports: readonly ReportMetadata[]
}): VNode | null {
  const { known } = choice
  if (known === null || reports.length === 0) return null
  const open = known.side === 'a' ? 'b' : 'a'
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="newest">
        {reports.map((report) => (
          <li key={report.reportId}>
            <a
              href={compareAddress(
                { [known.side]: known.report.reportId, [open]: report.reportId, lang: state.lang },
                context.root,
              )}
              lang={scriptTag(report.script)}
            >
              <bdi>{report.title ?? context.t('hit.untitled')}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One side is not chosen yet. */
export function CompareChooser({
  context,
  state,
  choice,
  note,
}: Omit<RowProps, 'comparison'> & { choice: CompareChoice; note: string | null }): VNode {
  const { t } = context
  const { known, sameBody, neighbours } = choice
  return (
    <div class="compare">
      <h1>{t('compare.choose')}</h1>
      {note !== null && (
        <p class="notice">
          <bdi>{note}</bdi>
        </p>
      )}
      {known !== null && (
        <p>
          <span class="label">{t(`compare.${known.side}`)}</span>{' '}
          <bdi lang={scriptTag(known.report.script)}>{known.report.title ?? t('hit.untitled')}</bdi>
        </p>
      )}
      <Choices {...{ context, state, choice }} heading={t('compare.sameBody')} reports={sameBody} />
      <Choices
        {...{ context, state, choice }}
        heading={t('compare.neighbours')}
        reports={neighbours}
      />
      {known !== null && sameBody.length + neighbours.length === 0 && (
        <p>{t('compare.noneFound')}</p>
      )}
      <p class="quiet">{t('compare.how')}</p>
    </div>
  )
}
