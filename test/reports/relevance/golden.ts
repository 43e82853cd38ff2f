/** Goldens: each query's answer, and the measures by kind, as text that a person can read in a diff. */
import { mean } from '../../../src/evaluate/index.ts'
import type { PassageHit } from '../../../src/search/index.ts'
import { passageKey } from './judged-set.ts'
import { measure, type Answer, type Measures } from './run-queries.ts'

/** Characters of a passage that a golden shows: enough to know it by, no copy of the text. */
const shownLength = 40
/** Of these, how many stand before the first mark. */
const shownBefore = 12

/** The text around the first mark, marks in 【】. */
function markedText({ text, highlights }: PassageHit): string {
  const flat = text.replaceAll(/\s/g, ' ')
  const from = Math.max(0, (highlights[0]?.[0] ?? 0) - shownBefore)
  const to = Math.min(flat.length, from + shownLength)
  let shown = from > 0 ? '…' : ''
  let at = from
  for (const [start, end] of highlights) {
    if (start >= to) break
    shown += `${flat.slice(at, start)}【${flat.slice(start, Math.min(end, to))}】`
    at = Math.min(end, to)
  }
  return `${shown}${flat.slice(at, to)}${to < flat.length ? '…' : ''}`
}

const gradeMark = (grade: number | undefined): string =>
  grade === undefined ? 'not judged' : `grade ${grade}`

/** The answer to one query. `names` gives each report's short name by its id. */
export function toGolden({ query, response }: Answer, names: ReadonlyMap<string, string>): string {
  const { match, total, passages, occurrences } = response
  const lines = [
    `query: ${query.text}`,
    `kind: ${query.kind}`,
    `terms: ${response.query.terms
      .map(
        ({ text, synonyms, occurrences: places }) =>
          [text, ...synonyms].join(' = ') + ` (${places})`,
      )
      .join(', ')}`,
    `match: ${match}, ${total} reports, ${passages} passages, ${occurrences} places`,
    ...response.warnings.map(({ code }) => `warning: ${code}`),
    ...response.didYouMean.map(({ text }) => `did you mean: ${text}`),
    '',
  ]
  response.hits.forEach((hit, i) => {
    const grade = gradeMark(query.reports.get(hit.reportId))
    lines.push(
      `${i + 1}. ${names.get(hit.reportId) ?? hit.reportId}  [${grade}]  ${hit.matchingPassages} passages, ${hit.occurrences} places`,
    )
    for (const passage of hit.passages.slice(0, 1)) {
      const passageGrade = gradeMark(
        query.passages.get(passageKey(hit.reportId, passage.passageId)),
      )
      lines.push(
        `   ${passage.passageId} ${passage.sectionLabel}  [${passageGrade}]  ${markedText(passage)}`,
      )
    }
  })
  const shown = new Set(response.hits.map((hit) => hit.reportId))
  for (const [reportId, grade] of query.reports) {
    if (!shown.has(reportId))
      lines.push(`not shown: ${names.get(reportId) ?? reportId}  [grade ${grade}]`)
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const columns: { name: string; of: (measures: Measures) => number | null }[] = [
  { name: 'success@1', of: ({ successAt1 }) => successAt1 },
  { name: 'MRR@10', of: ({ mrr10 }) => mrr10 },
  { name: 'recall@5', of: ({ recall5 }) => recall5 },
  { name: 'nDCG@10', of: ({ ndcg10 }) => ndcg10 },
  { name: 'first passage', of: ({ firstPassage }) => firstPassage },
  { name: 'among three', of: ({ amongThree }) => amongThree },
]

function statsRow(name: string, all: readonly Measures[]): string {
  const cells = columns.map(({ name: column, of }) => {
    const values = all.flatMap((measures) => of(measures) ?? [])
    return (values.length === 0 ? '-' : mean(values).toFixed(3)).padStart(column.length)
  })
  return [name.padEnd(16), String(all.length).padStart(7), ...cells].join('  ')
}

/** The measures of all queries, by kind, and the queries whose first report is not of the highest grade. */
export function toStats(answers: readonly Answer[]): string {
  const measured = answers.map((answer) => ({ ...answer, measures: measure(answer) }))
  const kinds = [...new Set(measured.map(({ query }) => query.kind))]
  const misses = measured.filter(({ measures }) => measures.successAt1 === 0)
  const typos = answers.filter(({ query }) => query.kind === 'typo')
  // Who sees what was meant takes it; without an offer the answer stays as it is.
  const offered = typos.map(({ query, response, taken }) => ({
    query,
    offer: response.didYouMean[0]?.text ?? '-',
    measures: measure({ query, response: taken ?? response }),
  }))
  return [
    ['kind'.padEnd(16), 'queries', ...columns.map(({ name }) => name)].join('  '),
    ...kinds.map((kind) =>
      statsRow(
        kind,
        measured.filter(({ query }) => query.kind === kind).map(({ measures }) => measures),
      ),
    ),
    ...['keyword', 'all'].map((name) =>
      statsRow(
        name,
        measured
          .filter(({ query }) => name === 'all' || query.kind !== 'question')
          .map(({ measures }) => measures),
      ),
    ),
    '',
    statsRow(
      'typo, corrected',
      offered.map(({ measures }) => measures),
    ),
    ...offered.map(
      ({ query, offer, measures }) =>
        `  ${query.id} ${query.text} -> ${offer}: ${measures.successAt1 === 1 ? 'best report first' : 'another first'}`,
    ),
    '',
    `first report not the best: ${misses.length}`,
    ...misses.map(({ query }) => `  ${query.id} ${query.text}`),
    '',
  ].join('\n')
}
