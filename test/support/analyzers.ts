/** Analyzers for tests: one instance a file, since a dictionary takes time to load. */
import { createAnalyzer, type Analyzer, type SegmenterName } from '../../src/text/index.ts'

const loaded = new Map<SegmenterName, Analyzer>()

/** The analyzer over one segmenter, loaded once. */
export function analyzerOver(name: SegmenterName): Analyzer {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const analyzer = createAnalyzer({ segmenter: name })
  loaded.set(name, analyzer)
  return analyzer
}

/** For tests in which the segmenter does not matter: the one that loads quickest and is always there. */
export function anyAnalyzer(): Analyzer {
  return analyzerOver('node-rs-jieba')
}

function reasonAgainst(name: SegmenterName): string | null {
  try {
    analyzerOver(name)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/**
 * Both segmenters, each with the reason why it cannot be tested here, or null. Only the optional nodejieba may have one:
 * without @node-rs/jieba nothing works.
 */
export const segmenters: readonly { name: SegmenterName; missing: string | null }[] = [
  { name: 'node-rs-jieba', missing: null },
  { name: 'nodejieba', missing: reasonAgainst('nodejieba') },
]
