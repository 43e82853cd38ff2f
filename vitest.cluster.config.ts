import { defineConfig } from 'vitest/config'

/** The distributed engine over a real cluster of three nodes, which needs Java 17 and Maven. */
export default defineConfig({
  test: {
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: ['test/browser/support/build-client.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
})
