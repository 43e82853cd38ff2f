/**
 * The published normalization: what a text is compared as, with offsets back to what was written.
 * Invariants (test/text/normalize.test.ts): idempotent; a piece of a normalized text normalizes to itself (edge spaces
 * aside); offsets ascend and stay inside the original.
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

/** Unit -> folded unit; `expands` where the fold is not exactly one unit. */
const expands = 0
const folds = new Uint16Array(65536)
const expansions = new Map<number, string>()

/** 1 for letters and digits of scripts that put spaces between words: only there a space means something. */
const spaced = new Uint8Array(65536)

const isSpacedScript = /^[\p{L}\p{N}]$/u
const isUnspacedScript =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]$/u

for (let unit = 1; unit < 65536; unit++) {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
  const isPrivate = unit >= 0xe000 && unit <= 0xf8ff
  if (isSurrogate || isPrivate) {
    folds[unit] = unit
    continue
  }
  const character = String.fromCharCode(unit)
  const folded = foldCharacter(character)
  if (folded.length === 1) folds[unit] = folded.charCodeAt(0)
  else expansions.set(unit, folded)
  if (isSpacedScript.test(character) && !isUnspacedScript.test(character)) spaced[unit] = 1
}
expansions.set(0, '')

/** Texts with combining marks or characters beyond the BMP are folded cluster by cluster; nearly no report has any. */
const needsClusters = /[\p{M}\uFF9E\uFF9F\u{10000}-\u{10FFFF}]/u
const clusters = /[^\p{M}\uFF9E\uFF9F]?[\p{M}\uFF9E\uFF9F]*/gu

class Builder {
  readonly units: Uint16Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  length = 0
  /** Offsets of a space that is written only once a spaced character follows. */
  private pendingStart = -1
  private pendingEnd = -1

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity)
    this.starts = new Uint32Array(capacity)
    this.ends = new Uint32Array(capacity)
  }

  push(unit: number, start: number, end: number): void {
    if (unit === SPACE) {
      if (this.pendingStart < 0 && this.length > 0 && spaced[this.units[this.length - 1]!] === 1) {
        this.pendingStart = start
        this.pendingEnd = end
      }
      return
    }
    if (this.pendingStart >= 0) {
      if (spaced[unit] === 1) this.write(SPACE, this.pendingStart, this.pendingEnd)
      this.pendingStart = -1
    }
    this.write(unit, start, end)
  }

  private write(unit: number, start: number, end: number): void {
    this.units[this.length] = unit
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length++
  }
}

/** The longest expansion of one BMP character (㎯ and the like stay below it). */
const maxExpansion = 18

function build(text: string): Builder {
  let capacity = text.length
  for (let i = 0; i < text.length; i++)
    if (folds[text.charCodeAt(i)] === expands) capacity += maxExpansion
  const clustered = needsClusters.test(text)
  const builder = new Builder(clustered ? capacity + text.length * 4 : capacity)
  if (clustered) foldClusters(text, builder)
  else foldUnits(text, builder)
  return builder
}

function foldUnits(text: string, builder: Builder): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const folded = folds[unit]!
    if (folded !== expands) {
      builder.push(folded, i, i + 1)
      continue
    }
    const expansion = expansions.get(unit)!
    for (let j = 0; j < expansion.length; j++) builder.push(expansion.charCodeAt(j), i, i + 1)
  }
}

function foldClusters(text: string, builder: Builder): void {
  for (const match of text.matchAll(clusters)) {
    const cluster = match[0]
    const folded = foldCharacters(cluster.normalize('NFKC'), cluster)
    const start = match.index
    for (let j = 0; j < folded.length; j++)
      builder.push(folded.charCodeAt(j), start, start + cluster.length)
  }
}

const anySpace = /\s/u

function foldCharacters(composed: string, cluster: string): string {
  const source = anySpace.test(composed) && !anySpace.test(cluster) ? cluster : composed
  let folded = source
  for (;;) {
    const next = [...folded].map(foldCharacter).join('').normalize('NFKC')
    if (next === folded || anySpace.test(next) !== anySpace.test(source)) return folded
    folded = next
  }
}

function unitsToString(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le')
}

/**
 * Normalizes a text and keeps the way back.
 *
 * @example normalize('ＰＰＰ 項目').text === 'ppp项目'
 */
export function normalize(text: string): NormalizedText {
  const { units, starts, ends, length } = build(text)
  return {
    text: unitsToString(units, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  }
}

/** The normalized text alone. */
export function normalizeText(text: string): string {
  const { units, length } = build(text)
  return unitsToString(units, length)
}

/** Normalized UTF-16 units, for the index. */
export function normalizeUnits(text: string): Uint16Array {
  const { units, length } = build(text)
  return units.slice(0, length)
}
