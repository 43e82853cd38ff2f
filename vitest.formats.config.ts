import { defineConfig } from 'vitest/config'

/** Word documents and PDFs that LibreOffice writes; apart from the other tests, which need nothing but the repository. */
export default defineConfig({
  test: {
    include: ['test/formats/office/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
