import { defineConfig } from 'vitest/config'

/** The engines held against the reference engine for longer than `npm test` does. */
export default defineConfig({
  test: {
    include: ['test/index/engines/contract.test.ts'],
    testTimeout: 1_800_000,
    env: { GONGKAI_ENGINE_RUNS: '5000' },
  },
})
