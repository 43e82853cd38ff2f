/** One report on one screen: metadata with origins, outline with labels and rules, figures, checks, warnings. */
import {
  metadataOfReport,
  sectionLabelOf,
  type OutlineNode,
  type Report,
} from '../../report/index.ts'
import { clip, fit } from './columns.ts'
import { figureLines } from './figure-lines.ts'

const screenWidth = 118
const fieldWidth = 20
const headingWidth = 52

function metadataLines(report: Report): string[] {
  const lines: string[] = []
  const absent: string[] = []
  for (const [field, value] of Object.entries<unknown>({ ...metadataOfReport(report) })) {
    if (value === null) {
      absent.push(field)
      continue
    }
    const { code, province, city, county } = report.region
    const shown =
      field === 'region'
        ? [code, province, city, county].filter((part) => part !== null).join(' ')
        : `${value as string | number}`
    const origin = report.origins[field as keyof Report['origins']]
    const from = origin === undefined ? '' : `   (${origin.from}, ${origin.confidence})`
    lines.push(`${fit(field, fieldWidth)} ${shown === '' ? '-' : shown}${from}`)
  }
  if (absent.length > 0) lines.push(`${fit('not stated', fieldWidth)} ${absent.join(', ')}`)
  return lines
}

function outlineLines(node: OutlineNode, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const parts = [
    `${node.passages.length} passages`,
    ...(node.tables.length > 0 ? [`${node.tables.length} tables`] : []),
  ]
  const heading = `${indent}${node.id} ${node.heading ?? '(no heading)'}`
  return [
    `${fit(heading, headingWidth)} [${sectionLabelOf(node.section)}: ${clip(node.rule, 34)}] ${parts.join(', ')}`,
    ...node.passages
      .filter(({ section }) => section !== undefined)
      .map(
        ({ id, section, rule, text }) =>
          `${fit(`${indent}  ${id} ${text}`, headingWidth)} [${sectionLabelOf(section!)}: ${clip(rule ?? '', 34)}]`,
      ),
    ...node.children.flatMap((child) => outlineLines(child, depth + 1)),
  ]
}

function checkLines({ checks }: Report): string[] {
  const count = (outcome: string): number =>
    checks.filter((check) => check.outcome === outcome).length
  return [
    `checks ${checks.length}: ${count('pass')} pass, ${count('fail')} fail, ${count('notAssessable')} not assessable`,
    ...checks
      .filter(({ outcome }) => outcome !== 'pass')
      .map(({ formula, outcome, left, right, difference }) => {
        const by = difference === null ? '' : `, off by ${difference}`
        return `  ${fit(outcome, 13)} ${formula}  ${left ?? '?'} : ${right ?? '?'}${by}`
      }),
  ]
}

/** The lines of one report; passed checks are counted, the others shown. */
export function reportScreen(report: Report): string[] {
  return [
    ...metadataLines(report),
    '',
    'outline',
    ...report.outline.flatMap((node) => outlineLines(node, 1)),
    '',
    `figures ${report.figures.length}`,
    ...figureLines(report.figures, screenWidth - 2).map((line) => `  ${line}`),
    '',
    ...checkLines(report),
    ...report.warnings.map(({ code, message }) => `warning ${code}: ${message}`),
  ]
}
