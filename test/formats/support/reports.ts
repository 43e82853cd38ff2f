/** The reports that are written in every format: generated ones of three eras, and the samples of the repository. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateReports, type GeneratedEra } from '../../../bench/generator/index.ts'

export interface NamedReport {
  name: string
  text: string
}

const eras: readonly GeneratedEra[] = ['2008', '2019', '2021']
const samples = join(import.meta.dirname, '../../../index-data/samples')

/** The same reports each time. Names hold no spaces and no characters beyond ASCII: they become file names. */
export function reportsToWrite(perEra: number): NamedReport[] {
  const generated = eras.flatMap((era) =>
    [...generateReports({ seed: 41, count: perEra, era, characters: 4500 })].map(({ text }, i) => ({
      name: `generated-${era}-${i + 1}`,
      text,
    })),
  )
  const sampled = readdirSync(samples)
    .sort()
    .map((file, i) => ({
      name: `sample-${i + 1}-${file.slice(0, 4)}`,
      text: readFileSync(join(samples, file), 'utf8'),
    }))
  return [...generated, ...sampled]
}
