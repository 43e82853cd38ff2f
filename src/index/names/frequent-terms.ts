/**
 * The terms that the most reports use: words as the text was cut, and pairs of words that stand together (延期答复, 危房改造).
 * Words are counted by hash; one becomes a string only once it is chosen.
 */
import { textBetween, type Corpus } from '../concordance/concordance.ts'
import { hanUnits } from './han-units.ts'

/** A term and in how many reports it stands between word borders. */
export interface FrequentTerm {
  text: string
  reports: number
  /** The words it is made of, one or two. */
  words: string[]
}

/** Most words, and most pairs of words. */
const mostWords = 4_000
const mostPairs = 4_000
/** A term is in this share of the reports at least: what hardly any report says is no frequent term, and is found in the texts. */
const leastShare = 0.003
/** Longest pair of words, characters. */
const longest = 8
/** A pair stands for one thing where this share of the reports with its rarer word has it; others are neighbours by chance. */
const leastTogether = 0.2
/** Words that begin no pair, and words that end none: what stands beside them is said of it, not named by it. */
const beginsNone = wordSet(
  '做好 加强 推进 开展 进一步 规范 落实 全市 全县 全区 全州 全旗 我市 我县 我区 我局 本级 以及 进行 要求 按照 关于 没有 通过 根据 属于 收到 公布 发布 涉及 对于 各级 有关 相关 及时 认真 积极 切实 不断 继续 全面 共有',
)
const endsNone = wordSet(
  '政府 方面 以及 进行 开展 全市 全县 全区 我市 我县 我区 我局 要求 通过 根据 有关 相关 及时 共有 没有 属于 对于 各级',
)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Reports, evenly spread, among which terms are chosen; they are then counted over all reports. */
const sampledReports = 2_000

/** Slots that a table begins with, as a power of two: small tables are quicker, since they lie in the processor's caches. */
const firstBits = 14
/** A table grows beyond this share of its slots. */
const mostUsed = 0.75

/**
 * Counts how many reports hold each hash, in open addressing. What comes when the table is full and may not grow is not counted:
 * it is rare.
 */
class ReportCounter {
  private readonly mostSlots: number
  private mask: number
  /** Of each slot the hash and one more than the last report that has it, side by side: one look into memory for both. */
  private slots: Uint32Array
  counts: Uint32Array
  /** Where each stands first, and how long it is. */
  starts: Uint32Array
  lengths: Uint8Array
  private used = 0

  /** @param mostBits of how many slots it has at most, as a power of two */
  constructor(mostBits: number) {
    this.mostSlots = 1 << mostBits
    const size = Math.min(this.mostSlots, 1 << firstBits)
    this.mask = size - 1
    this.slots = new Uint32Array(2 * size)
    this.counts = new Uint32Array(size)
    this.starts = new Uint32Array(size)
    this.lengths = new Uint8Array(size)
  }

  /** The slot of a hash, until the next call; -1 for a new one where `isAdding` is false or the table is full. */
  slotOf(hash: number, isAdding: boolean): number {
    const kept = hash === 0 ? 1 : hash
    for (let slot = kept & this.mask; ; slot = (slot + 1) & this.mask) {
      const there = this.slots[2 * slot]
      if (there === kept) return slot
      if (there !== 0) continue
      if (!isAdding) return -1
      if (this.used > this.mask * mostUsed) {
        if (this.mask + 1 >= this.mostSlots) return -1
        this.grow()
        return this.slotOf(kept, isAdding)
      }
      this.slots[2 * slot] = kept
      this.used++
      return slot
    }
  }

  /** Twice as many slots. */
  private grow(): void {
    const { slots, counts, starts, lengths } = this
    const size = 2 * (this.mask + 1)
    this.mask = size - 1
    this.slots = new Uint32Array(2 * size)
    this.counts = new Uint32Array(size)
    this.starts = new Uint32Array(size)
    this.lengths = new Uint8Array(size)
    this.used = 0
    for (let from = 0; from < counts.length; from++) {
      if (slots[2 * from] === 0) continue
      const to = this.slotOf(slots[2 * from]!, true)
      this.slots[2 * to + 1] = slots[2 * from + 1]!
      this.counts[to] = counts[from]!
      this.starts[to] = starts[from]!
      this.lengths[to] = lengths[from]!
    }
  }

  add(slot: number, report: number, start: number, length: number): void {
    if (this.slots[2 * slot + 1] === report + 1) return
    this.slots[2 * slot + 1] = report + 1
    if (this.counts[slot]!++ === 0) {
      this.starts[slot] = start
      this.lengths[slot] = length
    }
  }

  /** Forgets the counts, keeps what is counted. */
  restart(): void {
    this.counts.fill(0)
    for (let slot = 0; slot <= this.mask; slot++) this.slots[2 * slot + 1] = 0
  }
}

/** Calls back with each word of two Han characters or more, and the word right before it if that is one too (-1: none). */
function eachWord(
  { text, borders }: Corpus,
  from: number,
  to: number,
  isHan: Uint8Array,
  found: (start: number, end: number, hash: number, before: number, beforeHash: number) => void,
): void {
  let before = -1
  let beforeHash = 0
  let start = from
  let hash = 0
  let isWord = true
  for (let at = from; at <= to; at++) {
    const begins = at === to || ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1
    if (begins && at > start) {
      if (isWord && at - start >= 2) {
        found(start, at, hash, before, beforeHash)
        before = start
        beforeHash = hash
      } else before = -1
      start = at
      hash = 0
      isWord = true
    }
    if (at === to) break
    const unit = text[at]!
    if (isHan[unit] === 0) isWord = false
    hash = (Math.imul(hash, 0x01000193) ^ Math.imul(unit, 0x9e3779b1)) >>> 0
  }
}

/** The most frequent terms of a corpus, those of most reports first. */
export function frequentTerms(corpus: Corpus): FrequentTerm[] {
  const { reportStarts } = corpus
  const reports = reportStarts.length - 1
  const isHan = hanUnits()
  // A word has two characters or more: a table with a slot for each character is never more than half full.
  const bits = Math.max(4, Math.ceil(Math.log2(corpus.text.length + 1)))
  const words = new ReportCounter(Math.min(bits, 19))
  const pairs = new ReportCounter(Math.min(bits, 21))
  const count = (report: number, isAdding: boolean): void => {
    eachWord(
      corpus,
      reportStarts[report]!,
      reportStarts[report + 1]!,
      isHan,
      (start, end, hash, before, beforeHash) => {
        const word = words.slotOf(hash, isAdding)
        if (word >= 0) words.add(word, report, start, end - start)
        if (before < 0 || end - before > longest) return
        const both = (Math.imul(beforeHash, 0x85ebca6b) ^ Math.imul(hash, 0xc2b2ae35)) >>> 0
        const pair = pairs.slotOf(both, isAdding)
        if (pair < 0) return
        pairs.add(pair, report, before, end - before)
      },
    )
  }
  const step = Math.max(1, reports / sampledReports)
  for (let at = 0; at < reports; at += step) count(Math.floor(at), true)

  const wordsIn = (start: number, end: number): string[] => {
    const parts: string[] = []
    eachWord(corpus, start, end, isHan, (from, to) => {
      parts.push(textBetween(corpus, from, to))
    })
    return parts
  }
  const isTogether = (pair: number): boolean => {
    const start = pairs.starts[pair]!
    const parts = wordsIn(start, start + pairs.lengths[pair]!)
    let rarer = Infinity
    eachWord(corpus, start, start + pairs.lengths[pair]!, isHan, (_, __, hash) => {
      const word = words.slotOf(hash, false)
      if (word >= 0) rarer = Math.min(rarer, words.counts[word]!)
    })
    if (beginsNone.has(parts[0]!) || endsNone.has(parts.at(-1)!)) return false
    return pairs.counts[pair]! >= leastTogether * rarer
  }
  const least = Math.floor((reports / step) * leastShare)
  const chosenWords = mostFrequent(words.counts, mostWords, Math.max(1, least), () => true)
  const chosenPairs = mostFrequent(pairs.counts, mostPairs, Math.max(2, least), isTogether)
  if (step > 1) {
    words.restart()
    pairs.restart()
    for (let report = 0; report < reports; report++) count(report, false)
  }
  const termsOf = (
    { starts, lengths, counts }: ReportCounter,
    slots: readonly number[],
  ): FrequentTerm[] =>
    slots.map((slot) => {
      const parts = wordsIn(starts[slot]!, starts[slot]! + lengths[slot]!)
      return { text: parts.join(''), reports: counts[slot]!, words: parts }
    })
  return [...termsOf(words, chosenWords), ...termsOf(pairs, chosenPairs)].sort(
    (a, b) => b.reports - a.reports || (a.text < b.text ? -1 : 1),
  )
}

/** Slots of the highest counts that are wanted, highest first. */
function mostFrequent(
  counts: Uint32Array,
  limit: number,
  least: number,
  isWanted: (slot: number) => boolean,
): number[] {
  const slots: number[] = []
  for (let slot = 0; slot < counts.length; slot++) if (counts[slot]! >= least) slots.push(slot)
  slots.sort((a, b) => counts[b]! - counts[a]! || a - b)
  const chosen: number[] = []
  for (const slot of slots) {
    if (chosen.length === limit) break
    if (isWanted(slot)) chosen.push(slot)
  }
  return chosen
}
