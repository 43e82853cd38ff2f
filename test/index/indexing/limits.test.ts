/** The limits as a person sets them: environment variables of `gongkai index`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync, gzipSync } from 'node:zlib'
import { Command } from 'commander'
import { afterEach, describe, expect, vi } from 'vitest'
import { generateReports } from '../../../bench/generator/index.ts'
import { addIndexCommand } from '../../../src/cli/commands/index-command.ts'
import { translatorOf } from '../../../src/cli/translator.ts'
import { docxOf, wordParagraph, zipOf } from '../../support/archive.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { itLong } from '../../support/long.ts'

const folder = temporaryFolder()

interface Summary {
  reports: number
  failures: { path: string; code: string; reason: string }[]
}

/** @param out name of the folder of the index */
async function index(path: string, env: Record<string, string>, out = '.index'): Promise<Summary> {
  vi.stubEnv('GONGKAI_SEGMENTER', 'node-rs-jieba')
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line))
    return true
  })
  const program = new Command()
  addIndexCommand(program, translatorOf('en'))
  const options = ['index', path, '--out', join(folder, out), '--force', '--json']
  await program.parseAsync(options, { from: 'user' })
  return JSON.parse(written.join('')) as Summary
}

/** A PNG that states a size, and holds next to nothing. */
function pngOfSize(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(1_000)))
  return Buffer.concat([signature, chunk('IHDR', header), pixels, chunk('IEND', Buffer.alloc(0))])
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('gongkai index', () => {
  const [good] = [...generateReports({ seed: 3, count: 1, era: '2021', characters: 4000 })]
  const blank = 'x'.repeat(1_500_000)
  writeFileSync(join(folder, 'good.txt'), good!.text)
  writeFileSync(join(folder, 'large.txt'), `${good!.text}\n${blank}`)
  writeFileSync(join(folder, 'bomb.zip'), zipOf([{ name: 'a.txt', content: blank }]))
  writeFileSync(
    join(folder, 'many.zip'),
    zipOf([1, 2, 3].map((i) => ({ name: `${i}.txt`, content: good!.text }))),
  )

  itLong(
    'fails the files beyond the limits it is given, each with its reason, and indexes the others',
    async () => {
      const { reports, failures } = await index(folder, {
        GONGKAI_MAX_FILE_MB: '1',
        GONGKAI_MAX_EXPANDED_MB: '1',
        GONGKAI_MAX_ARCHIVE_ENTRIES: '2',
      })
      expect(reports).toBe(1)
      expect(
        failures.map(({ path, reason }) => `${path.slice(folder.length + 1)} ${reason}`),
      ).toEqual([
        expect.stringMatching(/^bomb\.zip .*limit of 1/),
        expect.stringMatching(/^large\.txt .*1\.4 MiB is more than the limit of 1\.0 MiB/),
        expect.stringMatching(/^many\.zip .*limit of 2/),
      ])
    },
  )

  itLong('names each bomb in its wrapping, and indexes the others', async () => {
    const bombs = join(folder, 'bombs')
    mkdirSync(bombs)
    writeFileSync(join(bombs, 'good.txt'), good!.text)
    writeFileSync(join(bombs, 'part.docx'), docxOf(wordParagraph(blank)))
    const inner = zipOf([{ name: 'a.txt', content: blank }])
    writeFileSync(join(bombs, 'in-zip.zip'), zipOf([{ name: 'inner.zip', content: inner }]))
    const docx = docxOf(wordParagraph(blank))
    writeFileSync(join(bombs, 'docx-in-zip.zip'), zipOf([{ name: 'a.docx', content: docx }]))
    writeFileSync(join(bombs, 'text.gz'), gzipSync(blank.repeat(20)))
    writeFileSync(join(bombs, 'named.txt'), gzipSync(blank.repeat(20)))
    writeFileSync(join(bombs, 'picture.png'), pngOfSize(2 ** 31 - 1, 2 ** 31 - 1))
    const { reports, failures } = await index(bombs, { GONGKAI_MAX_EXPANDED_MB: '1' }, '.other')
    expect(reports).toBe(1)
    const named = failures.map(({ path, code }) => `${path.slice(bombs.length + 1)} ${code}`)
    expect(named.sort()).toEqual(
      ['docx-in-zip.zip', 'in-zip.zip', 'named.txt', 'part.docx', 'picture.png', 'text.gz'].map(
        (name) => `${name} unreadable_file`,
      ),
    )
  })

  itLong(
    'stops a file at the time it is given: what it held before stays, and it is said',
    async () => {
      const { reports, failures } = await index(join(folder, 'good.txt'), {
        GONGKAI_FILE_TIMEOUT_MS: '1',
      })
      expect(reports).toBe(1)
      expect(failures.map(({ reason }) => reason)).toEqual([
        expect.stringMatching(/took longer than 0\.001 s and was stopped.*last read stays/),
      ])
    },
  )
})
