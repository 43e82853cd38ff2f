/**
 * A dictionary of many terms over an index, beside a plain scan with Aho and Corasick's automaton over the same normalized texts, in the same
 * run: `npx tsx bench/panel.ts INDEX [TERMS] [TERMS_A_CONCEPT]`.
 */
import {
  builderOf,
  createEmbeddedEngine,
  noFilters,
  openSnapshot,
  randomLiterals,
  segmenterOfIndex,
  passagesOfReport,
} from '../src/index/index.ts'
import { createSearchService } from '../src/search/index.ts'
import { createAnalyzer, normalizeText, type SegmenterChoice } from '../src/text/index.ts'

const [directory = '', termsGiven = '10000', perConceptGiven = '10'] = process.argv.slice(2)
const perConcept = Number(perConceptGiven)
const segmenter = segmenterOfIndex(directory) as SegmenterChoice
const analyzer = createAnalyzer({ segmenter })
const snapshot = openSnapshot(directory, builderOf(analyzer))
const service = createSearchService(createEmbeddedEngine(snapshot), analyzer)

const terms = new Set<string>()
for (let seed = 1; terms.size < Number(termsGiven); seed++)
  for (const literal of randomLiterals(snapshot.concordance, 2000, seed)) {
    const term = literal.trim().slice(0, 6)
    if (term.length > 1 && terms.size < Number(termsGiven)) terms.add(term)
  }
const list = [...terms]
const concepts = Array.from({ length: Math.ceil(list.length / perConcept) }, (_, i) => ({
  name: `c${i}`,
  // In quotes: to the letter, whatever signs a term has.
  terms: list
    .slice(i * perConcept, (i + 1) * perConcept)
    .map((term) => `"${term.replaceAll('"', '\\"')}"`),
}))

/** When a step began: by the clock, and by the processor time of this process, which other work on the machine does not lengthen. */
interface Start {
  clock: number
  processor: NodeJS.CpuUsage
}
const begin = (): Start => ({ clock: performance.now(), processor: process.cpuUsage() })
const seconds = ({ clock, processor }: Start): string => {
  const { user, system } = process.cpuUsage(processor)
  const inSeconds = (ms: number): string => (ms / 1000).toFixed(1)
  return `${inSeconds(performance.now() - clock)} s (${inSeconds((user + system) / 1000)} s of a processor)`
}

let startedAt = begin()
let rows = 0
let occurrences = 0
for await (const piece of service.panel(concepts, {
  filters: noFilters,
  by: ['year'],
  shape: 'long',
})) {
  rows += piece.rows.length
  for (const row of piece.rows) {
    const counted = row.at(-3)
    if (typeof counted === 'number') occurrences += counted
  }
}
console.log(
  `panel: ${list.length} terms, ${concepts.length} concepts, ${snapshot.metadata.length} reports: ${seconds(startedAt)}, ${rows} rows, ${occurrences} occurrences`,
)

/** The automaton: for each state its moves, where it falls back to, and how many terms end there. */
startedAt = begin()
const moves = [new Map<number, number>()]
const falls: number[] = [0]
const ends: number[] = [0]
for (const term of list) {
  let state = 0
  for (let i = 0; i < term.length; i++) {
    const unit = term.charCodeAt(i)
    let next = moves[state]!.get(unit)
    if (next === undefined) {
      next = moves.length
      moves[state]!.set(unit, next)
      moves.push(new Map())
      falls.push(0)
      ends.push(0)
    }
    state = next
  }
  ends[state]!++
}
const queue = [...moves[0]!.values()]
for (const state of queue)
  for (const [unit, next] of moves[state]!) {
    let fall = falls[state]!
    while (fall !== 0 && !moves[fall]!.has(unit)) fall = falls[fall]!
    falls[next] = moves[fall]!.get(unit) ?? 0
    ends[next]! += ends[falls[next]]!
    queue.push(next)
  }
const built = seconds(startedAt)
startedAt = begin()
const { text, reportStarts } = snapshot.concordance
const byReport = new Float64Array(snapshot.metadata.length)
let state = 0
for (let report = 0; report < byReport.length; report++)
  for (let at = reportStarts[report]!; at < reportStarts[report + 1]!; at++) {
    const unit = text[at]!
    let next = moves[state]!.get(unit)
    while (next === undefined && state !== 0) {
      state = falls[state]!
      next = moves[state]!.get(unit)
    }
    state = next ?? 0
    byReport[report]! += ends[state]!
  }
const found = byReport.reduce((sum, each) => sum + each, 0)
console.log(
  `automaton: built in ${built}, scan of ${text.length} characters ${seconds(startedAt)}, ${found} occurrences of terms (each counted for itself)`,
)

// A scanner that has no index has to read and normalize the reports first.
startedAt = begin()
let characters = 0
const sample = Math.min(snapshot.metadata.length, 500)
for (let report = 0; report < sample; report++)
  for (const unit of passagesOfReport(snapshot.readReport(report)))
    characters += normalizeText(unit.text).length
const share = snapshot.metadata.length / sample
console.log(
  `reading and normalizing ${sample} reports (${characters} characters): ${seconds(startedAt)}, for all of them about ${(((performance.now() - startedAt.clock) / 1000) * share).toFixed(0)} s`,
)
await service.close()
