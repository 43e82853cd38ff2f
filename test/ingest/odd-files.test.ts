/**
 * Files that are odd in one way, each read as a run of indexing reads it. None may take long or much memory, whatever stands in it many
 * times; `scripts/odd-files.ts` prints what each takes at a million, which all together takes too long to be asked of every change.
 */
import { describe, expect, it } from 'vitest'
import { formats, readBytes, defaultReadLimits } from '../../src/ingest/index.ts'
import { describeLong, itLong } from '../support/long.ts'
import { oddFormats } from '../support/odd-files.ts'
import { pdfOfNestedStreams } from '../support/pdf-writer.ts'
import { oddCases, readOddFile } from '../support/read-odd-files.ts'

/** Forty times what a tenth of a million may take on a quiet machine, and the usual limit of memory. */
const bounds = { timeoutMs: 20_000, memoryMegabytes: 2048 }
const count = 100_000
/** Lines that are laid out by their place: a hundred thousand are two thousand pages, and take 15 s in a straight line with their number. */
const laidOut = { formats: ['pdf', 'ofd'], lines: 20_000 }
/** All take seven minutes; the script tries every one. */
const oneIn = 3
/** What that is cut to where every commit waits for it. */
const few = 20_000

async function expectOutcome(format: string, bytes: Buffer): Promise<void> {
  const { kind, said } = await readOddFile(format, bytes, bounds)
  // Slow, too much memory, lost, or a fault that nobody foresaw, are none.
  expect({ kind, said }).toMatchObject({
    kind: expect.stringMatching(/^(?:read|refused)$/) as unknown,
  })
  expect(said).not.toMatch(/call stack|string length|heap/i)
}

describe('odd files', () => {
  it('are made for every format but those that hold others or are read from their bytes', () => {
    const names = formats.map(({ name }) => name).filter((name) => name !== 'zip' && name !== 'doc')
    expect(Object.keys(oddFormats).sort()).toEqual(names.sort())
  })

  it('of more lines than a document may have are refused by their number', async () => {
    const limits = { ...defaultReadLimits, maxLines: 3 }
    const lines = (rows: number) => Buffer.from('甲\n'.repeat(rows))
    expect(await readBytes(lines(3), 'a.txt', limits)).toHaveLength(1)
    await expect(readBytes(lines(4), 'a.txt', limits)).rejects.toThrow(
      'a.txt: 4 paragraphs and table rows are more than the limit of 3.',
    )
  })

  itLong(
    'of less than a kilobyte that unpack to gigabytes are stopped at the limit of memory, and named',
    async () => {
      const bytes = pdfOfNestedStreams()
      expect(bytes.length).toBeLessThan(1024)
      const memoryMegabytes = 600
      const { kind, said, cost } = await readOddFile('pdf', bytes, { ...bounds, memoryMegabytes })
      expect(kind).toBe('memory')
      expect(said).toMatch(
        /odd\.pdf: reading needs more than 600 MiB of memory and was stopped after/,
      )
      // Unpacking fills half a gigabyte between two looks at most.
      expect(cost.peakMegabytes).toBe(memoryMegabytes)
      // Its process was replaced: the next file is read.
      const next = await readOddFile('text', Buffer.from('青岫县公开'), {
        ...bounds,
        memoryMegabytes,
      })
      expect(next.kind).toBe('read')
    },
  )

  const shown = Object.keys(oddFormats).map((format) => {
    const nested = oddCases(format).filter(({ shape }) => shape === 'nested')
    return [format, nested.at(0)!] as const
  })
  it.each(shown)(
    'are read or refused: %s, nested, a few thousand times',
    async (format, { make }) => {
      await expectOutcome(format, make(few))
    },
  )
})

describeLong.each(Object.keys(oddFormats))('a file in %s', (format) => {
  const some = oddCases(format).filter((_, i) => i % oneIn === 0)
  itLong.each(some.map((each) => [`${each.shape} ${each.name}`, each] as const))(
    'with a hundred thousand of one thing is read or refused in time: %s',
    async (_, { shape, make }) => {
      const isLaidOut = shape === 'lines' && laidOut.formats.includes(format)
      await expectOutcome(format, make(isLaidOut ? laidOut.lines : count))
    },
  )
})
