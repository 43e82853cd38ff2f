/** Two reports passage by passage: what stands in both, what was changed, what is new, what is gone. */
import { diffArrays } from 'diff'
import { normalizeText } from '../../text/index.ts'
import type { Report } from '../types.ts'
import { walkOutline } from '../walk-outline.ts'
import type { ChangedRange, ComparedPassage, ComparedText, TextComparison } from './types.ts'

/** Passages that share this much of their character pairs are one passage, changed. */
const changedFrom = 0.45

/** Longest text that is compared with every other; pairs grow with the product of the counts. */
const mostCandidates = 400

interface Entry extends ComparedText {
  normalized: string
  pairs: Map<string, number>
  pairCount: number
}

const compact = (text: string): string => normalizeText(text).replace(/\s+/gu, '')

function entriesOf(report: Pick<Report, 'outline'>): Entry[] {
  return [...walkOutline(report.outline)].flatMap((node) =>
    node.passages.map(({ id, text, section }): Entry => {
      const normalized = compact(text)
      const pairs = new Map<string, number>()
      for (let i = 0; i + 1 < normalized.length; i++) {
        const pair = normalized.slice(i, i + 2)
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      }
      const pairCount = Math.max(0, normalized.length - 1)
      return { id, text, section: section ?? node.section, normalized, pairs, pairCount }
    }),
  )
}

/** Share of character pairs that two passages have in common (Dice's measure). */
function likeness(a: Entry, b: Entry): number {
  if (a.pairCount + b.pairCount === 0) return 0
  let common = 0
  for (const [pair, count] of a.pairs) common += Math.min(count, b.pairs.get(pair) ?? 0)
  return (2 * common) / (a.pairCount + b.pairCount)
}

/** Numbers and Latin words whole, every other character by itself: `28件` to `31件` is one change. */
const tokensOf = (text: string): string[] => text.match(/[\p{Nd}.]+%?|\p{Script=Latin}+|./gsu) ?? []

/** Tokens in common that are fewer than this between two changes are read as part of the change. */
const shortestIsland = 2

/** Beyond this many changed tokens the texts are shown as changed throughout: nobody reads such a patchwork. */
const mostEdits = 1500

/** The ranges of each text that the other does not have, and how many characters of `b` they leave. */
function changesBetween(
  a: string,
  b: string,
): { a: ChangedRange[]; b: ChangedRange[]; kept: number } {
  const tokens = { a: tokensOf(a), b: tokensOf(b) }
  const parts = diffArrays(tokens.a.map(compact), tokens.b.map(compact), {
    maxEditLength: mostEdits,
  })
  if (parts === undefined) return { a: [[0, a.length]], b: [[0, b.length]], kept: 0 }
  const ranges: { a: ChangedRange[]; b: ChangedRange[] } = { a: [], b: [] }
  const token = { a: 0, b: 0 }
  const at = { a: 0, b: 0 }
  let kept = 0
  const step = (side: 'a' | 'b', count: number, isChange: boolean): void => {
    const { length } = tokens[side].slice(token[side], token[side] + count).join('')
    const end = at[side] + length
    if (isChange) {
      const last = ranges[side].at(-1)
      if (last?.[1] === at[side]) ranges[side][ranges[side].length - 1] = [last[0], end]
      else ranges[side].push([at[side], end])
    }
    token[side] += count
    at[side] = end
  }
  parts.forEach(({ value, added, removed }, i) => {
    const text = value.join('')
    const isIsland =
      value.length < shortestIsland && i > 0 && i < parts.length - 1 && !/\d/.test(text)
    if (!added) step('a', value.length, removed || isIsland)
    if (!removed) step('b', value.length, added || isIsland)
    if (!added && !removed && !isIsland) kept += text.length
  })
  return { ...ranges, kept }
}

interface Pairing {
  a: Entry
  b: Entry
}

/** Equal passages in the order of both reports, then equal ones that have moved. */
function pairEqual(left: Entry[], right: Entry[]): Pairing[] {
  const pairs: Pairing[] = []
  let a = 0
  let b = 0
  const parts = diffArrays(
    left.map(({ normalized }) => normalized),
    right.map(({ normalized }) => normalized),
  )
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      value.forEach((_text, i) => pairs.push({ a: left[a + i]!, b: right[b + i]! }))
    }
    if (!added) a += value.length
    if (!removed) b += value.length
  }
  const usedA = new Set(pairs.map((pair) => pair.a))
  const usedB = new Set(pairs.map((pair) => pair.b))
  for (const entry of right) {
    if (usedB.has(entry)) continue
    const moved = left.find((each) => !usedA.has(each) && each.normalized === entry.normalized)
    if (moved === undefined) continue
    usedA.add(moved)
    pairs.push({ a: moved, b: entry })
  }
  return pairs
}

/** The most alike first; each passage in one pair at most. */
function pairAlike(left: Entry[], right: Entry[]): Pairing[] {
  const candidates = left
    .slice(0, mostCandidates)
    .flatMap((a) => right.slice(0, mostCandidates).map((b) => ({ a, b, score: likeness(a, b) })))
    .filter(({ score }) => score >= changedFrom)
    .sort((one, other) => other.score - one.score)
  const used = new Set<Entry>()
  return candidates.filter(({ a, b }) => {
    if (used.has(a) || used.has(b)) return false
    used.add(a)
    used.add(b)
    return true
  })
}

const textOf = ({ id, text, section }: Entry): ComparedText => ({ id, text, section })

/** Compares the running text of two reports; tables are compared as figures. */
export function compareTexts(
  a: Pick<Report, 'outline'>,
  b: Pick<Report, 'outline'>,
): TextComparison {
  const left = entriesOf(a)
  const right = entriesOf(b)
  const equal = pairEqual(left, right)
  const settled = new Set(equal.flatMap((pair) => [pair.a, pair.b]))
  const open = (entries: Entry[]): Entry[] => entries.filter((entry) => !settled.has(entry))
  const alike = pairAlike(open(left), open(right))
  const partners = new Map([...equal, ...alike].map((pair) => [pair.b, pair.a]))
  const paired = new Set(partners.values())

  let verbatim = 0
  let partly = 0
  const passages = right.map((entry): ComparedPassage => {
    const partner = partners.get(entry)
    if (partner === undefined) return { outcome: 'new', b: textOf(entry) }
    if (settled.has(entry)) {
      verbatim += entry.normalized.length
      return { outcome: 'same', a: textOf(partner), b: textOf(entry) }
    }
    const changes = changesBetween(partner.text, entry.text)
    partly += changes.kept
    return {
      outcome: 'changed',
      a: { ...textOf(partner), changes: changes.a },
      b: { ...textOf(entry), changes: changes.b },
    }
  })
  // What is gone stands at the end of its section, beside what came instead; without such a section, at the very end.
  for (const entry of left.filter((each) => !paired.has(each))) {
    const isOfSection = (passage: ComparedPassage): boolean =>
      ('b' in passage ? passage.b : passage.a).section === entry.section
    const last = passages.findLastIndex(isOfSection)
    const place = last < 0 ? passages.length : last + 1
    passages.splice(place, 0, { outcome: 'gone', a: textOf(entry) })
  }
  const length = right.reduce((sum, { normalized }) => sum + normalized.length, 0)
  return { passages, length, verbatim, partly }
}
