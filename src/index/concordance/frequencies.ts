/**
 * How often each character, and each pair of characters that most reports hold, stands in each report. They score softly, and
 * are too common to be counted anew for each query.
 */
import type { Corpus, FrequencyIndex } from './concordance.ts'
import { readerOfPair } from './occurrences.ts'
import {
  GrowingBytes,
  lowerBound,
  maxVarintBytes,
  readPositions,
  writeVarint,
  type PairIndex,
} from './pairs.ts'

/** Reports that hold a character or pair, ascending, with how often. */
export interface Frequencies {
  reports: Uint32Array
  frequencies: ArrayLike<number>
}

/** Counts stop here: one occurrence more tells nothing by then. */
export const mostFrequent = 255

/** Pairs with so many occurrences a report on average are kept: these few hundred make half of all occurrences, in a tenth of their memory. */
const occurrencesPerReport = 2

const unitCount = 65536

/** Where each character's entries begin in one array with room for all: as many as it has occurrences, or one a report where there are fewer reports. */
function entryStarts({ keys, counts }: PairIndex, reports: number): Uint32Array {
  const starts = new Uint32Array(unitCount + 1)
  for (let pair = 0; pair < keys.length; pair++) starts[(keys[pair]! >>> 16) + 1]! += counts[pair]!
  for (let unit = 0; unit < unitCount; unit++)
    starts[unit + 1] = starts[unit]! + Math.min(starts[unit + 1]!, reports)
  return starts
}

/** Frequencies of every character, in the order of their units. */
function* ofCharacters(
  { text, reportStarts }: Corpus,
  pairs: PairIndex,
): Generator<[key: number, Frequencies]> {
  const starts = entryStarts(pairs, reportStarts.length - 1)
  const next = starts.slice(0, unitCount)
  const reports = new Uint32Array(starts[unitCount]!)
  const frequencies = new Uint8Array(starts[unitCount]!)
  const counts = new Uint32Array(unitCount)
  const present = new Uint16Array(unitCount)
  for (let report = 0; report + 1 < reportStarts.length; report++) {
    const end = reportStarts[report + 1]!
    let used = 0
    for (let at = reportStarts[report]!; at < end; at++) {
      const unit = text[at]!
      if (counts[unit]!++ === 0) present[used++] = unit
    }
    counts[0] = 0
    for (let i = 0; i < used; i++) {
      const unit = present[i]!
      if (unit === 0) continue
      const entry = next[unit]!++
      reports[entry] = report
      frequencies[entry] = Math.min(counts[unit]!, mostFrequent)
      counts[unit] = 0
    }
  }
  for (let unit = 0; unit < unitCount; unit++) {
    const start = starts[unit]!
    const end = next[unit]!
    if (end > start)
      yield [
        unit,
        { reports: reports.subarray(start, end), frequencies: frequencies.subarray(start, end) },
      ]
  }
}

/** Positions are read into this, piece by piece. */
const piece = new Uint32Array(4096)

/** Counts a pair's occurrences in each report. */
export function countPair(reportStarts: Uint32Array, pairs: PairIndex, pair: number): Frequencies {
  const most = Math.min(pairs.counts[pair]!, reportStarts.length - 1)
  const reports = new Uint32Array(most)
  const frequencies = new Uint32Array(most)
  const reader = readerOfPair(pairs, pair)
  let at = -1
  let report = -1
  let end = 0
  for (let read = reader.read(piece); read > 0; read = reader.read(piece)) {
    for (let i = 0; i < read; i++) {
      const position = piece[i]!
      if (position >= end) {
        while (reportStarts[report + 1]! <= position) report++
        end = reportStarts[report + 1]!
        reports[++at] = report
      }
      frequencies[at]!++
    }
  }
  return { reports: reports.slice(0, at + 1), frequencies: frequencies.slice(0, at + 1) }
}

/** The numbers of the pairs that are kept; a character before a separator is none. */
function commonPairs({ reportStarts }: Corpus, { keys, counts }: PairIndex): number[] {
  const least = (reportStarts.length - 1) * occurrencesPerReport
  return Array.from(counts.keys()).filter(
    (pair) => counts[pair]! >= least && (keys[pair]! & 0xffff) !== 0,
  )
}

export function buildFrequencies(corpus: Corpus, pairs: PairIndex): FrequencyIndex {
  const keys: number[] = []
  const starts = [0]
  const offsets = [0]
  const gaps = new GrowingBytes(1 << 16)
  const frequencies = new GrowingBytes(1 << 16)
  const add = (key: number, of: Frequencies): void => {
    const { length } = of.reports
    gaps.reserve(length * maxVarintBytes)
    frequencies.reserve(length)
    let end = gaps.length
    let previous = 0
    for (let i = 0; i < length; i++) {
      const report = of.reports[i]!
      end = writeVarint(gaps.bytes, end, report - previous)
      frequencies.bytes[frequencies.length + i] = Math.min(of.frequencies[i]!, mostFrequent)
      previous = report
    }
    gaps.length = end
    frequencies.length += length
    keys.push(key)
    starts.push(frequencies.length)
    offsets.push(gaps.length)
  }
  for (const [unit, of] of ofCharacters(corpus, pairs)) add(unit, of)
  for (const pair of commonPairs(corpus, pairs))
    add(pairs.keys[pair]!, countPair(corpus.reportStarts, pairs, pair))
  return {
    keys: Uint32Array.from(keys),
    starts: Uint32Array.from(starts),
    offsets: Uint32Array.from(offsets),
    gaps: gaps.bytes.slice(0, gaps.length),
    frequencies: frequencies.bytes.slice(0, frequencies.length),
  }
}

/** Whether those of a character or pair are kept. */
export function isKept(index: FrequencyIndex, key: number): boolean {
  return index.keys[lowerBound(index.keys, key)] === key
}

/** Frequencies of a character or pair that is kept; null for any other. */
export function storedFrequencies(index: FrequencyIndex, key: number): Frequencies | null {
  const entry = lowerBound(index.keys, key)
  if (index.keys[entry] !== key) return null
  const start = index.starts[entry]!
  const end = index.starts[entry + 1]!
  const reports = new Uint32Array(end - start)
  readPositions(index.gaps, index.offsets[entry]!, end - start, reports, 0)
  return { reports, frequencies: index.frequencies.subarray(start, end) }
}
