/**
 * Index time, start-up, memory and query times on generated corpora, beside SQLite FTS5 in the same run.
 * `npm run bench -- search --counts 1000,10000`. The first run of a size generates its reports.
 */
import { join } from 'node:path'
import { openSnapshot, shareSnapshot } from '../../src/index/index.ts'
import { createAnalyzer, type SegmenterChoice } from '../../src/text/index.ts'
import { measureBuild, measureIndexing } from './build.ts'
import { ensureCorpus, workFolder } from './corpus.ts'
import { measureEngine } from './engine.ts'
import { buildFts5 } from './fts5.ts'
import { measureServer } from './http.ts'
import { inMegabytes, inSeconds, printTable } from './percentiles.ts'
import { chooseQueries } from './queries.ts'

/** Memory of the typed arrays among an object's values. */
function bytesOf(part: object): number {
  const values: unknown[] = Object.values(part)
  return values.reduce<number>(
    (sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0),
    0,
  )
}

interface Options {
  segmenter: SegmenterChoice
  /** Take an index that is there, instead of building it. */
  keepIndex: boolean
  /** Build the yardstick too, where it is installed. */
  yardstick: boolean
}

async function measure(count: number, options: Options): Promise<void> {
  const { segmenter } = options
  const folder = ensureCorpus(count)
  const indexDirectory = join(workFolder, `index-${count}`)
  const built = options.keepIndex ? [] : measureBuild(folder, indexDirectory, segmenter)

  const analyzer = createAnalyzer({ segmenter })
  globalThis.gc?.()
  const before = process.memoryUsage()
  const openedAt = performance.now()
  const builder = {
    analyzerFingerprint: analyzer.fingerprint,
    segmenter: analyzer.segmenter.name,
  }
  const snapshot = openSnapshot(indexDirectory, builder, await shareSnapshot(indexDirectory))
  const openMs = performance.now() - openedAt
  globalThis.gc?.()
  const after = process.memoryUsage()
  const { concordance, manifest } = snapshot
  const { pairs, frequencies, ...plain } = concordance
  const arrayBytes = bytesOf(plain) + bytesOf(pairs) + bytesOf(frequencies)
  const { characters, passages } = manifest.counts
  console.log(
    `## ${count} reports, ${passages} passages, ${(characters / 1e6).toFixed(1)} million characters, ${analyzer.segmenter.name}\n`,
  )
  printTable(
    ['index', 'value'],
    [
      ...built,
      ['open (s)', inSeconds(openMs)],
      ['concordance in memory (MB)', inMegabytes(arrayBytes)],
      ['concordance, bytes a character', (arrayBytes / characters).toFixed(2)],
      ['metadata in memory (MB)', inMegabytes(after.heapUsed - before.heapUsed)],
    ],
  )

  const queries = chooseQueries(snapshot, analyzer, 11)
  const warmUp = chooseQueries(snapshot, analyzer, 12)
  await measureServer(indexDirectory, segmenter, queries, warmUp)

  const yardstick = options.yardstick ? buildFts5(snapshot, analyzer) : null
  if (yardstick !== null) {
    printTable(
      ['texts already read, one thread', 'ours (s)', 'FTS5 (s)'],
      await measureIndexing(snapshot, analyzer, yardstick),
    )
  }
  await measureEngine(snapshot, analyzer, queries, warmUp, yardstick)
}

/** Runs the benchmark. `options` are the words after its name. */
export async function run(options: readonly string[]): Promise<void> {
  const value = (name: string, fallback: string): string => {
    const at = options.indexOf(name)
    return at < 0 ? fallback : (options[at + 1] ?? fallback)
  }
  for (const count of value('--counts', '1000').split(',')) {
    await measure(Number(count), {
      segmenter: value('--segmenter', 'auto') as SegmenterChoice,
      keepIndex: options.includes('--keep-index'),
      yardstick: !options.includes('--no-yardstick'),
    })
  }
}
