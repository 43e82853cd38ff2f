/** Places, years and scripts as people write them. */
import type { Region } from '../../report/index.ts'

/** `江苏省 泰州市 高港区`; empty when no place is known. */
export function formatRegion(region: Region): string {
  const names = [region.province, region.city, region.county].filter((name) => name !== null)
  return [...new Set(names)].join(' ')
}

/** `2016–2018` for years without a gap, else `2012, 2016–2018`. */
export function formatYears(years: readonly number[]): string {
  const sorted = [...new Set(years)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const year of sorted) {
    const last = runs.at(-1)
    if (last?.[1] === year - 1) last[1] = year
    else runs.push([year, year])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

/** Language tag of a report's own text. */
export function scriptTag(script: 'Hans' | 'Hant'): 'zh-Hans' | 'zh-Hant' {
  return script === 'Hant' ? 'zh-Hant' : 'zh-Hans'
}
