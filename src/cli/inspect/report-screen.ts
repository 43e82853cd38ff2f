/** One report on one screen: metadata with origins, outline with labels and rules, figures, checks, warnings. */
import type { ReadApart } from '../../index/index.ts'
import { total } from '../../ingest/index.ts'
import { inWords } from '../../sentence.ts'
import { formulaText } from '../../language/index.ts'
import { metadataOfReport, type OutlineNode, type Report } from '../../report/index.ts'
import type { CommandTranslator } from '../translator.ts'
import { clip, fit } from './columns.ts'
import { figureLines } from './figure-lines.ts'

const screenWidth = 118
const fieldWidth = 20
const headingWidth = 52

/** Fields whose values are words of ours, and under which name these words stand. */
const wordsOf: Readonly<Partial<Record<string, string>>> = {
  administrativeLevel: 'level',
  script: 'script',
  era: 'era',
  kind: 'kind',
}

function metadataLines(report: Report, t: CommandTranslator): string[] {
  const lines: string[] = []
  const absent: string[] = []
  for (const [field, value] of Object.entries<unknown>({ ...metadataOfReport(report) })) {
    if (value === null) {
      absent.push(t.maybe(`field.${field}`, field))
      continue
    }
    const text = `${value as string | number}`
    const { code, province, city, county } = report.region
    const shown =
      field === 'region'
        ? [code, province, city, county].filter((part) => part !== null).join(' ')
        : t.maybe(`${wordsOf[field] ?? ''}.${text}`, text)
    const origin = report.origins[field as keyof Report['origins']]
    const from =
      origin === undefined
        ? ''
        : `   (${t.maybe(`origin.${origin.from}`, origin.from)}, ${origin.confidence})`
    lines.push(
      `${fit(t.maybe(`field.${field}`, field), fieldWidth)} ${shown === '' ? '-' : shown}${from}`,
    )
  }
  if (absent.length > 0)
    lines.push(`${fit(t('inspected.notStated'), fieldWidth)} ${absent.join(', ')}`)
  return lines
}

function outlineLines(node: OutlineNode, depth: number, t: CommandTranslator): string[] {
  const indent = '  '.repeat(depth)
  const parts = [
    t('inspected.passages', { count: node.passages.length }),
    ...(node.tables.length > 0 ? [t('inspected.tables', { count: node.tables.length })] : []),
  ]
  const heading = `${indent}${node.id} ${node.heading ?? t('inspected.noHeading')}`
  return [
    `${fit(heading, headingWidth)} [${t(`section.${node.section}`)}: ${clip(node.rule, 34)}] ${parts.join(', ')}`,
    ...node.passages
      .filter(({ section }) => section !== undefined)
      .map(
        ({ id, section, rule, text }) =>
          `${fit(`${indent}  ${id} ${text}`, headingWidth)} [${t(`section.${section!}`)}: ${clip(rule ?? '', 34)}]`,
      ),
    ...node.children.flatMap((child) => outlineLines(child, depth + 1, t)),
  ]
}

function checkLines({ checks }: Report, t: CommandTranslator): string[] {
  const count = (outcome: string): number =>
    checks.filter((check) => check.outcome === outcome).length
  return [
    t('inspected.checks', {
      ...{ checks: checks.length, pass: count('pass') },
      ...{ fail: count('fail'), open: count('notAssessable') },
    }),
    ...checks
      .filter(({ outcome }) => outcome !== 'pass')
      .map(({ formula, outcome, left, right, difference }) => {
        const by = difference === null ? '' : t('inspected.offBy', { difference })
        const said = t(outcome === 'fail' ? 'inspected.fail' : 'inspected.notAssessable')
        return `  ${fit(said, 14)} ${formulaText(t, formula)}  ${left ?? '?'} : ${right ?? '?'}${by}`
      }),
  ]
}

function accountLines({ account }: Report, t: CommandTranslator): string[] {
  if (account === undefined) return []
  const { seen, read, leftOut, notRead, surplus } = account
  const entries = (name: 'leftOut' | 'notRead') =>
    account[name].map(({ reason, count, sample }) => {
      const said = `${fit(t(`inspected.${name}`), 10)} ${String(count).padStart(6)}  ${t(`loss.${reason}`)}`
      return `  ${said}${sample === '' ? '' : ` “${clip(sample, 40)}”`}`
    })
  return [
    '',
    t('inspected.account', { seen, read, leftOut: total(leftOut), notRead: total(notRead) }),
    ...entries('leftOut'),
    ...entries('notRead'),
    ...(surplus > 0 ? [`  ${t('inspected.surplus', { count: surplus })}`] : []),
  ]
}

const kibibyte = 1024

/** What reading the file took, and what that is by its size. */
export function costLine({ bytes, cost }: ReadApart, t: CommandTranslator): string {
  const milliseconds = cost.processorMilliseconds ?? cost.milliseconds
  return t('inspected.cost', {
    kibibytes: (bytes / kibibyte).toFixed(1),
    ms: Math.round(milliseconds),
    msPerKibibyte: (milliseconds / (bytes / kibibyte)).toFixed(2),
    megabytes: cost.peakMegabytes ?? '?',
  })
}

/** The lines of one report; passed checks are counted, the others shown. */
export function reportScreen(report: Report, t: CommandTranslator): string[] {
  return [
    ...metadataLines(report, t),
    '',
    t('inspected.outline'),
    ...report.outline.flatMap((node) => outlineLines(node, 1, t)),
    '',
    t('inspected.figures', { count: report.figures.length }),
    ...figureLines(report.figures, screenWidth - 2, t).map((line) => `  ${line}`),
    '',
    ...checkLines(report, t),
    ...accountLines(report, t),
    ...report.warnings.map(({ code, sentence }) =>
      t('inspected.warning', { code, message: inWords(sentence, t.language) }),
    ),
  ]
}
