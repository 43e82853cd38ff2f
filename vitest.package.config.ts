import { defineConfig } from 'vitest/config'

/**
 * The package: its functions from the sources, in whose threads dictionaries are loaded over and over; and as others install it, from the
 * registry's packages. Apart from the other tests, which are quick and need nothing but the repository.
 */
export default defineConfig({
  test: {
    include: ['test/library/**/*.test.ts', 'test/package/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
})
