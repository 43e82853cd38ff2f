/**
 * Where words begin in the texts of a corpus. Reports say the same again and again: the statutory tables, the set phrases
 * between two commas. No word goes on from Han characters to other ones, so a text is taken apart there, and a stretch
 * that was cut before is not given to the segmenter again. The borders are those of `eachWord` over the whole
 * text, but where two ways to cut are as probable as each other.
 */
import { unitsToText } from './normalize.ts'
import { eachWord, type Segmenter } from './words.ts'

/** Ends passages, and is no part of any word. */
const separator = 0
/** Stands for it, and between stretches, where words are cut: a word of its own to every segmenter. */
const lineBreak = '\n'

/** Room for remembered stretches, characters: three megabytes. When it is full, all are forgotten, and what is common soon comes again. */
const defaultRoom = 1 << 20
/** A longer stretch is not remembered: it hardly comes again. */
const longestRemembered = 256

const han = /\p{Script=Han}/u
const inRuns = /[\p{L}\p{N}\p{M}.,]/u

/** 1 for each UTF-16 unit that the segmenter may join with Han characters: these themselves, and signs in words of the dictionary. */
function joinedUnits(words: readonly string[]): Uint8Array {
  const joined = Uint8Array.from({ length: 65_536 }, (_, unit) =>
    han.test(String.fromCharCode(unit)) ? 1 : 0,
  )
  for (const sign of words.join(''))
    if (sign.length === 1 && !inRuns.test(sign)) joined[sign.charCodeAt(0)] = 1
  return joined
}

/** Finds the beginnings of words, and remembers the stretches it has seen. */
export class WordStarts {
  private readonly segmenter: Segmenter
  private readonly joined: Uint8Array
  /** Remembered stretches, each ended by a separator. */
  private readonly units: Uint16Array
  /** 1 where a word of a remembered stretch begins. */
  private readonly begins: Uint8Array
  private used = 0
  /** Where a stretch is remembered, by its hash. Of two with one hash the first is. */
  private readonly places = new Map<number, number>()

  /** `words` are those added to the segmenter's dictionary; `room` is for how many characters of stretches. */
  constructor(segmenter: Segmenter, words: readonly string[], room = defaultRoom) {
    this.segmenter = segmenter
    this.joined = joinedUnits(words)
    this.units = new Uint16Array(room)
    this.begins = new Uint8Array(room)
  }

  /** Calls back with where each word of a normalized text begins, in no certain order. */
  each(text: Uint16Array, found: (start: number) => void): void {
    const { joined, places, begins } = this
    const unknown: [start: number, end: number, hash: number][] = []
    let unknownUnits = 0
    for (let start = 0; start < text.length;) {
      if (text[start] === separator) {
        found(start++)
        continue
      }
      const kind = joined[text[start]!]
      let hash = 0x811c9dc5
      let end = start
      do {
        hash = Math.imul(hash ^ text[end]!, 0x01000193)
        end++
      } while (end < text.length && text[end] !== separator && joined[text[end]!] === kind)
      hash ^= hash >>> 15
      const place = places.get(hash)
      if (place !== undefined && this.isAt(place, text, start, end)) {
        for (let at = start; at < end; at++) if (begins[place + at - start] === 1) found(at)
      } else {
        unknown.push([start, end, hash])
        unknownUnits += end - start + 1
      }
      start = end
    }
    if (unknown.length > 0) this.cut(text, unknown, unknownUnits, found)
  }

  private isAt(place: number, text: Uint16Array, start: number, end: number): boolean {
    const { units } = this
    const shift = place - start
    for (let at = start; at < end; at++) if (units[at + shift] !== text[at]) return false
    return units[end + shift] === separator
  }

  /** Has stretches cut, all by one call: a call costs more than the cutting of a short text. */
  private cut(
    text: Uint16Array,
    stretches: readonly (readonly [start: number, end: number, hash: number])[],
    length: number,
    found: (start: number) => void,
  ): void {
    const joined = new Uint16Array(length).fill(lineBreak.charCodeAt(0))
    let at = 0
    for (const [start, end] of stretches) {
      joined.set(text.subarray(start, end), at)
      at += end - start + 1
    }
    const begins = new Uint8Array(length)
    eachWord(unitsToText(joined), this.segmenter, (start) => {
      begins[start] = 1
    })
    at = 0
    for (const [start, end, hash] of stretches) {
      const own = begins.subarray(at, at + end - start)
      for (let i = 0; i < own.length; i++) if (own[i] === 1) found(start + i)
      this.remember(text.subarray(start, end), own, hash)
      at += own.length + 1
    }
  }

  private remember(stretch: Uint16Array, begins: Uint8Array, hash: number): void {
    const room = this.units.length
    if (stretch.length > longestRemembered || stretch.length >= room) return
    if (this.used + stretch.length >= room) {
      this.places.clear()
      this.used = 0
    }
    if (this.places.has(hash)) return
    this.places.set(hash, this.used)
    this.units.set(stretch, this.used)
    this.begins.set(begins, this.used)
    this.used += stretch.length
    this.units[this.used++] = separator
  }
}
