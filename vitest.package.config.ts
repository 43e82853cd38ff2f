import { defineConfig } from 'vitest/config'

/** The package as others install it, from the registry's packages; apart from the other tests, which need nothing but the repository. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
})
