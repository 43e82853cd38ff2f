/** What a program that serves or checks a cluster's index asks besides searching: whether it is whole, and strings to try it with. */
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { textBetween } from '../../concordance/concordance.ts'
import { literalIn, randomNumbers } from '../../concordance/random-literals.ts'
import { shownNodes, type Cluster } from './cluster.ts'
import { liveGeneration, type OpenClusterIndex } from './open.ts'
import { indexesOf } from './stored.ts'
import { PassageSource, showTexts, type PassagesAtHand } from './texts.ts'

const healthSchema = z.object({ status: z.string(), timed_out: z.boolean() })

/**
 * The generation that is live, where every part of it can be searched; null where there is none.
 *
 * @throws AppError `unavailable` where a part is lost; as `Cluster.search`.
 */
export async function wholeGeneration(cluster: Cluster): Promise<string | null> {
  const generation = await liveGeneration(cluster)
  if (generation === null) return null
  const { name, nodes } = cluster.options
  const answer = await cluster.request({
    method: 'GET',
    path: `/_cluster/health/${Object.values(indexesOf(name, generation)).join(',')}`,
    query: { timeout: '0s' },
    milliseconds: 5_000,
    missing: [408],
  })
  const health = healthSchema.safeParse(answer)
  if (!health.success || health.data.status === 'red')
    throw new AppError('unavailable', sentence('cluster.partial', { nodes: shownNodes(nodes) }))
  return generation
}

/** `count` strings out of the texts of a cluster's index, as `randomLiterals` takes them out of a corpus. */
export async function randomClusterLiterals(
  { cluster, indexes, slotOf, snapshot: { concordance } }: OpenClusterIndex,
  count: number,
  seed: number,
): Promise<string[]> {
  const random = randomNumbers(seed)
  const passages = concordance.passageReports.length
  const source = new PassageSource(cluster, indexes.passages, slotOf, 1)
  const literals: string[] = []
  while (literals.length < count && passages > 0) {
    const drawn = Array.from({ length: Math.min(count, 1_000) }, () =>
      Math.floor(random() * passages),
    )
    const atHand: PassagesAtHand = new Map()
    await source.load(atHand, drawn)
    const corpus = { ...concordance, passageStarts: new Uint32Array(passages + 1) }
    showTexts(corpus, atHand)
    for (const passage of drawn) {
      const start = corpus.passageStarts[passage]!
      const { length } = atHand.get(passage)!.units
      const literal = literalIn(textBetween(corpus, start, start + length), random)
      if (literal !== '' && literals.length < count) literals.push(literal)
    }
  }
  return literals
}
