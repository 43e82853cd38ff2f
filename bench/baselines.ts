/**
 * The search's ranking beside plain ones over a judged collection, in one run: BM25 over words, with pairs of characters, with single
 * characters, and MiniSearch over words; for its questions, and for what people type in their place, a few words of each:
 * `npx tsx bench/baselines.ts COLLECTION.json`.
 */
import MiniSearch from 'minisearch'
import {
  mean,
  readCollection,
  recallAt,
  reciprocalRankAt,
  type Collection,
} from '../src/evaluate/index.ts'
import { rankCollection } from '../src/evaluate/run.ts'
import { askingStretches, stopWords } from '../src/search/question.ts'
import { createAnalyzer, normalizeText } from '../src/text/index.ts'

type Documents = Collection['documents']
type Rank = (query: string) => string[]

const depth = 10
const analyzer = createAnalyzer({ segmenter: 'node-rs-jieba' })

function wordsOf(text: string): string[] {
  const normalized = normalizeText(text)
  return analyzer
    .wordsOf(normalized)
    .map(({ start, end }) => normalized.slice(start, end))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
}

const hanRuns = (text: string): string[] => normalizeText(text).match(/\p{Script=Han}+/gu) ?? []
/** Marked, so that a pair is no word and a character no pair. */
const pairsOf = (text: string): string[] =>
  hanRuns(text).flatMap((run) => Array.from(run.slice(1), (second, i) => `2${run[i]!}${second}`))
const charactersOf = (text: string): string[] =>
  hanRuns(text).flatMap((run) => Array.from(run, (character) => `1${character}`))

const tokenizers: Readonly<Record<string, (text: string) => string[]>> = {
  words: wordsOf,
  '+ pairs': (text) => [...wordsOf(text), ...pairsOf(text)],
  '+ characters': (text) => [...wordsOf(text), ...pairsOf(text), ...charactersOf(text)],
}

/** BM25 with the usual k1 = 1.2 and b = 0.75. */
function bm25(documents: Documents, tokensOf: (text: string) => string[]): Rank {
  const postings = new Map<string, Map<number, number>>()
  const lengths = documents.map(({ text }, i) => {
    const tokens = tokensOf(text)
    for (const token of tokens) {
      const posting = postings.get(token) ?? new Map<number, number>()
      postings.set(token, posting)
      posting.set(i, (posting.get(i) ?? 0) + 1)
    }
    return tokens.length
  })
  const average = mean(lengths)
  return (query) => {
    const scores = new Map<number, number>()
    for (const token of new Set(tokensOf(query))) {
      const posting = postings.get(token) ?? new Map<number, number>()
      const rarity = Math.log(1 + (documents.length - posting.size + 0.5) / (posting.size + 0.5))
      for (const [i, count] of posting) {
        const length = 0.25 + (0.75 * lengths[i]!) / average
        scores.set(i, (scores.get(i) ?? 0) + (rarity * count * 2.2) / (count + 1.2 * length))
      }
    }
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return best.slice(0, depth).map(([i]) => documents[i]!.id)
  }
}

function miniSearch(documents: Documents): Rank {
  const index = new MiniSearch<Documents[number]>({ fields: ['text'], tokenize: wordsOf })
  index.addAll(documents)
  return (query) =>
    index
      .search(query)
      .slice(0, depth)
      .map(({ id }) => id as string)
}

/** The rarest words of a question, in its order: of two characters or more, neither asking nor joining. */
function keywordsOf(question: string, most: number, rarityOf: (word: string) => number): string {
  const normalized = normalizeText(question)
  const asking = askingStretches(normalized)
  const words = analyzer
    .wordsOf(normalized)
    .filter(({ start, end }) => !asking.some((each) => start < each.end && end > each.start))
    .map(({ start, end }) => normalized.slice(start, end))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && word.length > 1 && !stopWords.has(word))
  const each = [...new Set(words)]
  const rarest = each.toSorted((a, b) => rarityOf(a) - rarityOf(b)).slice(0, most)
  return each.filter((word) => rarest.includes(word)).join(' ')
}

const collection = readCollection(process.argv[2] ?? '')
const { documents } = collection
const holding = new Map<string, number>()
for (const { text } of documents)
  for (const word of new Set(wordsOf(text))) holding.set(word, (holding.get(word) ?? 0) + 1)

const baselines: [name: string, rank: Rank][] = [
  ...Object.entries(tokenizers).map(([name, tokensOf]): [string, Rank] => [
    name,
    bm25(documents, tokensOf),
  ]),
  ['MiniSearch', miniSearch(documents)],
]

for (const most of [Infinity, 6, 4, 3, 2]) {
  const queries =
    most === Infinity
      ? collection.queries
      : collection.queries
          .map((query) => ({
            ...query,
            text: keywordsOf(query.text, most, (word) => holding.get(word) ?? 0),
          }))
          .filter(({ text }) => text !== '')
  const measure = (rankings: readonly string[][]): string => {
    const judged = queries.map(({ relevant }) => new Map(relevant.map((id) => [id, 1])))
    const [mrr, recall] = [reciprocalRankAt, recallAt].map((measureOf) =>
      mean(judged.map((each, i) => measureOf(rankings[i]!, each, depth))).toFixed(3),
    )
    return `${mrr!} / ${recall!}`
  }
  const { ranked } = await rankCollection({ ...collection, queries }, analyzer)
  const cells = baselines.map(
    ([name, rank]) => `${name} ${measure(queries.map(({ text }) => rank(text)))}`,
  )
  cells.push(`this ${measure(ranked.map(({ ranking }) => ranking))}`)
  const form = most === Infinity ? 'questions' : `at most ${most} words`
  process.stdout.write(`${collection.name}, ${form} (${queries.length}): ${cells.join('; ')}\n`)
}
