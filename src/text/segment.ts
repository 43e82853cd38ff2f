/**
 * Chinese word segmentation, and the words of a normalized text: runs of Latin letters and digits whole, the rest as the segmenter
 * cuts it. The only file that names a segmenter library; either one may be missing, recall is the same.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import { sentence } from '../sentence.ts'
import { domainWords } from './dictionary.ts'
import type { TokenKind } from './token.ts'

export type SegmenterName = 'nodejieba' | 'node-rs-jieba'
export type SegmenterChoice = SegmenterName | 'auto'

/** Cuts a text into words. Invariant: the words joined are the text. Statistical guessing of unknown words (HMM) is off. */
export interface Segmenter {
  name: SegmenterName
  version: string
  cut: (text: string) => string[]
  /** Every word of the dictionary in a text, also those that overlap. */
  all: (text: string) => string[]
  /** Set where `auto` was asked for and nodejieba is installed but cannot be loaded: why not. */
  insteadOf?: string
}

const require = createRequire(import.meta.url)

function versionOf(packageName: string): string {
  const manifest = JSON.parse(
    readFileSync(require.resolve(`${packageName}/package.json`), 'utf8'),
  ) as { version: string }
  return manifest.version
}

interface NodeJieba {
  DEFAULT_USER_DICT: string
  load: (options: Record<string, string>) => void
  cut: (text: string, hmm?: boolean) => string[]
  cutAll: (text: string) => string[]
}

/** Half a surrogate pair. */
const half = /(\p{Surrogate})/u

/** Text with half a surrogate pair comes back from the libraries altered; what stands around each half is cut by itself. */
function faithful(cut: (text: string) => string[]): (text: string) => string[] {
  return (text) =>
    half.test(text)
      ? text.split(half).flatMap((part, i) => (i % 2 === 1 ? part : cut(part)))
      : cut(text)
}

/** Frequency given to a domain word: enough to win over its parts, which are common words. */
const domainFrequency = 20_000

function dictionaryOf(words: readonly string[]): string {
  return words.map((word) => `${word} ${domainFrequency} n`).join('\n')
}

const folderPrefix = 'gongkai-words-'
/** Loading takes a second: an older folder is one that a killed process left, milliseconds. */
const leftAfterMs = 10 * 60_000

function removeLeftFolders(): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      const path = join(tmpdir(), name)
      if (name.startsWith(folderPrefix) && statSync(path).mtimeMs < Date.now() - leftAfterMs)
        rmSync(path, { recursive: true, force: true })
    }
  } catch {
    // Another user's, or gone by now: it is in nobody's way.
  }
}

/** The library takes words with a frequency from a file only; one inserted without is weaker than its common parts. */
function loadWithWords(library: NodeJieba, words: readonly string[]): void {
  removeLeftFolders()
  const folder = mkdtempSync(join(tmpdir(), folderPrefix))
  try {
    const path = join(folder, 'words.utf8')
    writeFileSync(path, dictionaryOf(words))
    library.load({ userDict: `${library.DEFAULT_USER_DICT};${path}` })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function createNodejieba(words: readonly string[]): Segmenter {
  const library = require('nodejieba') as NodeJieba
  loadWithWords(library, words)
  return {
    name: 'nodejieba',
    version: versionOf('nodejieba'),
    cut: faithful((text) => library.cut(text, false)),
    all: (text) => library.cutAll(text),
  }
}

interface NodeRsJieba {
  loadDict: (dictionary: Uint8Array) => void
  cut: (text: string, hmm?: boolean) => string[]
  cutAll: (text: string) => string[]
}

function createNodeRsJieba(words: readonly string[]): Segmenter {
  const { Jieba } = require('@node-rs/jieba') as {
    Jieba: { withDict: (dictionary: Uint8Array) => NodeRsJieba }
  }
  const { dict } = require('@node-rs/jieba/dict.js') as { dict: Uint8Array }
  const library = Jieba.withDict(dict)
  library.loadDict(Buffer.from(dictionaryOf(words)))
  return {
    name: 'node-rs-jieba',
    version: versionOf('@node-rs/jieba'),
    cut: faithful((text) => library.cut(text, false)),
    all: (text) => library.cutAll(text),
  }
}

const makers: Record<SegmenterName, (words: readonly string[]) => Segmenter> = {
  nodejieba: createNodejieba,
  'node-rs-jieba': createNodeRsJieba,
}

/**
 * Loads a segmenter with the domain words. `auto` takes nodejieba where it is installed, else @node-rs/jieba.
 *
 * @throws AppError `unavailable` when the one asked for cannot be loaded.
 */
export function loadSegmenter(
  choice: SegmenterChoice = 'auto',
  words: readonly string[] = domainWords,
): Segmenter {
  if (choice !== 'auto') {
    try {
      return makers[choice](words)
    } catch (error) {
      throw new AppError(
        'unavailable',
        sentence('segmenter.missing', { choice, reason: messageOf(error) }),
        { cause: error },
      )
    }
  }
  try {
    return createNodejieba(words)
  } catch (error) {
    const segmenter = loadSegmenter('node-rs-jieba', words)
    // Where it was never installed, there is nothing to mend.
    const isMissing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND'
    return isMissing ? segmenter : { ...segmenter, insteadOf: messageOf(error) }
  }
}

/** Letters of scripts that a dictionary of Chinese words knows nothing of. */
const letter = String.raw`[[\p{L}\p{Nd}]--[\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Bopomofo}]]`
/**
 * Letters and digits run together (ppp, 12345, co2), and so do the words of all scripts but those that Chinese is written in: Uyghur,
 * Tibetan with the dots between its syllables, Mongolian, Korean, Yi, Thai. A dot or comma belongs to a number only between
 * digits (3.5, 50,230).
 */
const runs = new RegExp(
  String.raw`(?:\d+(?:[.,]\d+)*|${letter}\p{M}*(?:[\u0f0b\u0f0c](?=\p{Script=Tibetan}))?)+`,
  'gv',
)
const number = /^\d[\d.,]*$/
const han = /\p{Script=Han}/u
const wordCharacter = /[\p{L}\p{N}]/u

/** A word of a normalized text: `[start, end)` in its UTF-16 units. */
export interface Word {
  start: number
  end: number
  kind: TokenKind
}

function kindOf(word: string): TokenKind {
  if (han.test(word)) return 'han'
  if (number.test(word)) return 'number'
  return wordCharacter.test(word) ? 'latin' : 'other'
}

/** Stands for a run while the rest is cut: no segmenter joins it with anything. No normalized text holds it. */
const gap = '\n'

/**
 * Cuts normalized text into words that cover it without a gap, and calls back with each. The segmenter is called once: a call
 * costs more than the cutting of a short text. Several texts may be joined with line breaks, which are words of their own.
 */
export function eachWord(
  text: string,
  segmenter: Segmenter,
  found: (start: number, end: number) => void,
): void {
  const runStarts: number[] = []
  const runEnds: number[] = []
  const masked = text.replace(runs, (run: string, start: number) => {
    runStarts.push(start)
    runEnds.push(start + run.length)
    return gap
  })
  let start = 0
  let next = 0
  for (const piece of segmenter.cut(masked)) {
    const end = start === runStarts[next] ? runEnds[next++]! : start + piece.length
    found(start, end)
    start = end
  }
}

/** The words of a normalized text, see `eachWord`. */
export function wordsOf(text: string, segmenter: Segmenter): Word[] {
  const words: Word[] = []
  eachWord(text, segmenter, (start, end) => {
    words.push({ start, end, kind: kindOf(text.slice(start, end)) })
  })
  return words
}
