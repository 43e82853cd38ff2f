/**
 * Fuzzes the readers and the parser: damaged files of every format and random documents.
 * `npx tsx scripts/fuzz.ts --cases 10000 --seed 1 [--formats pdf,doc] [--files DIR]`; exit code 1 for a crash or a hang.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { convert, isOfficeInstalled, officeFormats } from '../test/formats/support/convert.ts'
import { toHtml } from '../test/formats/support/html-writer.ts'
import { reportsToWrite } from '../test/formats/support/reports.ts'
import { fuzzFormat, startChild, type Tally } from '../test/fuzz/support/run-cases.ts'
import { fuzzFormats } from '../test/fuzz/support/seeds.ts'
import { sharedPath } from '../test/reports/support/shared-path.ts'

const mebibyte = 1024 * 1024

/** Files that LibreOffice writes from the reports, where it is installed. */
async function writeOfficeFiles(folder: string): Promise<void> {
  const pages = reportsToWrite(1).map(({ name, text }) => {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, toHtml(text))
    return file
  })
  for (const format of officeFormats) await convert(pages, format, folder)
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    formats: { type: 'string', default: fuzzFormats.join(',') },
    files: { type: 'string' },
  },
})
const chosen = fuzzFormats.filter((format) => values.formats.split(',').includes(format))
const perFormat = Math.ceil(Number(values.cases) / chosen.length)
/** Real reports, where they lie beside the repository. */
const realFiles = [sharedPath('samples'), sharedPath('reports')]
const made = mkdtempSync(join(tmpdir(), 'gongkai-fuzz-'))
try {
  if (values.files === undefined && isOfficeInstalled()) await writeOfficeFiles(made)
  const open = [...chosen]
  const tallies: Tally[] = []
  const runNext = async (): Promise<void> => {
    for (let format = open.shift(); format !== undefined; format = open.shift()) {
      // A process a format, so that its memory is that format's own.
      const child = startChild([...realFiles, values.files ?? made])
      tallies.push(await fuzzFormat({ child, format, cases: perFormat, seed: Number(values.seed) }))
      child.stop()
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, runNext))
  tallies.sort((a, b) => fuzzFormats.indexOf(a.format) - fuzzFormats.indexOf(b.format))
  console.log('| format | cases | refused | read | slowest ms | peak MB | findings |')
  console.log('|---|--:|--:|--:|--:|--:|--:|')
  for (const { format, cases, refused, read, slowestMs, peakBytes, findings } of tallies)
    console.log(
      `| ${format} | ${cases} | ${refused} | ${read} | ${slowestMs.toFixed(0)} | ${(peakBytes / mebibyte).toFixed(0)} | ${findings.length} |`,
    )
  const findings = tallies.flatMap((tally) => tally.findings)
  for (const finding of findings) console.error(finding)
  process.exitCode = findings.length > 0 ? 1 : 0
} finally {
  rmSync(made, { recursive: true, force: true })
}
