/**
 * The published normalization: what a text is compared as, with offsets back to what was written.
 * Invariants (test/text/normalize.test.ts): idempotent; a piece of a normalized text normalizes to itself (edge spaces and
 * halves of a surrogate pair aside); offsets ascend, stay inside the original and lead back to what gave each unit.
 */
import { foldCharacter } from './fold.ts'

/** A normalized text and, for each of its UTF-16 units, where it came from in the original. */
export interface NormalizedText {
  text: string
  /** `starts[i]` is the start in the original of what became unit i. */
  starts: Uint32Array
  /** `ends[i]` is its end, exclusive. */
  ends: Uint32Array
}

const SPACE = 0x20

/** What half a surrogate pair is compared as: kept, two halves could meet and become a character that folds further. */
const REPLACEMENT = 0xfffd

/**
 * Unit -> folded unit, learnt as units are met: a text has a few thousand different ones, and there are 65,536. `expands`
 * where the fold is not exactly one unit, for halves of surrogate pairs, and where it is not known yet.
 */
const expands = 0
const folds = new Uint16Array(65536)
/** Folds of other lengths than one. */
const expansions = new Map<number, string>([[0, '']])

/** Most units that one unit of a text becomes: ㈝ is five Hangul letters in brackets. */
const maxExpansion = 7

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff
const isPrivate = (unit: number): boolean => unit >= 0xe000 && unit <= 0xf8ff

/** The fold of a unit that is no half of a surrogate pair. */
function foldUnit(unit: number): string {
  const known = expansions.get(unit)
  if (known !== undefined) return known
  const character = String.fromCharCode(unit)
  const folded = isPrivate(unit) ? character : foldCharacter(character)
  if (folded.length === 1) folds[unit] = folded.charCodeAt(0)
  else expansions.set(unit, folded)
  return folded
}

const isSpacedScript = /^[\p{L}\p{N}\p{M}]$/u
const isUnspacedScript =
  /^[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Bopomofo}]$/u

const [notMet, spacedUnit, unspacedUnit] = [0, 1, 2] as const
const spacing = new Uint8Array(65536)

/** Whether a unit is a letter, digit or mark of a script that puts spaces between words: only there a space means something. */
function isSpaced(unit: number): boolean {
  if (spacing[unit] === notMet) {
    const character = String.fromCharCode(unit)
    const isOne = isSpacedScript.test(character) && !isUnspacedScript.test(character)
    spacing[unit] = isOne ? spacedUnit : unspacedUnit
  }
  return spacing[unit] === spacedUnit
}

/** Folds of characters beyond the basic plane, as they are met; a text full of different ones must not fill the memory. */
const beyond = new Map<number, string>()
const maxRemembered = 10_000

function foldBeyond(codePoint: number): string {
  let folded = beyond.get(codePoint)
  if (folded === undefined) {
    folded = foldCharacter(String.fromCodePoint(codePoint))
    if (beyond.size >= maxRemembered) beyond.clear()
    beyond.set(codePoint, folded)
  }
  return folded
}

class Builder {
  readonly units: Uint16Array
  /** Null where nobody asks for offsets. */
  readonly starts: Uint32Array | null
  readonly ends: Uint32Array | null
  length = 0
  /** Offsets of a space that is written only once a spaced character follows. */
  private pendingStart = -1
  private pendingEnd = -1

  constructor(units: Uint16Array, starts: Uint32Array | null, ends: Uint32Array | null) {
    this.units = units
    this.starts = starts
    this.ends = ends
  }

  push(unit: number, start: number, end: number): void {
    if (unit !== SPACE && this.pendingStart < 0) {
      this.write(unit, start, end)
      return
    }
    if (unit === SPACE) {
      if (this.pendingStart < 0 && this.length > 0 && isSpaced(this.units[this.length - 1]!)) {
        this.pendingStart = start
        this.pendingEnd = end
      }
      return
    }
    if (this.pendingStart >= 0) {
      if (isSpaced(unit)) this.write(SPACE, this.pendingStart, this.pendingEnd)
      this.pendingStart = -1
    }
    this.write(unit, start, end)
  }

  private write(unit: number, start: number, end: number): void {
    this.units[this.length] = unit
    if (this.starts !== null && this.ends !== null) {
      this.starts[this.length] = start
      this.ends[this.length] = end
    }
    this.length++
  }
}

/** Room for the normalized form of a text. */
function capacityFor(text: string): number {
  let capacity = text.length
  for (let i = 0; i < text.length; i++)
    if (folds[text.charCodeAt(i)] === expands) capacity += maxExpansion
  return capacity
}

/** Folds a text from the unit `from` on; those before it are in `builder` already. */
function foldInto(builder: Builder, text: string, from = 0): Builder {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const folded = folds[unit]!
    if (folded !== expands) {
      builder.push(folded, i, i + 1)
      continue
    }
    const codePoint = text.codePointAt(i)!
    if (codePoint > 0xffff) {
      pushAll(builder, foldBeyond(codePoint), i, i + 2)
      i++
    } else if (isSurrogate(unit)) builder.push(REPLACEMENT, i, i + 1)
    else pushAll(builder, foldUnit(unit), i, i + 1)
  }
  return builder
}

function pushAll(builder: Builder, folded: string, start: number, end: number): void {
  for (let j = 0; j < folded.length; j++) builder.push(folded.charCodeAt(j), start, end)
}

/** Memory that most texts share: with new arrays for each, reading a report takes 1.09 of its time. */
const scratch = new Uint16Array(65_536)
const scratchStarts = new Uint32Array(scratch.length)
const scratchEnds = new Uint32Array(scratch.length)

/** 0, 1, 2 …: where the units of a text came from whose every unit became one. */
const inPlaceStarts = Uint32Array.from({ length: scratch.length + 1 }, (_, i) => i)
const inPlaceEnds = inPlaceStarts.subarray(1)

const fitsScratch = (text: string): boolean => text.length * maxExpansion <= scratch.length

/** Folds into `scratch` until a unit does not become exactly one, or is a space, which can fall away; answers how many did. */
function foldInPlace(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const folded = folds[text.charCodeAt(i)]!
    if (folded === expands || folded === SPACE) return i
    scratch[i] = folded
  }
  return text.length
}

/** Folds without offsets. The units may stand in `scratch`: they are to be copied before the next call. */
function buildUnits(text: string): Builder {
  if (!fitsScratch(text))
    return foldInto(new Builder(new Uint16Array(capacityFor(text)), null, null), text)
  const builder = new Builder(scratch, null, null)
  builder.length = foldInPlace(text)
  return foldInto(builder, text, builder.length)
}

function unitsToString(units: Uint16Array, length: number): string {
  return unitsToText(units.subarray(0, length))
}

/** Units that one call takes as arguments: far below what any engine allows. */
const atOnce = 8_192

/** The string of some units. By Node's buffers reading a report takes .9 of its time; a browser has none. */
export function unitsToText(units: Uint16Array): string {
  if (typeof Buffer !== 'undefined')
    return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
  let text = ''
  for (let at = 0; at < units.length; at += atOnce)
    text += String.fromCharCode(...units.subarray(at, at + atOnce))
  return text
}

/** A normalized text as units, with the way back; only the first `length` of each array are of it. */
export interface FoldedText {
  units: Uint16Array
  length: number
  /** As in `NormalizedText`. */
  starts: Uint32Array
  ends: Uint32Array
}

/**
 * Normalizes a text to be gone through at once: the arrays are room that the next text is written into, and not to be
 * written to. For what is kept there is `normalize`.
 */
export function foldText(text: string): FoldedText {
  if (!fitsScratch(text)) {
    const capacity = capacityFor(text)
    const starts = new Uint32Array(capacity)
    const ends = new Uint32Array(capacity)
    const { units, length } = foldInto(new Builder(new Uint16Array(capacity), starts, ends), text)
    return { units, length, starts, ends }
  }
  const kept = foldInPlace(text)
  if (kept === text.length)
    return { units: scratch, length: kept, starts: inPlaceStarts, ends: inPlaceEnds }
  const builder = new Builder(scratch, scratchStarts, scratchEnds)
  for (let i = 0; i < kept; i++) {
    scratchStarts[i] = i
    scratchEnds[i] = i + 1
  }
  builder.length = kept
  const { length } = foldInto(builder, text, kept)
  return { units: scratch, length, starts: scratchStarts, ends: scratchEnds }
}

/**
 * Normalizes a text and keeps the way back. The offsets may be those of other texts too: they are not to be written to.
 *
 * @example normalize('ＰＰＰ 項目').text === 'ppp项目'
 */
export function normalize(text: string): NormalizedText {
  const { units, length, starts, ends } = foldText(text)
  const kept = (offsets: Uint32Array): Uint32Array =>
    starts === scratchStarts ? offsets.slice(0, length) : offsets.subarray(0, length)
  return { text: unitsToString(units, length), starts: kept(starts), ends: kept(ends) }
}

/** Whether every unit stays as it is, whatever stands beside it: true of most labels and cells. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0 || unit === SPACE || folds[unit] !== unit) return false
  }
  return true
}

/** The normalized text alone. */
export function normalizeText(text: string): string {
  if (isPlain(text)) return text
  const { units, length } = buildUnits(text)
  return unitsToString(units, length)
}

/** Normalized UTF-16 units, for the index. */
export function normalizeUnits(text: string): Uint16Array {
  const { units, length } = buildUnits(text)
  return units.slice(0, length)
}
