/**
 * Chinese word segmentation by a library, and the analyzer of an index, which is over one. The only file that names a library; either
 * may be missing, recall is the same.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError, messageOf } from '../errors.ts'
import { sentence } from '../sentence.ts'
import { analyzerOver, type Analyzer } from './analyzer.ts'
import { domainWords } from './dictionary.ts'
import { foldSteps } from './fold.ts'
import { punctuationFamilies, radicals, variants } from './fold-tables.ts'
import type { Segmenter, SegmenterName } from './words.ts'

export type SegmenterChoice = SegmenterName | 'auto'

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

/** Fails as loading would where no temporary folder can be written. */
function expectTemporaryFolder(): void {
  rmSync(mkdtempSync(join(tmpdir(), folderPrefix)), { recursive: true, force: true })
}

function createNodejieba(words: readonly string[], lazily: boolean): Segmenter {
  const library = require('nodejieba') as NodeJieba
  let isLoaded = false
  const loaded = (): NodeJieba => {
    if (!isLoaded) loadWithWords(library, words)
    isLoaded = true
    return library
  }
  if (lazily) expectTemporaryFolder()
  else loaded()
  return {
    name: 'nodejieba',
    version: versionOf('nodejieba'),
    cut: faithful((text) => loaded().cut(text, false)),
    all: (text) => loaded().cutAll(text),
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

const makers: Record<SegmenterName, (words: readonly string[], lazily: boolean) => Segmenter> = {
  nodejieba: createNodejieba,
  'node-rs-jieba': createNodeRsJieba,
}

/**
 * Loads a segmenter with the domain words. `auto` takes nodejieba where it is installed, else @node-rs/jieba.
 *
 * @param lazily leave nodejieba's dictionary, which takes a second, until something is cut
 * @throws AppError `unavailable` when the one asked for cannot be loaded.
 */
export function loadSegmenter(
  choice: SegmenterChoice = 'auto',
  words: readonly string[] = domainWords,
  lazily = false,
): Segmenter {
  if (choice !== 'auto') {
    try {
      return makers[choice](words, lazily)
    } catch (error) {
      throw new AppError(
        'unavailable',
        sentence('segmenter.missing', { choice, reason: messageOf(error) }),
        { cause: error },
      )
    }
  }
  try {
    return createNodejieba(words, lazily)
  } catch (error) {
    const segmenter = loadSegmenter('node-rs-jieba', words)
    // Where it was never installed, there is nothing to mend.
    const isMissing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND'
    return isMissing ? segmenter : { ...segmenter, insteadOf: messageOf(error) }
  }
}

/** Raised when the code of the analyzer changes in a way that its tables do not show. */
const analyzerVersion = 4

function fingerprintOf(segmenter: Segmenter, words: readonly string[]): string {
  const parts = [
    String(analyzerVersion),
    ...foldSteps.map((step) => step.name),
    radicals,
    variants,
    ...punctuationFamilies,
    ...words,
    segmenter.name,
    segmenter.version,
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

/**
 * Makes the analyzer that both the index and the query use. Loads the segmenter's dictionary, about a second, once: at once, or `lazily`
 * where perhaps nothing is cut and only the fingerprint is asked for.
 */
export function createAnalyzer(
  options: { segmenter?: SegmenterChoice; words?: readonly string[]; lazily?: boolean } = {},
): Analyzer {
  const words = options.words ?? domainWords
  const segmenter = loadSegmenter(options.segmenter ?? 'auto', words, options.lazily)
  return analyzerOver(segmenter, words, fingerprintOf(segmenter, words))
}
