import { defineConfig } from 'vitest/config'

/** The page in Debian's Chromium; apart from the other tests, which need nothing but the repository. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/support/build-client.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
