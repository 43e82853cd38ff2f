/** Passages that a body says year after year: the first on a page is shown in full, later ones are folded under its year. */
import type { PassageHit, SearchHit } from '../../search/index.ts'

/** The earlier passage that one repeats. */
export type Repeated = PassageHit['alike'][number]

export const repeatKey = (reportId: string, passageId: string): string => `${reportId}#${passageId}`

/** For passages that repeat one of a hit above: that one. Keys as from `repeatKey`. */
export function repeatsAmong(hits: readonly SearchHit[]): ReadonlyMap<string, Repeated> {
  const shown = new Set<string>()
  const repeats = new Map<string, Repeated>()
  for (const { reportId, passages } of hits) {
    for (const { passageId, alike } of passages) {
      const first = alike.find((other) => shown.has(repeatKey(other.reportId, other.passageId)))
      if (first !== undefined) repeats.set(repeatKey(reportId, passageId), first)
    }
    for (const { passageId } of passages) shown.add(repeatKey(reportId, passageId))
  }
  return repeats
}
