/** How often each character stands in each report: single characters score softly, and are too common to count anew for each query. */
import type { Corpus } from './concordance.ts'
import { maxVarintBytes, readPositions, writeVarint } from './varint.ts'

/** Character i is `units[i]`, ascending; its reports are gaps from `offsets[i]` on, its frequencies from `starts[i]` on. */
export interface CharacterIndex {
  units: Uint16Array
  /** Entries before each character's first, one more than there are characters. */
  starts: Uint32Array
  /** Byte offsets into `gaps`. */
  offsets: Uint32Array
  gaps: Uint8Array
  /** Capped at 255: beyond that, one place more tells nothing. */
  frequencies: Uint8Array
}

/** Reports that hold a character, ascending, with how often. */
export interface CharacterPostings {
  reports: Uint32Array
  frequencies: Uint8Array
}

const unitCount = 65536
const mostFrequent = 255

/** Calls back for every different character of every report, report by report. */
function eachCharacter(
  { text, reportStarts }: Corpus,
  found: (unit: number, report: number, count: number) => void,
): void {
  const counts = new Uint32Array(unitCount)
  const present = new Uint16Array(unitCount)
  for (let report = 0; report + 1 < reportStarts.length; report++) {
    let used = 0
    for (let at = reportStarts[report]!; at < reportStarts[report + 1]!; at++) {
      const unit = text[at]!
      if (counts[unit]!++ === 0) present[used++] = unit
    }
    for (let i = 0; i < used; i++) {
      const unit = present[i]!
      if (unit !== 0) found(unit, report, counts[unit]!)
      counts[unit] = 0
    }
  }
}

export function buildCharacters(corpus: Corpus): CharacterIndex {
  const entries = new Uint32Array(unitCount)
  eachCharacter(corpus, (unit) => {
    entries[unit]!++
  })
  const units = Uint16Array.from(Array.from(entries.keys()).filter((unit) => entries[unit]! > 0))
  const starts = new Uint32Array(units.length + 1)
  units.forEach((unit, i) => (starts[i + 1] = starts[i]! + entries[unit]!))
  const total = starts[units.length]!
  const reports = new Uint32Array(total)
  const frequencies = new Uint8Array(total)
  const next = new Uint32Array(unitCount)
  units.forEach((unit, i) => (next[unit] = starts[i]!))
  eachCharacter(corpus, (unit, report, count) => {
    const place = next[unit]!++
    reports[place] = report
    frequencies[place] = Math.min(count, mostFrequent)
  })
  const bytes = new Uint8Array(total * maxVarintBytes)
  const offsets = new Uint32Array(units.length + 1)
  let at = 0
  units.forEach((_, i) => {
    let previous = 0
    for (let place = starts[i]!; place < starts[i + 1]!; place++) {
      at = writeVarint(bytes, at, reports[place]! - previous)
      previous = reports[place]!
    }
    offsets[i + 1] = at
  })
  return { units, starts, offsets, gaps: bytes.slice(0, at), frequencies }
}

/** Postings of one character; none for a character the corpus does not hold. */
export function characterPostings(index: CharacterIndex, unit: number): CharacterPostings {
  const place = index.units.indexOf(unit)
  if (place < 0) return { reports: new Uint32Array(0), frequencies: new Uint8Array(0) }
  const start = index.starts[place]!
  const end = index.starts[place + 1]!
  const reports = new Uint32Array(end - start)
  readPositions(index.gaps, index.offsets[place]!, end - start, reports, 0)
  return { reports, frequencies: index.frequencies.subarray(start, end) }
}
