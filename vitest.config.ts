import { defineConfig } from 'vitest/config'

/** What needs nothing but the repository. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'test/formats/office/**', 'test/reports/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
