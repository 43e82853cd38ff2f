/** The analyzer of the settings. */
import { clusterSegmenter, openCluster, segmenterOfIndex } from '../index/index.ts'
import { AppError } from '../errors.ts'
import { clusterOptionsOf, type Settings } from '../settings.ts'
import { createAnalyzer, type Analyzer } from '../text/index.ts'

async function segmenterMade(settings: Settings): Promise<string | null> {
  if (settings.engine === 'embedded') return segmenterOfIndex(settings.indexDir)
  const cluster = await openCluster(clusterOptionsOf(settings))
  try {
    return await clusterSegmenter(cluster)
  } catch (error) {
    // A server starts all the same, and takes the index up once the cluster answers.
    if (error instanceof AppError && error.code === 'unavailable') return null
    throw error
  } finally {
    await cluster.close()
  }
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
