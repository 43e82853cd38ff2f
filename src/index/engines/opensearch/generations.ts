/** The generations that a cluster has: which is live, what each says of itself, and which are no longer needed. */
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'
import { shownNodes, type Cluster } from './cluster.ts'
import { clusterManifestSchema, generationIn, indexesOf, type ClusterManifest } from './stored.ts'

/** Generations that are kept beside the live one. */
const kept = 1

const aliasesSchema = z.array(z.object({ index: z.string() }))

/**
 * Names of the indexes that the live name leads to; none where there is none.
 *
 * @throws AppError `unavailable` where what answers is no OpenSearch; as `Cluster.request`.
 */
export async function liveIndexes(cluster: Cluster, signal?: AbortSignal): Promise<string[]> {
  const { name, nodes } = cluster.options
  const answer = await cluster.request({
    method: 'GET',
    // Where there is none this answers an empty list, and no status that any server may have.
    path: `/_cat/aliases/${name}`,
    query: { format: 'json', h: 'index' },
    missing: [404],
    signal,
  })
  const aliases = aliasesSchema.safeParse(answer)
  if (!aliases.success)
    throw new AppError('unavailable', sentence('cluster.foreign', { nodes: shownNodes(nodes) }))
  return aliases.data.map(({ index }) => index)
}

/** What an index says of itself; null where it is not whole, or of no such program. */
export async function readClusterManifest(
  cluster: Cluster,
  index: string,
): Promise<ClusterManifest | null> {
  const answer = await cluster.request({
    method: 'GET',
    path: `/${index}/_mapping`,
    missing: [404],
  })
  const mapping = z
    .record(z.string(), z.object({ mappings: z.object({ _meta: z.unknown() }) }))
    .safeParse(answer)
  const meta = mapping.success ? mapping.data[index]?.mappings._meta : undefined
  const parsed = clusterManifestSchema.safeParse(meta)
  return parsed.success ? parsed.data : null
}

/** Says of a generation that it is whole. */
export async function writeClusterManifest(
  cluster: Cluster,
  index: string,
  manifest: ClusterManifest,
  signal?: AbortSignal,
): Promise<void> {
  await cluster.request({
    method: 'PUT',
    path: `/${index}/_mapping`,
    body: { _meta: manifest },
    signal,
  })
}

/** Leads the live name to another generation, in one request. */
export async function makeLive(
  cluster: Cluster,
  index: string,
  signal?: AbortSignal,
): Promise<void> {
  const { name } = cluster.options
  const before = await liveIndexes(cluster, signal)
  await cluster.request({
    method: 'POST',
    path: '/_aliases',
    body: {
      actions: [
        ...before.map((other) => ({ remove: { index: other, alias: name } })),
        { add: { index, alias: name } },
      ],
    },
    signal,
  })
}

/** Removes what no server needs: broken runs, and all generations but the newest few. */
export async function removeOld(cluster: Cluster, live: string): Promise<void> {
  const { name } = cluster.options
  const answer = await cluster.request({
    method: 'GET',
    path: `/${name}-*-reports,${name}-*-passages/_alias`,
    query: { expand_wildcards: 'all' },
    missing: [404],
  })
  const names = Object.keys(z.record(z.string(), z.unknown()).parse(answer ?? {}))
  const generations = new Set(
    names.flatMap((index) => generationIn(name, index.replace(/-passages$/u, '-reports')) ?? []),
  )
  const older = [...generations]
    .filter((generation) => generation !== live)
    .sort()
    .reverse()
  let whole = 0
  for (const generation of older) {
    const indexes = indexesOf(name, generation)
    const written = await readClusterManifest(cluster, indexes.reports)
    // A clone that was stopped may still name the generation that it was made of.
    const isWhole = written !== null && written.manifest.generation === generation
    if (whole < kept && isWhole) whole++
    else await removeGeneration(cluster, generation)
  }
}

export async function removeGeneration(cluster: Cluster, generation: string): Promise<void> {
  for (const index of Object.values(indexesOf(cluster.options.name, generation)))
    await cluster.request({ method: 'DELETE', path: `/${index}`, missing: [404] })
}

/** A name that sorts by time. */
export function newGeneration(): string {
  return new Date().toISOString().replace(/\D/gu, '')
}
