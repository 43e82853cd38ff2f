/** "Did you mean": strings of the corpus one slip away from a word that (almost) nothing holds. Offered, never searched silently. */
import { inWords, sentence } from '../sentence.ts'
import type { EngineRequest, NamesIndex, SearchEngine } from '../index/index.ts'
import type { QueryNode, WordNode } from '../query/index.ts'
import { normalize, type Analyzer } from '../text/index.ts'
import { planSearch, type Asked, type PlannedSearch } from './ask.ts'
import { isQuestion } from './question.ts'
import type { DidYouMean } from './contract/index.ts'
import type { SearchParameters } from './types.ts'

/** A search with no more reports than this found almost nothing. */
const almostNothing = 1
const mostOffered = 3

/** The unquoted words that are looked for; an excluded word that is nowhere excludes nothing, and is no mistake. */
function wordsIn(node: QueryNode): WordNode[] {
  switch (node.type) {
    case 'word':
      return [node]
    case 'and':
    case 'or':
    case 'near':
      return node.clauses.flatMap(wordsIn)
    case 'scope':
      return wordsIn(node.clause)
    default:
      return []
  }
}

/** Stretches of a word to look for slips in: the whole, then its pieces as the text is segmented, two by two. */
function stretchesOf(word: string, analyzer: Analyzer): string[] {
  const pieces = analyzer.wordsOf(word)
  const pairs = pieces.slice(1).map(({ end }, i) => word.slice(pieces[i]!.start, end))
  const single = pieces.map(({ start, end }) => word.slice(start, end))
  return [...new Set([word, ...pairs, ...single])].filter((stretch) => stretch.length >= 3)
}

async function correct(
  names: NamesIndex,
  analyzer: Analyzer,
  word: string,
): Promise<{ from: string; to: string }[]> {
  for (const stretch of stretchesOf(word, analyzer)) {
    const meant = await names.correct(stretch, mostOffered)
    if (meant.length > 0) return meant.map((to) => ({ from: stretch, to }))
  }
  return []
}

/** How many characters two strings share at their beginning, and at their end beside those. */
function sharedEdges(a: string, b: string): { same: number; sameAtEnd: number } {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same < most && a[same] === b[same]) same++
  let sameAtEnd = 0
  while (sameAtEnd < most - same && a.at(-1 - sameAtEnd) === b.at(-1 - sameAtEnd)) sameAtEnd++
  return { same, sameAtEnd }
}

/**
 * Other queries that would find more, most promising first. Asks nothing where the search found its words.
 */
export async function didYouMean(
  engine: SearchEngine,
  analyzer: Analyzer,
  parameters: SearchParameters,
  { parsed }: PlannedSearch,
  { result, match, warnings }: Asked,
): Promise<DidYouMean[]> {
  // A question has many words that no report holds, and is answered by what shares most of it.
  const isMissing =
    !isQuestion(parsed) &&
    warnings.some(({ code }) => code === 'term_missing' || code === 'taken_apart')
  const { names } = engine
  if (names === undefined) return []
  if (!isMissing && (match === 'partial' || result.total > almostNothing)) return []
  const offered: DidYouMean[] = []
  for (const { text, start, end } of wordsIn(parsed.tree)) {
    const { text: word, starts, ends } = normalize(text)
    for (const { from, to } of await correct(names, analyzer, word)) {
      const at = word.indexOf(from)
      const { same, sameAtEnd } = sharedEdges(from, to)
      const changed = at + same
      const unchanged = at + from.length - sameAtEnd
      const before = text.slice(0, changed < word.length ? starts[changed] : text.length)
      const after = text.slice(unchanged > 0 ? ends[unchanged - 1] : 0)
      const corrected = before + to.slice(same, to.length - sameAtEnd) + after
      const q = parameters.q.slice(0, start) + corrected + parameters.q.slice(end)
      const { request } = planSearch({ ...parameters, q, limit: 0, offset: 0 }, analyzer, 0)
      const found = await engine.search(request satisfies EngineRequest)
      if (found.total <= result.total && match === 'all') continue
      if (found.total === 0 || offered.some((each) => each.text === q)) continue
      const why = sentence(isMissing ? 'offer.absent' : 'offer.rare', { from, to })
      offered.push({ text: q, reason: inWords(why, 'zh-Hans'), sentence: why })
    }
  }
  return offered.slice(0, mostOffered)
}
