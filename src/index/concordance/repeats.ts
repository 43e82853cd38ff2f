/**
 * Paragraphs that a body repeats from year to year, with other figures at most: those of the same letters, digits and punctuation
 * left out. They are told by their print, a hash of the letters. Titles and headings are the same every year and tables are forms,
 * so these have no print. Paragraphs of one print form a ring: each leads to the one in the body's next report, the last to the
 * first.
 */
import { kindsOfPassage } from '../searched-passages.ts'
import { noRepeat, type Corpus } from './concordance.ts'

let letters: Uint8Array | null = null

/** 1 for each UTF-16 unit that is a letter or a Han character of the basic plane. Made when first asked for: only indexing asks. */
function letterUnits(): Uint8Array {
  letters ??= Uint8Array.from({ length: 65_536 }, (_, unit) =>
    /\p{L}/u.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  return letters
}

/** A passage of fewer letters says too little to be told from others. */
const leastLetters = 16

/** The print of a passage that has none. */
const noPrint = 0

const paragraph = kindsOfPassage.indexOf('paragraph')

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

/** The reports of each body, ascending; those of no known body are nobody's. */
function reportsByBody(bodyIds: readonly (string | null)[]): Iterable<readonly number[]> {
  const reports = new Map<string, number[]>()
  bodyIds.forEach((bodyId, report) => {
    if (bodyId === null) return
    const known = reports.get(bodyId)
    if (known === undefined) reports.set(bodyId, [report])
    else known.push(report)
  })
  return reports.values()
}

/**
 * For every passage the first one like it in the next report of the body that has one, the first report being next after
 * the last; `noRepeat` where there is none.
 *
 * @param bodyIds of each report; null where the body is not known
 */
export function buildRepeats(
  { text, passageStarts, passageKinds, reportPassages }: Corpus,
  bodyIds: readonly (string | null)[],
): Uint32Array {
  const prints = Uint32Array.from(passageKinds, (kind, passage) =>
    kind === paragraph
      ? printOf(text, passageStarts[passage]!, passageStarts[passage + 1]!)
      : noPrint,
  )
  const repeats = new Uint32Array(prints.length).fill(noRepeat)
  for (const reports of reportsByBody(bodyIds)) {
    if (reports.length < 2) continue
    /** By print: the first such passage of the report that comes next. */
    const next = new Map<number, number>()
    // Backwards twice: the first time round tells the first report's paragraphs, which the last report's lead to.
    for (const isKnown of [false, true]) {
      for (const report of reports.toReversed()) {
        const first = reportPassages[report]!
        const end = reportPassages[report + 1]!
        for (let passage = first; isKnown && passage < end; passage++) {
          const other = next.get(prints[passage]!) ?? passage
          if (other < first || other >= end) repeats[passage] = other
        }
        for (let passage = end - 1; passage >= first; passage--)
          if (prints[passage] !== noPrint) next.set(prints[passage]!, passage)
      }
    }
  }
  return repeats
}
