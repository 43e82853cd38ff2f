import { defineConfig } from 'vitest/config'

/** Hostile callers against the server; apart from the other tests, since they take a processor for themselves. */
export default defineConfig({
  test: {
    include: ['test/attack/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
