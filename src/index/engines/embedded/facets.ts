/** Facet counts over the matching reports. Each facet leaves out its own filter. */
import { sectionKeys, type ReportMetadata } from '../../../report/index.ts'
import type { Bucket, EngineFacets } from '../../engine.ts'
import { passesAll, passesLevel, passesRegion, passesYear } from './filters.ts'
import { matches } from './match.ts'

function toBuckets<T extends string | number>(
  counts: ReadonlyMap<T, number>,
  compare: (a: Bucket<T>, b: Bucket<T>) => number,
): Bucket<T>[] {
  return [...counts].map(([value, count]) => ({ value, count })).sort(compare)
}

const byCount = <T extends string | number>(a: Bucket<T>, b: Bucket<T>): number =>
  b.count - a.count || (a.value < b.value ? -1 : 1)

/** `masks` as from matchReports, `passes` as from filterReports. */
export function countFacets(
  metadata: readonly ReportMetadata[],
  masks: Uint16Array,
  passes: Uint8Array,
): EngineFacets {
  const years = new Map<number, number>()
  const provinces = new Map<string, number>()
  const levels = new Map<NonNullable<ReportMetadata['administrativeLevel']>, number>()
  const sections = new Uint32Array(sectionKeys.length)
  const add = <T>(counts: Map<T, number>, value: T | null): void => {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  metadata.forEach((report, number) => {
    const mask = masks[number]!
    const passed = passes[number]!
    if (passed === passesAll) {
      for (let section = 0; section < sections.length; section++)
        sections[section]! += (mask >>> section) & 1
    }
    if ((mask & matches) === 0) return
    if ((passed | passesYear) === passesAll) add(years, report.reportYear)
    if ((passed | passesRegion) === passesAll) add(provinces, report.region.province)
    if ((passed | passesLevel) === passesAll) add(levels, report.administrativeLevel)
  })
  return {
    reportYear: toBuckets(years, (a, z) => z.value - a.value),
    section: sectionKeys
      .map((value, i) => ({ value, count: sections[i]! }))
      .filter(({ count }) => count > 0),
    province: toBuckets(provinces, byCount),
    administrativeLevel: toBuckets(levels, byCount),
  }
}
