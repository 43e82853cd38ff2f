import { defineConfig } from 'vitest/config'

/** What needs nothing but the repository. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [
      'test/attack/**',
      'test/browser/**',
      'test/cluster/**',
      'test/formats/office/**',
      'test/library/**',
      'test/package/**',
      'test/reports/**',
    ],
    // No module keeps state but data: files may share theirs, and a dictionary is loaded once a process.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
