/** The reports that are shown: each with its best passages, ranked and marked. */
import { sectionKeys, type ReportMetadata, type RowLayout } from '../../../report/index.ts'
import { noHeading } from '../../analyze-report.ts'
import { goOn, type Pause } from '../../concordance/pause.ts'
import {
  endOfPassage,
  passageText,
  repeatsOf,
  type Concordance,
} from '../../concordance/concordance.ts'
import { lengthAt, occurrencesWithin } from '../../concordance/postings.ts'
import {
  positiveLiterals,
  type EngineHit,
  type EnginePassage,
  type EngineRequest,
  type Range,
} from '../../engine.ts'
import { runsAcrossWords, standsInAny, type Literal } from '../../literal.ts'
import { isListing, mayList, namesOfReport } from '../../ranking.ts'
import { createMarker, createPassageMarker, type PassageMarker } from '../../marks.ts'
import type { SearchedSnapshot } from '../../snapshot.ts'
import type { StoredPassages } from '../../store/passage-texts.ts'
import { kindsOfPassage } from '../../searched-passages.ts'
import { allPassages } from './filters.ts'
import type { Found } from './find.ts'
import { type PassageReader, type RankedReport, topOf } from './rank.ts'
import { lowerBound } from '../../concordance/pairs.ts'
import {
  acrossShare,
  headingShare,
  passageNorm,
  passageWorth,
  shownFirst,
  weightOf,
  weightWithinReport,
  worthInPassage,
} from '../../ranking.ts'
import { isUncounted, unpackTally, type ReportPostings } from './report-postings.ts'
import type { TermPostings } from './term-postings.ts'

/** Draws the hits of a request from what it found: those of some reports, in their order. */
export type HitDrawer = (
  request: EngineRequest,
  found: Found,
  reports: readonly RankedReport[],
) => EngineHit[]

const titleKind = kindsOfPassage.indexOf('title')
const rowKind = kindsOfPassage.indexOf('tableRow')

/** What drawing asks of passages: an engine that fetches texts knows some of it without them, and is told what is read. */
export interface PassageFacts {
  /** Units of its normalized text. */
  lengthOf: (passage: number) => number
  /** Whether it only lists what stands elsewhere (`isListing`). */
  isListing: (passage: number) => boolean
  /** Called before the text of a passage decides. */
  onRead: (passage: number) => void
}

/** Passages that are drawn between two pauses. */
const drawnBetweenPauses = 64

/** Makes the drawer. It pauses between passages. */
export function createHitDrawer(
  snapshot: SearchedSnapshot,
  pause: Pause = goOn,
  facts: PassageFacts = factsOf(snapshot.concordance),
): HitDrawer {
  const { concordance, metadata } = snapshot
  const rankPassages = createPassageRanker(concordance, metadata, facts, pause)

  const toAlike = (passage: number): EnginePassage['alike'][number] => {
    const { reportId, reportYear } = metadata[concordance.passageReports[passage]!]!
    return { reportId, reportYear, passageId: snapshot.readPassages([passage]).idOf(0) }
  }

  const rowOf = (
    passage: number,
    written: ReturnType<StoredPassages['rowOf']>,
  ): RowLayout | null => {
    if (written === null || concordance.passageKinds[passage] !== rowKind) return null
    const [under, given] = written
    // What is told of a line that is no row.
    if (typeof given !== 'number' && given.length === 0) return null
    const columns =
      typeof given === 'number' ? snapshot.readPassages([passage - given]).rowOf(0)?.[1] : given
    return columns === undefined || typeof columns === 'number'
      ? null
      : { under: [...under], columns: [...columns] }
  }

  const toPassages = (ranked: readonly RankedPassage[], mark: PassageMarker): EnginePassage[] => {
    const wanted = ranked.map(({ passage }) => passage)
    for (const { passage } of ranked) {
      const heading = concordance.passageHeadings[passage]!
      if (heading !== noHeading) wanted.push(heading)
    }
    const stored = snapshot.readPassages(wanted)
    let nextHeading = ranked.length
    return ranked.map(({ passage, occurrences }, i) => {
      if (i % drawnBetweenPauses === 0) pause()
      const text = stored.textOf(i)
      const row = stored.rowOf(i)
      const hasHeading = concordance.passageHeadings[passage] !== noHeading
      return {
        id: stored.idOf(i),
        section: sectionKeys[concordance.passageSections[passage]!]!,
        heading: hasHeading ? stored.textOf(nextHeading++) : null,
        text,
        ...mark(passage, text),
        row: rowOf(passage, row),
        ...(row?.[2] === true && { ocr: true }),
        occurrences,
        alike: repeatsOf(concordance, passage).map(toAlike),
      }
    })
  }

  /**
   * Marks of a title. A printed title is the report's first passage; one that was made is no passage, and is marked as a text by itself.
   *
   * @param isBare says that no term stands in the first passage
   */
  const markTitle = (
    report: number,
    isBare: boolean,
    mark: PassageMarker,
    literals: () => readonly Literal[],
  ): Range[] => {
    const { title } = metadata[report]!
    if (title === null) return []
    const first = concordance.reportPassages[report]!
    const isPassage =
      first < concordance.reportPassages[report + 1]! &&
      concordance.passageKinds[first] === titleKind
    if (!isPassage) return createMarker(literals())(title).marks
    if (isBare && facts.lengthOf(first) === title.length) return []
    facts.onRead(first)
    return mark(first, title).marks
  }

  return ({ query, passagesPerHit }, found, reports) => {
    const { passages, scored } = found
    const answer = query.answer === undefined ? null : new RegExp(query.answer, 'u')
    const mark = createPassageMarker(concordance, positiveLiterals(query.match, found.terms))
    const strings = scored.map(({ term }) => found.stringOf(term))
    // Otherwise a term may stand in a title and not count there: outside of the sections asked for, or of its scope.
    const isEveryOccurrenceHeld =
      found.narrowing === allPassages &&
      scored.every(({ term, postings }) => postings === found.wholePostings[term])
    const best = (report: number, holding: Uint32Array): RankedPassage[] => {
      // A single one need not be read: its occurrences are those of the report.
      if (holding.length === 1 && passagesPerHit > 0)
        return [{ passage: holding[0]!, occurrences: found.occurrences[report]! }]
      const terms = scored.map(({ term, postings }, i): PassageTerm => {
        pause()
        // A name that stands in no text may be that of a report.
        const { literals } = query.terms[term]!
        const literal = strings[i]
        return literal
          ? { literals, literal, tallied: postings }
          : { literals, postings: found.postingsIn(term, report, holding) }
      })
      return rankPassages(passages, report, holding, terms, answer, passagesPerHit)
    }
    return reports.map(({ report, score }) => {
      pause()
      passages.turnTo(report)
      const holding = passages.holding()
      return {
        metadata: metadata[report]!,
        titleMarks: markTitle(
          report,
          isEveryOccurrenceHeld && holding[0] !== concordance.reportPassages[report],
          mark,
          () => positiveLiterals(query.match, query.terms),
        ),
        score,
        occurrences: found.occurrences[report]!,
        matchingPassages: holding.length,
        failedChecks: snapshot.checkCounts[report]!.fail,
        lacks: scored.filter((_, i) => !passages.isHeld(i)).map(({ term }) => term),
        passages: toPassages(best(report, holding), mark),
      }
    })
  }
}

/** A passage by its number in the corpus, with the occurrences in it. */
export interface RankedPassage {
  passage: number
  occurrences: number
}

/** A term to rank by. Which literals it has tells whether it names the report, and whether it stands across words. */
interface AnyTerm {
  literals: readonly Literal[]
}

/** A term to rank by that is one string of the user's, with its postings. */
export interface TalliedTerm extends AnyTerm {
  literal: Uint16Array
  tallied: ReportPostings
}

/** Any term to rank by: of one that is more than a string, what is known of its occurrences by passage. */
export type PassageTerm = TalliedTerm | (AnyTerm & { postings: TermPostings })

/**
 * Ranks passages of one report, best first; ties in reading order.
 *
 * @param reader turned to the report `report`
 * @param passages all of the report that hold any of the terms, ascending
 * @param terms those of the reader; postings by passage may be of the whole corpus or of the report alone
 * @param answer what the answer to the question looks like; null where none is asked
 */
export type PassageRanker = (
  reader: PassageReader,
  report: number,
  passages: Uint32Array,
  terms: readonly PassageTerm[],
  answer: RegExp | null,
  limit: number,
) => RankedPassage[]

/** Makes the ranker, which pauses between terms and passages. Its arrays are used again for each report: with new ones a search takes 1.04 of its time. */
export function createPassageRanker(
  concordance: Concordance,
  metadata: readonly ReportMetadata[],
  { lengthOf, isListing, onRead }: PassageFacts = factsOf(concordance),
  pause: Pause = goOn,
): PassageRanker {
  const { passageKinds, passageHeadings, reportPassages, reportStarts } = concordance
  /** By report, made when first asked for. */
  const names: (readonly string[])[] = []
  let occurrences = new Uint32Array(0)
  let scores = new Float64Array(0)
  let norms = new Float64Array(0)
  let order = new Uint32Array(0)
  /** One row of passages a term: first how often each holds it, weighed; then what it is worth there. */
  let rows = new Float64Array(0)

  const makeRoom = (passages: number, terms: number): void => {
    if (passages > scores.length) {
      scores = new Float64Array(passages * 2)
      norms = new Float64Array(passages * 2)
      occurrences = new Uint32Array(passages * 2)
      order = new Uint32Array(passages * 2)
      for (let at = 0; at < order.length; at++) order[at] = at
    }
    if (passages * terms > rows.length) rows = new Float64Array(passages * terms * 2)
    occurrences.fill(0, 0, passages)
    rows.fill(0, 0, passages * terms)
  }

  /** Turns a row of frequencies into what the term is worth in each passage; says whether the term names the report. */
  const weighRow = (
    from: number,
    passages: Uint32Array,
    report: number,
    literals: readonly Literal[],
  ): boolean => {
    let holding = 0
    for (let at = 0; at < passages.length; at++) if (rows[from + at]! > 0) holding++
    const isNaming = standsInAny((names[report] ??= namesOfReport(metadata[report]!)), literals)
    const count = reportPassages[report + 1]! - reportPassages[report]!
    const weight = weightWithinReport(count, holding, isNaming)
    for (let at = 0; at < passages.length; at++) {
      const frequency = rows[from + at]!
      if (frequency > 0) rows[from + at] = worthInPassage(weight, frequency, norms[at]!)
    }
    return isNaming
  }

  /**
   * The passages of the first screen that together show every word which the report holds, so far as there is room: behind the best
   * one, the best that holds a word which is in none of the others takes the last place, then the one before it. What names the
   * report is left out: it stands in the title.
   */
  const showEveryWord = (
    ranked: readonly number[],
    rowsToShow: readonly number[],
    count: number,
  ): number[] => {
    const [best, ...behind] = ranked.slice(0, shownFirst)
    const holds = (row: number, at: number): boolean => rows[row + at]! > 0
    const isShown = (row: number): boolean => [best!, ...behind].some((at) => holds(row, at))
    for (let place = behind.length - 1; place >= 0; place--) {
      const hidden = rowsToShow.filter((row) => !isShown(row))
      const holder = hidden.map((row) => topHolding(row, count)).find((at) => at >= 0)
      if (holder === undefined) break
      behind[place] = holder
    }
    behind.sort((a, b) => scores[b]! - scores[a]! || a - b)
    const first = [best!, ...behind]
    return [...first, ...ranked.filter((at) => !first.includes(at))]
  }

  /** The best passage of a row that holds its term; -1 where none does. */
  const topHolding = (row: number, count: number): number => {
    let top = -1
    for (let at = 0; at < count; at++)
      if (rows[row + at]! > 0 && (top < 0 || scores[at]! > scores[top]!)) top = at
    return top
  }

  return (reader, report, passages, terms, answer, limit) => {
    const count = passages.length
    makeRoom(count, terms.length)
    const average =
      (reportStarts[report + 1]! - reportStarts[report]!) /
      (reportPassages[report + 1]! - reportPassages[report]!)
    for (let at = 0; at < count; at++) {
      norms[at] = passageNorm(lengthOf(passages[at]!), average)
      // What the answer looks like stands in no index.
      if (answer !== null) onRead(passages[at]!)
    }
    /** Rows of the terms that are to be seen among the passages shown first. */
    const rowsToShow: number[] = []
    terms.forEach((term, i) => {
      pause()
      const { literals } = term
      const isWord = literals.some((literal) => literal.isWord === true)
      const row: Row = {
        frequencies: rows,
        from: i * count,
        occurrences,
        shareOf: (aligned, passage) => {
          if (!isWord || aligned > 0) return 1
          onRead(passage)
          return standsAcrossWordsAlone(concordance, literals, passage) ? acrossShare : 1
        },
        onRead,
      }
      if ('literal' in term)
        addFromTallies(concordance, passages, report, term, row, (passage) =>
          reader.holds(i, passage),
        )
      else addFromPostings(passages, term.postings, row)
      if (!weighRow(i * count, passages, report, literals)) rowsToShow.push(i * count)
    })
    for (let at = 0; at < count; at++) {
      if (at % drawnBetweenPauses === 0) pause()
      const passage = passages[at]!
      let score = 0
      /** Where among the passages the heading above stands, looked up where a term is missing. */
      let heading: number | undefined
      for (let row = 0; row < terms.length * count; row += count) {
        const worth = rows[row + at]!
        if (worth > 0) {
          score += worth
          continue
        }
        heading ??= indexAmong(passageHeadings[passage]!, passages)
        if (heading >= 0) score += headingShare * rows[row + heading]!
      }
      scores[at] = passageWorth(
        score,
        passageKinds[passage]!,
        isListing(passage),
        answer?.test(passageText(concordance, passage)) === true,
      )
    }
    const ranked = topOf(order.subarray(0, count), Math.max(limit, shownFirst), scores)
    const shown =
      count > shownFirst && terms.length > 1 ? showEveryWord(ranked, rowsToShow, count) : ranked
    return shown.slice(0, limit).map((at) => ({
      passage: passages[at]!,
      occurrences: occurrences[at]!,
    }))
  }
}

/** What the texts of a corpus say; whether a passage is a listing is read once. */
function factsOf(concordance: Concordance): PassageFacts {
  const { passageKinds, passageStarts } = concordance
  const unknown = 0
  const known = new Uint8Array(passageKinds.length)
  return {
    lengthOf: (passage) => endOfPassage(concordance, passage) - passageStarts[passage]!,
    isListing: (passage) => {
      if (known[passage] === unknown) known[passage] = isListingIn(concordance, passage) ? 2 : 1
      return known[passage] === 2
    },
    onRead: () => undefined,
  }
}

/** Whether a passage of a corpus only lists what stands elsewhere. */
export function isListingIn(concordance: Concordance, passage: number): boolean {
  const kind = kindsOfPassage[concordance.passageKinds[passage]!]!
  const section = sectionKeys[concordance.passageSections[passage]!]!
  return mayList(kind, section) && isListing(kind, section, passageText(concordance, passage))
}

/** Whether every occurrence of a term in a passage runs across words. */
function standsAcrossWordsAlone(
  concordance: Concordance,
  literals: readonly Literal[],
  passage: number,
): boolean {
  const { borders, passageStarts } = concordance
  const isBorder = (at: number): boolean => ((borders[at >>> 3]! >>> (at & 7)) & 1) === 1
  const whole = [{ start: passageStarts[passage]!, end: endOfPassage(concordance, passage) }]
  return literals.every((literal) => {
    const found = occurrencesWithin(concordance, literal, whole)
    return found.starts.every(
      (start, i) =>
        literal.isWord === true && runsAcrossWords(start, start + lengthAt(found, i), isBorder),
    )
  })
}

/** Where a passage stands among some, ascending; -1 where it is none of them. */
function indexAmong(passage: number, passages: Uint32Array): number {
  const i = lowerBound(passages, passage)
  return passages[i] === passage ? i : -1
}

/** Where it is written how often each passage holds a term, weighed. */
interface Row {
  frequencies: Float64Array
  from: number
  /** Those of all terms. */
  occurrences: Uint32Array
  /** How much a passage's occurrences count, by how many of them begin and end at word borders. */
  shareOf: (aligned: number, passage: number) => number
  /** Called before a passage is read. */
  onRead: (passage: number) => void
}

/** `holds` tells which passages hold the term. */
function addFromTallies(
  concordance: Concordance,
  passages: Uint32Array,
  report: number,
  { literal, tallied }: TalliedTerm,
  { frequencies, from, occurrences, shareOf, onRead }: Row,
  holds: (passage: number) => boolean,
): void {
  const { reports, passageStarts, tallies } = tallied
  // Where the report does not hold the term, this is another report's start, and `holds` lets nothing be read from it.
  let next = passageStarts[lowerBound(reports, report)]!
  for (let at = 0; at < passages.length; at++) {
    const passage = passages[at]!
    if (!holds(passage)) continue
    const packed = tallies[next++]!
    if (isUncounted(packed)) onRead(passage)
    const { occurrences: count, aligned } = unpackTally(packed, concordance, literal, passage)
    occurrences[at]! += count
    frequencies[from + at] = weightOf(count, aligned) * shareOf(aligned, passage)
  }
}

function addFromPostings(
  passages: Uint32Array,
  { passages: held, counts, aligned, weights }: TermPostings,
  { frequencies, from, occurrences, shareOf }: Row,
): void {
  let i = lowerBound(held, passages[0] ?? 0)
  for (let at = 0; at < passages.length && i < held.length; at++) {
    while (held[i]! < passages[at]!) i++
    if (held[i] !== passages[at]) continue
    occurrences[at]! += counts[i]!
    frequencies[from + at] = weights[i]! * shareOf(aligned[i]!, passages[at]!)
  }
}
