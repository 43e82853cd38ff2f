/** A report's figures: the main ones and the checks beside the text, all of them below it. */
import type { VNode } from 'preact'
import type { Figure, Report } from '../../report/index.ts'
import { CheckList } from './checks.tsx'
import { figureLabel, formatNumber, unitLabel } from '../../language/index.ts'
import { FigureValue } from '../figures/figure-value.tsx'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'
import { figureName, type ReportFigures } from './report-figures.ts'
import { FigureTable } from '../page/table-frame.tsx'

export interface ReportFiguresProps {
  context: PageContext
  report: Report
  figures: ReportFigures
  /** What a reader looks for first, in this order. */
  main: readonly Figure[]
  /** Label of a figure key. */
  labelOf: (key: string) => string
  /** Address of the same body's report of another year. */
  otherYear?: (year: string) => string | undefined
}

const applicantColumns = [
  'naturalPerson',
  'business',
  'researchInstitution',
  'publicWelfare',
  'legalService',
  'other',
  'total',
] as const

function Value({ context, figures, figure }: ReportFiguresProps & { figure: Figure }): VNode {
  return <FigureValue t={context.t} figure={figure} href={`#${figures.anchorOf(figure)}`} />
}

function Unit({ t, unit }: { t: Translator; unit: string | null }): VNode | null {
  const text = unitLabel(t, unit)
  return text === '' ? null : <span class="unit"> {text}</span>
}

/** The column beside the text. */
export function FiguresAside(props: ReportFiguresProps): VNode {
  const { context, report, figures, main, labelOf, otherYear } = props
  const { t } = context
  const failed = report.checks.filter(({ outcome }) => outcome === 'fail').length
  return (
    <aside class="figures-aside" aria-label={t('figures.heading')}>
      <details class="figures-fold">
        <summary>
          {t('figures.heading')}
          {failed > 0 && (
            <>
              {' '}
              <span class="fails-badge">✗ {t('checks.fail', { count: failed })}</span>
            </>
          )}
        </summary>
        {report.figures.length === 0 ? (
          <p class="quiet">{t('figures.none')}</p>
        ) : (
          <>
            <h2>{t('figures.key')}</h2>
            <dl class="main-figures">
              {main.map((figure) => (
                <div key={figureName(figure)}>
                  <dt>{figureLabel(t, figure.key, figure.label)}</dt>
                  <dd>
                    <Value {...props} figure={figure} />
                    <Unit t={t} unit={figure.unit} />
                  </dd>
                </div>
              ))}
            </dl>
            <p class="quiet">
              <a class="off-paper" href="#figures">
                {t('figures.all', { count: report.figures.length })}
              </a>
            </p>
            <h2>{t('checks.heading')}</h2>
            <CheckList
              context={context}
              checks={report.checks}
              labelOf={labelOf}
              {...(otherYear && { otherYear })}
              find={(name) => {
                const figure = figures.named(name)
                return figure && { figure, href: `#${figures.anchorOf(figure)}` }
              }}
            />
          </>
        )}
      </details>
    </aside>
  )
}

function SingleFigures(props: ReportFiguresProps & { list: readonly Figure[] }): VNode {
  const { t } = props.context
  return (
    <FigureTable
      label={t('figures.single')}
      head={[t('figures.name'), t('figures.value'), t('figures.from')]}
    >
      {props.list.map((figure) => (
        <tr key={`${figureName(figure)} ${figure.source.passageId}`}>
          <th scope="row">{figureLabel(t, figure.key, figure.label)}</th>
          <td class="number">
            <Value {...props} figure={figure} />
            {figure.value !== null && <Unit t={t} unit={figure.unit} />}
          </td>
          <td>
            {t(`reading.${figure.reading}`)}
            <Candidates t={t} figure={figure} />
          </td>
        </tr>
      ))}
    </FigureTable>
  )
}

/** The sentences that disagree, each a link to its passage. */
function Candidates({ t, figure }: { t: Translator; figure: Figure }): VNode | null {
  const { value, candidates = [], decidedBy } = figure
  const others = candidates.filter((each) => each.value !== value)
  if (others.length === 0) return null
  return (
    <>
      {decidedBy !== undefined && (
        <p class="quiet">
          {t('reading.decidedBy', {
            values: [...new Set(others.map((each) => formatNumber(each.value ?? 0)))].join('、'),
            reason: t(`reading.decidedBy.${decidedBy}`),
          })}
        </p>
      )}
      <ul class="figure-candidates">
        {others.map(({ raw, source }) => (
          <li key={`${source.passageId} ${raw}`}>
            <a href={`#${source.passageId}`}>{raw}</a> <q>{source.sentence}</q>
          </li>
        ))}
      </ul>
    </>
  )
}

function FiguresByApplicant(props: ReportFiguresProps & { list: readonly Figure[] }): VNode {
  const { context, list } = props
  const { t } = context
  const labels = new Map(list.map(({ key, label }) => [key, label]))
  const byName = new Map(list.map((figure) => [figureName(figure), figure]))
  return (
    <FigureTable
      label={t('figures.byApplicant')}
      head={[t('figures.name'), ...applicantColumns.map((each) => t(`applicant.${each}`))]}
    >
      {[...labels].map(([key, label]) => (
        <tr key={key}>
          <th scope="row">{figureLabel(t, key, label)}</th>
          {applicantColumns.map((applicant) => {
            const figure = byName.get(figureName({ key, applicant }))
            return (
              <td key={applicant} class="number">
                {figure !== undefined && <Value {...props} figure={figure} />}
              </td>
            )
          })}
        </tr>
      ))}
    </FigureTable>
  )
}

/** Every figure of the report, each with a link to where it stands. */
export function AllFigures(props: ReportFiguresProps): VNode | null {
  const { context, report } = props
  if (report.figures.length === 0) return null
  const byApplicant = report.figures.filter(({ applicant }) => applicant !== undefined)
  const single = report.figures.filter(({ applicant }) => applicant === undefined)
  return (
    <section class="all-figures">
      <details>
        <summary>
          <h2>{context.t('figures.all', { count: report.figures.length })}</h2>
        </summary>
        {/* Inside the fold: a link to it opens the fold. */}
        <div id="figures">
          {single.length > 0 && <SingleFigures {...props} list={single} />}
          {byApplicant.length > 0 && <FiguresByApplicant {...props} list={byApplicant} />}
        </div>
      </details>
    </section>
  )
}
