/** Queries from rare to common, taken from the indexed texts themselves, the same for the same seed. */
import { normalizeText, type Analyzer } from '../../src/text/index.ts'
import type { Snapshot } from '../../src/index/index.ts'
import { passageText } from '../../src/index/concordance/concordance.ts'
import { postingsOf } from '../../src/index/concordance/postings.ts'
import { countAtMost, unitsOfLiteral } from '../../src/index/concordance/occurrences.ts'
import { randomNumbers } from '../../src/index/concordance/random-literals.ts'
import type { SearchFilters } from '../../src/search/index.ts'

export interface BenchQuery {
  kind: string
  /** Words for the yardstick, which knows no phrases across word borders. */
  words: string[]
  q: string
  filters: SearchFilters
}

const noFilters: SearchFilters = {
  year: [],
  section: [],
  part: [],
  region: [],
  body: [],
  level: [],
  check: [],
}

/** Share of reports that hold a word, from which on it is called so. */
const commonFrom = 0.2
const middleFrom = 0.01
const perKind = 40
/** Words looked for in each class, and passages looked through for them at most. */
const wordsPerClass = 60
const mostPassages = 400_000

type Class = 'rare' | 'middle' | 'common'
type Rated = Record<Class, string[]>

/** Words of random passages, sorted by how many reports hold them, until there are enough of each class. */
function rateWords({ concordance }: Snapshot, analyzer: Analyzer, random: () => number): Rated {
  const reports = concordance.reportStarts.length - 1
  const rated: Rated = { rare: [], middle: [], common: [] }
  const isFull = (name: Class): boolean => rated[name].length >= wordsPerClass
  const seen = new Set<string>()
  for (
    let i = 0;
    i < mostPassages && !(isFull('rare') && isFull('middle') && isFull('common'));
    i++
  ) {
    const text = passageText(concordance, Math.floor(random() * concordance.passageSections.length))
    const words = analyzer
      .wordsOf(text)
      .filter((word) => word.kind === 'han' && word.end - word.start > 1)
      .map((word) => text.slice(word.start, word.end))
      .filter((word) => !seen.has(word))
    // Of the words that are new, the rarest: common ones are met anyway.
    const written = words
      .map((word) => ({ word, most: countAtMost(concordance, unitsOfLiteral(word)) }))
      .sort((a, b) => a.most - b.most)[i % 4 === 0 ? Math.floor(random() * words.length) : 0]?.word
    if (written === undefined) continue
    seen.add(written)
    const { passages } = postingsOf(concordance, unitsOfLiteral(written))
    const share =
      new Set(passages.map((passage) => concordance.passageReports[passage]!)).size / reports
    const name = share >= commonFrom ? 'common' : share >= middleFrom ? 'middle' : 'rare'
    if (!isFull(name)) rated[name].push(written)
  }
  return rated
}

/** The kinds of queries, in order. */
export function kindsOf(queries: readonly BenchQuery[]): string[] {
  return [...new Set(queries.map(({ kind }) => kind))]
}

/** The measured queries: single words, pairs, phrases, filtered ones. */
export function chooseQueries(snapshot: Snapshot, analyzer: Analyzer, seed: number): BenchQuery[] {
  const random = randomNumbers(seed)
  const rated = rateWords(snapshot, analyzer, random)
  const pick = (words: readonly string[]): string => {
    const word = words[Math.floor(random() * words.length)]
    if (word === undefined) throw new Error('The corpus holds no words of one class.')
    return word
  }
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
