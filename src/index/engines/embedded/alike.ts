/**
 * Paragraphs that a body repeats from year to year, with other figures at most: found by a print of each one's letters,
 * digits and punctuation left out. (Titles and headings are the same every year, and tables are forms.) Prints are made when first asked for, of one body's reports at a time.
 */
import { LRUCache } from 'lru-cache'
import type { Concordance } from '../../concordance/concordance.ts'
import { unitKinds } from '../../units.ts'
import type { ReportColumns } from './report-columns.ts'

/** A passage of fewer letters says too little to be told from others. */
const leastLetters = 16
/** Reports whose prints are kept: four bytes a passage. */
const cachedReports = 20_000

const noPrint = 0

const paragraph = unitKinds.indexOf('paragraph')

let letters: Uint8Array | null = null

/** 1 for each UTF-16 unit that is a letter or a Han character of the basic plane. */
function letterUnits(): Uint8Array {
  letters ??= Uint8Array.from({ length: 65_536 }, (_, unit) =>
    /\p{L}/u.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  return letters
}

/** The print of the units from `start` to `end`; `noPrint` for too few letters. FNV-1a. */
function printOf(text: Uint16Array, start: number, end: number): number {
  const isLetter = letterUnits()
  let print = 0x811c9dc5
  let count = 0
  for (let at = start; at < end; at++) {
    const unit = text[at]!
    if (isLetter[unit] === 0) continue
    print = Math.imul(print ^ unit, 0x01000193)
    count++
  }
  return count < leastLetters ? noPrint : print >>> 0 || 1
}

/** A passage of another report of the same body. */
export interface AlikePassage {
  report: number
  passage: number
}

/** Makes the function that finds, for a passage, its like in the other reports of its body: one a report, newest first. */
export function createAlikeFinder(
  concordance: Concordance,
  { bodyId: bodies }: ReportColumns,
): (passage: number) => AlikePassage[] {
  const { text, passageStarts, passageKinds, passageReports, reportPassages } = concordance
  const cache = new LRUCache<number, Uint32Array>({ max: cachedReports })
  const reportsOf = new Map<number, number[]>()
  bodies.codes.forEach((code, report) => {
    if (bodies.values[code]!.bodyId === null) return
    const reports = reportsOf.get(code)
    if (reports === undefined) reportsOf.set(code, [report])
    else reports.push(report)
  })
  const printsOf = (report: number): Uint32Array => {
    let prints = cache.get(report)
    if (prints === undefined) {
      const first = reportPassages[report]!
      prints = Uint32Array.from({ length: reportPassages[report + 1]! - first }, (_, i) =>
        passageKinds[first + i] === paragraph
          ? printOf(text, passageStarts[first + i]!, passageStarts[first + i + 1]!)
          : noPrint,
      )
      cache.set(report, prints)
    }
    return prints
  }
  return (passage) => {
    const own = passageReports[passage]!
    const others = reportsOf.get(bodies.codes[own]!) ?? []
    if (others.length < 2) return []
    const print = printsOf(own)[passage - reportPassages[own]!]!
    if (print === noPrint) return []
    return others.flatMap((report) => {
      const at = report === own ? -1 : printsOf(report).indexOf(print)
      return at < 0 ? [] : [{ report, passage: reportPassages[report]! + at }]
    })
  }
}
