/** How long a corpus takes to index: the whole build from files, and the indexing alone, which the yardstick does too. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Snapshot } from '../../src/index/index.ts'
import { alignment, markWords } from '../../src/index/analyze-report.ts'
import { buildFrequencies } from '../../src/index/concordance/frequencies.ts'
import { mentionedNumbers } from '../../src/index/concordance/document-numbers.ts'
import { buildPairs } from '../../src/index/concordance/pairs.ts'
import { collectNames } from '../../src/index/names/collect-names.ts'
import { loadPinyin } from '../../src/index/names/pinyin.ts'
import { buildNames } from '../../src/index/names/store-names.ts'
import type { Analyzer, SegmenterChoice } from '../../src/text/index.ts'
import type { Yardstick } from './fts5.ts'
import { inMegabytes, inSeconds } from './percentiles.ts'

interface BuildMeasure {
  tookMs: number
  cpuMs: number
  maxRssBytes: number
}

/** Heap of a build, mebibytes: the metadata of a hundred thousand reports wants more than Node takes by itself. */
const heapMegabytes = 8192

function build(folder: string, indexDirectory: string, segmenter: SegmenterChoice): BuildMeasure {
  const output = execFileSync(
    process.execPath,
    [
      `--max-old-space-size=${heapMegabytes}`,
      join(import.meta.dirname, 'build-child.js'),
      folder,
      indexDirectory,
      segmenter,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return JSON.parse(output) as BuildMeasure
}

/** Builds an index from files, then again with nothing changed; rows of a table. */
export function measureBuild(
  folder: string,
  indexDirectory: string,
  segmenter: SegmenterChoice,
): [string, string][] {
  rmSync(indexDirectory, { recursive: true, force: true })
  const first = build(folder, indexDirectory, segmenter)
  const again = build(folder, indexDirectory, segmenter)
  return [
    ['build, all new (s)', inSeconds(first.tookMs)],
    ['build, all new, processor time of all threads (s)', inSeconds(first.cpuMs)],
    ['build, nothing changed (s)', inSeconds(again.tookMs)],
    ['most memory of the build (MB)', inMegabytes(first.maxRssBytes)],
  ]
}

const timed = (work: () => void): number => {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

/** The steps from normalized texts to indexes, in one thread, beside the yardstick's; rows of a table. */
export async function measureIndexing(
  { concordance, metadata }: Snapshot,
  analyzer: Analyzer,
  yardstick: Yardstick,
): Promise<[string, string, string][]> {
  const { reportStarts, text } = concordance
  const bordersMs = timed(() => {
    for (let report = 0; report + 1 < reportStarts.length; report++) {
      const own = text.subarray(reportStarts[report], reportStarts[report + 1])
      markWords(new Uint8Array(own.length / alignment), own, own.length, analyzer)
    }
  })
  const pairsMs = timed(() => {
    buildFrequencies(concordance, buildPairs(text))
  })
  const soundOf = await loadPinyin()
  const namesMs = timed(() => {
    buildNames(collectNames(concordance, metadata, mentionedNumbers(concordance)), soundOf)
  })
  const row = (name: string, ours: number, theirs: number | null): [string, string, string] => [
    name,
    inSeconds(ours),
    theirs === null ? '' : inSeconds(theirs),
  ]
  return [
    row('word borders; words cut', bordersMs, yardstick.cutMs),
    row('concordance; FTS5 table', pairsMs, yardstick.insertMs),
    row('names', namesMs, null),
    row('all', bordersMs + pairsMs + namesMs, yardstick.cutMs + yardstick.insertMs),
  ]
}
