import { defineConfig } from 'vitest/config'
import { isSharedAtHand, sharedPath } from './test/reports/support/shared-path.ts'

/**
 * The tests over real reports, which lie beside the repository and are no part of it. Without them no test file is even opened:
 * a skipped suite would still run its body and read them. In CI their absence is a failure.
 */
const isAtHand = isSharedAtHand()
if (!isAtHand) {
  const missing = `the folder ${sharedPath()} with the real reports is missing`
  if (process.env['CI'] === 'true')
    throw new Error(`${missing}: in CI the tests over real reports must run.`)
  console.warn(`Skipped: ${missing}. The tests over real reports need it; npm test does not.`)
}

export default defineConfig({
  test: {
    include: isAtHand ? ['test/reports/**/*.test.ts'] : [],
    passWithNoTests: !isAtHand,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
