/** Two reports side by side: how much was taken over, passage by passage, and figure by figure. */
import type { VNode } from 'preact'
import type { ComparedPassage, Comparison, Report, SectionKey } from '../../report/index.ts'
import { compareAddress, reportAddress, type SearchState } from '../page/address.ts'
import { CheckList, type CheckCells } from '../report/checks.tsx'
import { CompareFigures } from './compare-figures.tsx'
import { ComparePassages } from './compare-passages.tsx'
import type { PageContext } from '../page/page-context.ts'
import { scriptTag } from '../page/region.ts'
import { FactsLine } from '../report/report-facts.tsx'
import { placeFigures, splitFigureName } from '../report/report-figures.ts'

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
      <FactsLine {...{ context, report }} lang={state.lang} />
    </div>
  )
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

/** What one year hands on and the next takes up, its cells linked in both reports. */
function ChecksBetween({
  context,
  state,
  comparison: { a, b, checks },
  labelOf,
}: Omit<CompareProps, 'section'>): VNode {
  const { t, root } = context
  const places = { a: placeFigures(a), b: placeFigures(b) }
  const find = (name: string): ReturnType<CheckCells['find']> => {
    const side = String(a.reportYear) === splitFigureName(name).year ? 'a' : 'b'
    const { reportId } = side === 'a' ? a : b
    const figure = places[side].named(name)
    if (figure === undefined) return undefined
    const passageId = places[side].anchorOf(figure)
    return { figure, href: reportAddress(reportId, { root, q: '', lang: state.lang, passageId }) }
  }
  return (
    <section class="compare-checks">
      <h2>{t('compare.acrossYears')}</h2>
      <CheckList {...{ context, checks, labelOf, find }} />
    </section>
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
  return (
    <div class="compare">
      <h1>{t('compare.title')}</h1>
      <div class="compare-heads">
        <Side context={context} state={state} report={a} side="a" />
        <Side context={context} state={state} report={b} side="b" />
      </div>
      <p class="off-paper">
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
        <ComparePassages context={context} state={state} comparison={comparison} passages={shown} />
      )}
      {section === null && (
        <section class="compare-figures">
          <h2>{t('compare.figures')}</h2>
          <CompareFigures context={context} state={state} a={a} b={b} figures={figures} />
        </section>
      )}
      {section === null && checks.length > 0 && (
        <ChecksBetween {...{ context, state, comparison, labelOf }} />
      )}
    </div>
  )
}
