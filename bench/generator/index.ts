/**
 * Seeded generator of annual reports in the forms of three eras, with known figures: material for tests and measurements.
 * All places, bodies, companies and numbers are invented; nothing is taken from published reports but the statutory forms.
 */
import { mixSeed } from './random.ts'
import { generateReport, type GeneratedEra, type GeneratedReport } from './report.ts'

export type { GeneratedEra, GeneratedReport } from './report.ts'
export { equationsOf, mutateArithmetic, weigh } from './arithmetic.ts'

export interface GeneratorOptions {
  seed: number
  count: number
  /** `mixed` (default): bodies whose years run through all three forms. */
  era?: GeneratedEra | 'mixed'
  /** Length to aim at, default 7000. Statutory tables and fixed passages alone take about 3,000. */
  characters?: number
}

interface YearRun {
  /** First years a run may begin with. */
  from: number
  to: number
  /** Consecutive years a body reports on. */
  years: number
}

const runs: Record<GeneratedEra | 'mixed', YearRun> = {
  '2008': { from: 2008, to: 2015, years: 4 },
  '2019': { from: 2019, to: 2019, years: 2 },
  '2021': { from: 2021, to: 2021, years: 4 },
  mixed: { from: 2010, to: 2021, years: 4 },
}

function eraOf(year: number): GeneratedEra {
  if (year < 2019) return '2008'
  return year < 2021 ? '2019' : '2021'
}

/**
 * Reports one after the other, each made when it is asked for. A body reports on consecutive years, and what it carries
 * forward at the end of one year it carries over into the next.
 */
export function* generateReports(options: GeneratorOptions): Generator<GeneratedReport> {
  const { seed, count, era = 'mixed', characters = 7000 } = options
  const { from, to, years } = runs[era]
  for (let serial = 0; serial < count; serial += 1) {
    const bodyIndex = Math.floor(serial / years)
    const firstYear = from + (mixSeed(seed, bodyIndex, 8) % (to - from + 1))
    const year = firstYear + (serial % years)
    yield generateReport({
      seed,
      bodyIndex,
      year,
      firstYear,
      era: era === 'mixed' ? eraOf(year) : era,
      characters,
      serial,
    })
  }
}
