/** What every format reader promises, checked over the list of readers: a reader without a sample fails. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/errors.ts'
import type {
  FormatReader,
  ReadingAccount,
  ReadLimits,
  SourceDocument,
} from '../../src/ingest/index.ts'

/** A small file of the format whose text holds `words`. */
export interface FormatSample {
  bytes: Uint8Array
  words: string
}

const mebibyte = 1024 * 1024

/** Limits wide enough for every sample. */
export const testLimits: ReadLimits = {
  maxFileBytes: 8 * mebibyte,
  maxPages: 50,
  maxLines: 1000,
  maxArchiveEntries: 100,
  maxExpandedBytes: 8 * mebibyte,
}

/** Fails unless every block and table line is the text at its place, in order, and every grid is whole. */
export function expectSoundDocument(document: SourceDocument): void {
  let end = 0
  for (const block of document.blocks) {
    expect(block.source.start).toBeGreaterThanOrEqual(end)
    end = block.source.end
    const at = (span: { start: number; end: number }) => document.text.slice(span.start, span.end)
    if (block.kind === 'text') {
      expect(at(block.source)).toBe(block.text)
      expect(block.text.trim()).not.toBe('')
      continue
    }
    for (const row of block.rows) {
      expect(at(row.source)).toBe(row.text)
      expect(row.source.start).toBeGreaterThanOrEqual(block.source.start)
      expect(row.source.end).toBeLessThanOrEqual(block.source.end)
    }
    const taken = new Set<string>()
    for (const cell of block.cells) {
      expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(block.rowCount)
      expect(cell.column + cell.columnSpan).toBeLessThanOrEqual(block.columnCount)
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
        for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
          const place = `${row},${column}`
          expect(taken.has(place), `two cells at ${place}`).toBe(false)
          taken.add(place)
        }
      }
    }
  }
  expect(end).toBeLessThanOrEqual(document.text.length)
  if (document.account !== undefined) expectBalance(document.account)
}

/** Fails unless every character that was seen is read, left out or not read. */
export function expectBalance({ seen, read, leftOut, notRead, surplus }: ReadingAccount): void {
  const sum = (entries: readonly { count: number }[]) => entries.reduce((s, e) => s + e.count, 0)
  expect(seen + surplus).toBe(read + sum(leftOut) + sum(notRead))
}

/** Sound documents, or the one error that a reader may throw. */
async function readOrRefuse(reader: FormatReader, bytes: Uint8Array): Promise<void> {
  try {
    for (const document of await reader.read(bytes, 'sample', testLimits))
      expectSoundDocument(document)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    expect(error.code).toBe('unreadable_file')
    expect(error.message).toContain('sample')
  }
}

/** Registers the contract for each reader. `runs` bounds the mutations tried on each sample. */
export function describeFormats(
  readers: readonly FormatReader[],
  samples: Readonly<Record<string, FormatSample>>,
  runs: number,
): void {
  describe.each(readers.map((reader) => [reader.name, reader] as const))(
    'format %s',
    (name, reader) => {
      const sample = (): FormatSample => {
        const found = samples[name]
        if (found === undefined)
          throw new Error(`No sample for format ${name}: add one to the contract's samples.`)
        return found
      }

      it('recognizes its sample, and is the first to do so', () => {
        const first = readers.find((other) => other.recognizes(sample().bytes))
        expect(first?.name).toBe(name)
      })

      it('reads its sample into blocks that stand where they say', async () => {
        const documents = await reader.read(sample().bytes, 'sample', testLimits)
        for (const document of documents) expectSoundDocument(document)
        expect(documents.map((document) => document.text).join('\n')).toContain(sample().words)
        expect(documents.every((document) => document.path.startsWith('sample'))).toBe(true)
        // Every reader accounts for what it was given, and of a sample nothing is missing.
        for (const { account } of documents) {
          expect(account?.notRead).toEqual([])
          expect(account?.surplus).toBe(0)
        }
      })

      it('leaves the bytes as they were', async () => {
        const bytes = Uint8Array.from(sample().bytes)
        await reader.read(bytes, 'sample', testLimits)
        expect(Buffer.compare(bytes, sample().bytes)).toBe(0)
      })

      it('reads the same bytes to the same documents', async () => {
        const first = await reader.read(sample().bytes, 'sample', testLimits)
        expect(await reader.read(sample().bytes, 'sample', testLimits)).toEqual(first)
      })

      it('answers nothing, cuts and other content with documents or an unreadable_file error', async () => {
        const { bytes } = sample()
        await readOrRefuse(reader, new Uint8Array(0))
        for (const share of [0.1, 0.5, 0.9, 0.99])
          await readOrRefuse(reader, bytes.subarray(0, Math.floor(bytes.length * share)))
        for (const other of Object.values(samples)) await readOrRefuse(reader, other.bytes)
      })

      it('survives mutated samples', { timeout: 120_000 }, async () => {
        const { bytes } = sample()
        const mutation = fc.record({
          at: fc.nat(bytes.length - 1),
          remove: fc.nat(20),
          insert: fc.uint8Array({ maxLength: 20 }),
        })
        await fc.assert(
          fc.asyncProperty(
            fc.array(mutation, { minLength: 1, maxLength: 4 }),
            async (mutations) => {
              let mutated: Uint8Array = bytes
              for (const { at, remove, insert } of mutations) {
                mutated = Buffer.concat([
                  mutated.subarray(0, at),
                  insert,
                  mutated.subarray(at + remove),
                ])
              }
              reader.recognizes(mutated)
              await readOrRefuse(reader, mutated)
            },
          ),
          { numRuns: runs, seed: 20240229 },
        )
      })
    },
  )
}
