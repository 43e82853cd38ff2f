/** Where does the arithmetic of a report not hold? `node failed-checks.mjs FILE` */
import { GongkaiError, readReport } from 'gongkai'

const [file = 'report.pdf'] = process.argv.slice(2)

try {
  // A hostile file must not hold up the program for ever.
  const { title, figures, checks } = await readReport(file, { signal: AbortSignal.timeout(60_000) })
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  console.log(`${title ?? file}: ${figures.length} figures, ${checks.length} checks`)
  console.log(`${failed.length} failed`)
  for (const { formula, left, right, difference } of failed)
    console.log(`  ${formula}: ${left} is not ${right} (${difference})`)
} catch (error) {
  if (!(error instanceof GongkaiError)) throw error
  console.error(`${error.code}: ${error.message}`)
  process.exitCode = 1
}
