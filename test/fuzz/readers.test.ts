/** A seeded part of the fuzzing that `scripts/fuzz.ts` runs in full: damaged small files of every format. */
import { afterAll, expect, it } from 'vitest'
import { fuzzFormat, startChild } from './support/run-cases.ts'
import { fuzzFormats, type FuzzFormat } from './support/seeds.ts'
import { describeLong } from '../support/long.ts'

const casesOf: Record<FuzzFormat, number> = {
  txt: 40,
  md: 30,
  csv: 30,
  html: 40,
  docx: 15,
  doc: 40,
  pdf: 15,
  ofd: 15,
  odt: 15,
  xlsx: 15,
  rtf: 40,
  mhtml: 30,
  zip: 30,
  png: 30,
  tiff: 40,
  blocks: 60,
}

describeLong('damaged files are read or refused, never more', () => {
  const child = startChild()
  afterAll(() => {
    child.stop()
  })

  it.each(fuzzFormats)('%s', async (format) => {
    const tally = await fuzzFormat({ child, format, cases: casesOf[format], seed: 1 })
    expect(tally.findings).toEqual([])
    expect(tally.read).toBeGreaterThan(0)
  })
})
