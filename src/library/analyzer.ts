/** The analyzer of the settings. */
import { segmenterOfIndex } from '../index/index.ts'
import type { Settings } from '../settings.ts'
import { createAnalyzer, type Analyzer } from '../text/index.ts'

/**
 * `auto` takes the segmenter that the index was made with: it alone can read or go on with it. Where another one takes its
 * place, Node warns.
 *
 * @throws AppError `unavailable` for a segmenter that cannot be loaded.
 */
export function openAnalyzer({
  segmenter,
  indexDir,
}: Pick<Settings, 'segmenter' | 'indexDir'>): Analyzer {
  const made = segmenter === 'auto' ? segmenterOfIndex(indexDir) : null
  const isKnown = made === 'nodejieba' || made === 'node-rs-jieba'
  const analyzer = createAnalyzer({ segmenter: isKnown ? made : segmenter })
  const { insteadOf, name } = analyzer.segmenter
  if (insteadOf !== undefined)
    process.emitWarning(
      `nodejieba cannot be loaded (${insteadOf}); ${name} cuts words in its place.`,
    )
  return analyzer
}
