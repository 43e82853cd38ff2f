/** The analyzer of the settings. */
import { clusterSegmenter, segmenterOfIndex } from '../index/index.ts'
import { clusterOptionsOf, type Settings } from '../settings.ts'
import { createAnalyzer, type Analyzer } from '../text/index.ts'

async function segmenterMade(settings: Settings): Promise<string | null> {
  return settings.engine === 'embedded'
    ? segmenterOfIndex(settings.indexDir)
    : clusterSegmenter(clusterOptionsOf(settings))
}

/**
 * `auto` takes the segmenter that the index was made with: it alone can read or go on with it. Where another one takes its
 * place, Node warns.
 *
 * @throws AppError `unavailable` for a segmenter that cannot be loaded.
 */
export async function openAnalyzer(settings: Settings): Promise<Analyzer> {
  const { segmenter } = settings
  const made = segmenter === 'auto' ? await segmenterMade(settings) : null
  const isKnown = made === 'nodejieba' || made === 'node-rs-jieba'
  const analyzer = createAnalyzer({ segmenter: isKnown ? made : segmenter })
  const { insteadOf, name } = analyzer.segmenter
  if (insteadOf !== undefined)
    process.emitWarning(
      `nodejieba cannot be loaded (${insteadOf}); ${name} cuts words in its place.`,
    )
  return analyzer
}
