/** The concordance: the whole corpus as one normalized text, with borders of reports, passages and words, and every pair's positions. */
import { alignment, noHeading, separator, type AnalyzedReport } from '../analyze-report.ts'
import { unitsToText } from '../../text/index.ts'
import type { PairIndex } from './pairs.ts'

/** The arrays of a corpus. Offsets count UTF-16 units of `text`; numbers of reports and passages count from 0. */
export interface Corpus {
  text: Uint16Array
  /** One bit a character: a word begins here. */
  borders: Uint8Array
  /** Where each report begins in `text`; one more than there are reports. */
  reportStarts: Uint32Array
  /** Number of each report's first passage; one more than there are reports. */
  reportPassages: Uint32Array
  /** Where each passage begins in `text`; one more than there are passages. */
  passageStarts: Uint32Array
  passageSections: Uint8Array
  passageKinds: Uint8Array
  /** Number of the passage that is the heading above, or `noHeading`. */
  passageHeadings: Uint32Array
}

/**
 * How often characters and common pairs stand in each report. Entry i is of `keys[i]`, ascending; its reports are gaps from
 * `offsets[i]` on, its frequencies from `starts[i]` on.
 */
export interface FrequencyIndex {
  /** A character's unit, or a pair's key: the unit of its first character times 65,536 plus that of its second. */
  keys: Uint32Array
  /** Reports before each entry's first, one more than there are entries. */
  starts: Uint32Array
  /** Byte offsets into `gaps`. */
  offsets: Uint32Array
  gaps: Uint8Array
  /** Capped at `mostFrequent`. */
  frequencies: Uint8Array
}

export interface Concordance extends Corpus {
  pairs: PairIndex
  frequencies: FrequencyIndex
  /** Where a body's next report says the same; see `buildRepeats`. */
  passageRepeats: Uint32Array
  /** Report number of each passage. */
  passageReports: Uint32Array
  /** Sections that each report has, as bits. */
  reportSections: Uint32Array
  /** For every 64th character, the passage it stands in: the way from a position to its passage. */
  passageAt: Uint32Array
}

/** No other report of the body says the same as a passage. */
export const noRepeat = 0xffffffff

/** Characters between two entries of `passageAt`, as a shift. */
const stride = 6

/** Lays analyzed reports end to end, in the order given. */
export function joinReports(reports: readonly AnalyzedReport[]): Corpus {
  const characters = reports.reduce((sum, report) => sum + report.text.length, 0)
  const passages = reports.reduce((sum, report) => sum + report.passageStarts.length, 0)
  const corpus: Corpus = {
    text: new Uint16Array(characters),
    borders: new Uint8Array(characters / alignment),
    reportStarts: new Uint32Array(reports.length + 1),
    reportPassages: new Uint32Array(reports.length + 1),
    passageStarts: new Uint32Array(passages + 1),
    passageSections: new Uint8Array(passages),
    passageKinds: new Uint8Array(passages),
    passageHeadings: new Uint32Array(passages),
  }
  let at = 0
  let passage = 0
  reports.forEach((report, number) => {
    corpus.text.set(report.text, at)
    corpus.borders.set(report.borders, at / alignment)
    corpus.reportStarts[number] = at
    corpus.reportPassages[number] = passage
    corpus.passageSections.set(report.passageSections, passage)
    corpus.passageKinds.set(report.passageKinds, passage)
    report.passageStarts.forEach((start, i) => {
      const heading = report.passageHeadings[i]!
      corpus.passageStarts[passage + i] = at + start
      corpus.passageHeadings[passage + i] = heading === noHeading ? noHeading : passage + heading
    })
    at += report.text.length
    passage += report.passageStarts.length
  })
  corpus.reportStarts[reports.length] = at
  corpus.reportPassages[reports.length] = passage
  corpus.passageStarts[passages] = at
  return corpus
}

/** The opposite of `joinReports` for one report: what a later run takes over when a file has not changed. */
export function sliceReport(corpus: Corpus, report: number): AnalyzedReport {
  const start = corpus.reportStarts[report]!
  const end = corpus.reportStarts[report + 1]!
  const first = corpus.reportPassages[report]!
  const last = corpus.reportPassages[report + 1]!
  return {
    text: corpus.text.slice(start, end),
    borders: corpus.borders.slice(start / alignment, end / alignment),
    passageStarts: corpus.passageStarts.slice(first, last).map((offset) => offset - start),
    passageSections: corpus.passageSections.slice(first, last),
    passageKinds: corpus.passageKinds.slice(first, last),
    passageHeadings: corpus.passageHeadings
      .slice(first, last)
      .map((heading) => (heading === noHeading ? noHeading : heading - first)),
  }
}

/** Adds what is derived and therefore not stored. */
export function openConcordance(
  corpus: Corpus,
  pairs: PairIndex,
  frequencies: FrequencyIndex,
  passageRepeats: Uint32Array,
): Concordance {
  const { passageSections, reportPassages } = corpus
  const passageReports = new Uint32Array(passageSections.length)
  const reportSections = new Uint32Array(reportPassages.length - 1)
  for (let report = 0; report < reportSections.length; report++) {
    const first = reportPassages[report]!
    const end = reportPassages[report + 1]!
    passageReports.fill(report, first, end)
    for (let passage = first; passage < end; passage++)
      reportSections[report]! |= 1 << passageSections[passage]!
  }
  const passageAt = new Uint32Array((corpus.text.length >> stride) + 1)
  let passage = 0
  for (let i = 0; i < passageAt.length; i++) {
    while (passage + 1 < passageReports.length && corpus.passageStarts[passage + 1]! <= i << stride)
      passage++
    passageAt[i] = passage
  }
  return {
    ...corpus,
    pairs,
    frequencies,
    passageRepeats,
    passageReports,
    reportSections,
    passageAt,
  }
}

/** The passage a position stands in. */
export function passageOf(concordance: Concordance, position: number): number {
  const { passageAt, passageStarts } = concordance
  let passage = passageAt[position >>> stride]!
  while (passageStarts[passage + 1]! <= position) passage++
  return passage
}

/** The normalized text from one offset to another. */
export function textBetween({ text }: Corpus, start: number, end: number): string {
  return unitsToText(text.subarray(start, end))
}

/** Where a passage ends in the text, without the separators after it. */
export function endOfPassage({ text, passageStarts }: Corpus, passage: number): number {
  const start = passageStarts[passage]!
  let end = passageStarts[passage + 1]!
  while (end > start && text[end - 1] === separator) end--
  return end
}

/** The normalized text of a passage. */
export function passageText(corpus: Corpus, passage: number): string {
  return textBetween(corpus, corpus.passageStarts[passage]!, endOfPassage(corpus, passage))
}

/** The passages that say the same in the other reports of the body: the first of each, those of the newest report first. */
export function repeatsOf(
  { passageRepeats, passageReports }: Concordance,
  passage: number,
): number[] {
  const found: number[] = []
  const own = passageReports[passage]
  let other = passageRepeats[passage]!
  while (other !== noRepeat && passageReports[other] !== own) {
    found.push(other)
    other = passageRepeats[other]!
  }
  // Numbers run from the newest year on.
  return found.sort((a, b) => a - b)
}
