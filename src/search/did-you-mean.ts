/** "Did you mean": strings of the corpus one slip away from a word that (almost) nothing holds. Offered, never searched silently. */
import { inWords, sentence } from '../sentence.ts'
import type { EngineRequest, NamesIndex, SearchEngine } from '../index/index.ts'
import { longestName } from '../limits.ts'
import { quote, type PhraseNode, type QueryNode, type WordNode } from '../query/index.ts'
import { normalize, normalizeText, type Analyzer, type Word } from '../text/index.ts'
import { countWhole, type Asked, type PlannedSearch, type PlanSearch } from './ask.ts'
import { isQuestion } from './question.ts'
import type { DidYouMean } from './contract/index.ts'
import type { SearchParameters } from './ask.ts'

/** A search with no more reports than this found almost nothing. */
const almostNothing = 1
const mostOffered = 3
/** A number with what it counts: every other number is one slip away, and means something else. */
const quantity = /^[\d.,]+[余多]?[万亿%‰]?\p{Script=Han}{0,2}$/u
/** Phrases that are looked for with other punctuation, each by two searches; a query of more is no slip. */
const mostPhrases = 3
/** Stretches that names and texts are asked for slips of, and corrected queries that are tried; a query of more is no slip. */
const mostStretches = 40
const mostTried = 12

/** The words and phrases that are looked for; an excluded word that is nowhere excludes nothing, and is no mistake. */
function soughtIn(node: QueryNode): (WordNode | PhraseNode)[] {
  switch (node.type) {
    case 'word':
    case 'phrase':
      return [node]
    case 'and':
    case 'or':
    case 'near':
      return node.clauses.flatMap(soughtIn)
    case 'scope':
      return soughtIn(node.clause)
    default:
      return []
  }
}

/** Punctuation or white space between two letters of a phrase, characters at most. */
const mostBetween = 3
/** A longer phrase is not looked for with other punctuation: a pattern has a longest match. */
const longestPhrase = 20

/**
 * How a text writes the letters of a phrase with other punctuation or white space between them; null where none does. The
 * place is told by the first two letters, or, where something stands between these, by the first.
 */
async function otherPunctuation(
  engine: SearchEngine,
  request: EngineRequest,
  phrase: string,
): Promise<string | null> {
  const letters = [...normalizeText(phrase).replace(/[^\p{L}\p{N}\p{M}]/gu, '')]
  if (letters.length < 2 || letters.length > longestPhrase) return null
  const pattern = letters.join(`[^\\p{L}\\p{N}]{0,${mostBetween}}`)
  for (const anchor of [letters.slice(0, 2).join(''), letters[0]!]) {
    const terms = [{ literals: [{ text: anchor, weight: 1, pattern }] }]
    const query = { terms, texts: [], match: { type: 'term', term: 0 } } as const
    const { hits } = await engine.search({
      ...request,
      query,
      limit: 1,
      offset: 0,
      passagesPerHit: 1,
    })
    const passage = hits[0]?.passages[0]
    const mark = passage?.marks[0]
    if (passage !== undefined && mark !== undefined) return passage.text.slice(...mark)
  }
  return null
}

/** Stretches of a word to look for slips in: the whole, then its pieces as the text is segmented, two by two. */
function stretchesOf(word: string, analyzer: Analyzer): string[] {
  const pieces = analyzer.wordsOf(word)
  const pairs = pieces.slice(1).map(({ end }, i) => word.slice(pieces[i]!.start, end))
  const single = pieces.map(({ start, end }) => word.slice(start, end))
  const all = [...new Set([word, ...pairs, ...single])]
  // Two characters are enough to tell a slip where they are all that was typed.
  return all.filter(
    (stretch) => stretch.length <= longestName.body && (stretch.length >= 3 || stretch === word),
  )
}

async function correct(
  names: NamesIndex,
  analyzer: Analyzer,
  word: string,
  room: { stretches: number },
): Promise<{ from: string; to: string }[]> {
  for (const stretch of stretchesOf(word, analyzer).slice(0, Math.max(0, room.stretches))) {
    room.stretches--
    const meant = await names.correct(stretch, mostOffered, {
      bySound: isMadeOfWords(stretch, analyzer),
    })
    const likely: string[] = []
    for (const to of meant)
      if (isOfWord(stretch, to, analyzer) || (await isName(names, to))) likely.push(to)
    if (likely.length > 0) return likely.map((to) => ({ from: stretch, to }))
  }
  return []
}

/** Characters that are said of a word: with it they make what is in no dictionary and yet no slip. */
const saidOfWords = new Set(
  '不 未 非 无 没 已 可 应 须 需 要 能 会 拟 必 先 后 再 又 还 也 都 均 全 只 仅 更 最 较 很 太 重 新 各 每 所 被 由 为 的 地 得 了 谁 何 几 是 有 在 和 与 及 或 从 向 对 按 将 把'.split(
    ' ',
  ),
)

/** Whether a text is made of words and what is said of them: 未公开, 先公开后审批. Typed otherwise it means something else. */
function isMadeOfWords(text: string, analyzer: Analyzer): boolean {
  return analyzer
    .wordsOf(text)
    .every(
      ({ start, end, kind }) =>
        kind === 'han' && (end - start > 1 || saidOfWords.has(text.charAt(start))),
    )
}

/** Whether a correction changes a character of a word: 未公开 is no slip for 的公开, where a word and what only stands beside it were found. */
function isOfWord(from: string, to: string, analyzer: Analyzer): boolean {
  const { same, sameAtEnd } = sharedEdges(from, to)
  const isLone = ({ start, end, kind }: Word): boolean => kind === 'han' && end - start === 1
  const changed = analyzer
    .wordsOf(to)
    .filter(({ start, end }) => start < to.length - sameAtEnd && end > same)
  return changed.length === 0 || !changed.every(isLone)
}

/** Names of places and bodies are in no dictionary. */
const isName = async (names: NamesIndex, text: string): Promise<boolean> =>
  (await names.resolve(text, { slips: false })).some(
    ({ kind }) => kind === 'place' || kind === 'body',
  )

/** Long enough to be copied from a text, its punctuation left out: 公开为常态不公开为例外. */
const isLikePhrase = (word: string): boolean => /^\p{Script=Han}{6,}$/u.test(word)

/** How many characters two strings share at their beginning, and at their end beside those. */
function sharedEdges(a: string, b: string): { same: number; sameAtEnd: number } {
  const most = Math.min(a.length, b.length)
  let same = 0
  while (same < most && a[same] === b[same]) same++
  let sameAtEnd = 0
  while (sameAtEnd < most - same && a.at(-1 - sameAtEnd) === b.at(-1 - sameAtEnd)) sameAtEnd++
  return { same, sameAtEnd }
}

/** The same engine, which looks up each name once. */
function rememberingNames(engine: SearchEngine): SearchEngine {
  const { names } = engine
  if (names === undefined) return engine
  const known = new Map<string, ReturnType<NamesIndex['resolve']>>()
  const resolve: NamesIndex['resolve'] = (name, options) => {
    const key = `${options?.slips ?? true} ${name}`
    const resolved = known.get(key) ?? names.resolve(name, options)
    known.set(key, resolved)
    return resolved
  }
  return { ...engine, names: { ...names, resolve } }
}

/**
 * Other queries that would find more, most promising first. Asks nothing where the search found its words.
 */
export async function didYouMean(
  engine: SearchEngine,
  { analyzer, plan }: { analyzer: Analyzer; plan: PlanSearch },
  parameters: SearchParameters,
  { parsed, request }: PlannedSearch,
  { query, reportsOfTerms, result, match, warnings }: Asked,
): Promise<DidYouMean[]> {
  const offered: DidYouMean[] = []
  // Queries that are tried share most of their words.
  const remembering = rememberingNames(engine)
  const reportsOf = (q: string): Promise<number> => {
    const other = plan({ ...parameters, q, limit: 0, offset: 0 }, 0)
    return countWhole(remembering, other)
  }
  const offer = (q: string, from: string, to: string, reports: number): void => {
    if (reports === 0 || offered.some((each) => each.text === q)) return
    const why = sentence('offer.instead', { from, to, reports })
    offered.push({ text: q, reason: inWords(why, 'zh-Hans'), sentence: why })
  }
  // Each once, however often it was typed.
  const sought = soughtIn(parsed.tree).filter(
    ({ type, text }, i, all) =>
      all.findIndex((other) => other.type === type && other.text === text) === i,
  )
  const isTakenApart = warnings.some(({ code }) => code === 'taken_apart')
  let phrases = 0
  for (const { type, text, start, end } of sought) {
    const isAbsent =
      type === 'word'
        ? isTakenApart && isLikePhrase(text) && !query.terms.some((term) => term.text === text)
        : query.terms.some((term, i) => term.text === text && reportsOfTerms[i] === 0)
    if (!isAbsent || phrases++ >= mostPhrases) continue
    const written = await otherPunctuation(engine, request, text)
    if (written === null || normalizeText(written) === normalizeText(text)) continue
    const q = parameters.q.slice(0, start) + quote(written) + parameters.q.slice(end)
    offer(q, text, written, await reportsOf(q))
  }
  // A question has many words that no report holds, and is answered by what shares most of it.
  const codes = isQuestion(parsed) ? [] : warnings.map(({ code }) => code)
  const isMissing = codes.includes('term_missing') || codes.includes('taken_apart')
  // A word in parts that reports hold all of is a slip only for what more reports hold, or where some of it was passed over: 淮北是人民政府.
  const isToFindMore =
    match === 'all' || (!codes.includes('term_missing') && query.leftOut.length === 0)
  const { names } = engine
  if (names === undefined) return offered
  if (!isMissing && (match === 'partial' || result.total > almostNothing)) return offered
  /** 平安建设 is in the dictionary, and found: what few reports say is no slip for that. */
  const isKnown = (word: string): boolean =>
    analyzer.wordsOf(word).every(({ start, end, kind }) => kind === 'han' && end - start > 1)
  const room = { stretches: mostStretches, tries: mostTried }
  for (const { type, text, start, end } of sought) {
    if (offered.length >= mostOffered || room.tries <= 0) break
    if (type !== 'word') continue
    const { text: word, starts, ends } = normalize(text)
    if (quantity.test(word) || (!isMissing && isKnown(word))) continue
    for (const { from, to } of await correct(names, analyzer, word, room)) {
      if (room.tries-- <= 0) break
      const at = word.indexOf(from)
      const { same, sameAtEnd } = sharedEdges(from, to)
      const changed = at + same
      const unchanged = at + from.length - sameAtEnd
      const before = text.slice(0, changed < word.length ? starts[changed] : text.length)
      const after = text.slice(unchanged > 0 ? ends[unchanged - 1] : 0)
      const corrected = before + to.slice(same, to.length - sameAtEnd) + after
      const q = parameters.q.slice(0, start) + corrected + parameters.q.slice(end)
      const reports = await reportsOf(q)
      if (reports > result.total || !isToFindMore) offer(q, from, to, reports)
    }
  }
  return offered.slice(0, mostOffered)
}
