/** What the page says about the whole index. */
export interface SiteSummary {
  reports: number
  bodies: number
  years: number[]
  /** True when only the carried samples are indexed. */
  samples: boolean
}
