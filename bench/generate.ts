/** Writes generated reports into a folder: `npx tsx bench/generate.ts --count 1000 --seed 7 --out bench/.work/1k`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateReports, type GeneratorOptions } from './generator/index.ts'

const reportsPerFolder = 500
const eras = ['2008', '2019', '2021', 'mixed'] as const
const usage =
  'Usage: npx tsx bench/generate.ts --out FOLDER [--count 1000] [--seed 1] [--era 2008|2019|2021|mixed] [--characters 7000]'

function readOptions(): { out: string; options: GeneratorOptions } | null {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      count: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      era: { type: 'string', default: 'mixed' },
      characters: { type: 'string', default: '7000' },
    },
  })
  const era = eras.find((name) => name === values.era)
  const [count, seed, characters] = [values.count, values.seed, values.characters].map(Number)
  const numbers = { count: count!, seed: seed!, characters: characters! }
  const areWhole = Object.values(numbers).every((value) => Number.isInteger(value) && value >= 0)
  if (values.out === undefined || era === undefined || !areWhole) return null
  return { out: values.out, options: { ...numbers, era } }
}

const read = readOptions()
if (read === null) {
  console.error(usage)
  process.exitCode = 2
} else {
  const { out, options } = read
  let written = 0
  let characters = 0
  for (const { fileName, text } of generateReports(options)) {
    const folder = join(out, String(Math.floor(written / reportsPerFolder)).padStart(3, '0'))
    if (written % reportsPerFolder === 0) mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, fileName), text)
    written += 1
    characters += text.length
  }
  console.log(`${written} reports, ${characters} characters, in ${out}`)
}
