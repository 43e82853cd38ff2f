/** Queries from rare to common, taken from the indexed texts themselves, the same for the same seed. */
import { normalizeText, type Analyzer } from '../../src/text/index.ts'
import type { Snapshot } from '../../src/index/index.ts'
import { passageText } from '../../src/index/concordance/concordance.ts'
import { postingsOf } from '../../src/index/concordance/postings.ts'
import { unitsOfLiteral } from '../../src/index/concordance/occurrences.ts'
import { randomNumbers } from '../../src/index/concordance/random-literals.ts'
import type { SearchFilters } from '../../src/search/index.ts'

export interface BenchQuery {
  kind: string
  /** Words for the yardstick, which knows no phrases across word borders. */
  words: string[]
  q: string
  filters: SearchFilters
}

const noFilters: SearchFilters = { year: [], section: [], region: [], body: [], level: [] }

/** Share of reports that hold a word, from which on it is called so. */
const commonFrom = 0.2
const middleFrom = 0.01
const perKind = 40
const sampledPassages = 4000

interface Rated {
  rare: string[]
  middle: string[]
  common: string[]
}

/** Words of random passages, sorted by how many reports hold them. */
function rateWords({ concordance }: Snapshot, analyzer: Analyzer, random: () => number): Rated {
  const reports = concordance.reportStarts.length - 1
  const rated: Rated = { rare: [], middle: [], common: [] }
  const seen = new Set<string>()
  for (let i = 0; i < sampledPassages; i++) {
    const text = passageText(concordance, Math.floor(random() * concordance.passageSections.length))
    const words = analyzer
      .wordsOf(text)
      .filter((word) => word.kind === 'han' && word.end - word.start > 1)
    const word = words[Math.floor(random() * words.length)]
    if (word === undefined) continue
    const written = text.slice(word.start, word.end)
    if (seen.has(written)) continue
    seen.add(written)
    const { passages } = postingsOf(concordance, unitsOfLiteral(written))
    const share =
      new Set(passages.map((passage) => concordance.passageReports[passage]!)).size / reports
    rated[share >= commonFrom ? 'common' : share >= middleFrom ? 'middle' : 'rare'].push(written)
  }
  return rated
}

/** The measured queries: single words, pairs, phrases, filtered ones. */
export function chooseQueries(snapshot: Snapshot, analyzer: Analyzer, seed: number): BenchQuery[] {
  const random = randomNumbers(seed)
  const rated = rateWords(snapshot, analyzer, random)
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '公开'
  const make = (kind: string, from: (readonly string[])[], filters = noFilters): BenchQuery[] =>
    Array.from({ length: perKind }, () => {
      const words = from.map(pick)
      return { kind, words: words.map(normalizeText), q: words.join(' '), filters }
    })
  const { rare, middle, common } = rated
  return [
    ...make('rare word', [rare]),
    ...make('middling word', [middle]),
    ...make('common word', [common]),
    ...make('rare + common', [rare, common]),
    ...make('two middling', [middle, middle]),
    ...make('two common', [common, common]),
    ...make('three common', [common, common, common]),
    ...make('two common, one year', [common, common], {
      ...noFilters,
      year: [{ from: 2019, to: 2019 }],
    }),
    ...make('two common, one section', [common, common], {
      ...noFilters,
      section: ['disclosureOnRequest'],
    }),
  ]
}
