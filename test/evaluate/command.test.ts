/** `gongkai evaluate` as a person runs it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { addEvaluateCommand } from '../../src/cli/commands/evaluate.ts'
import { translatorOf } from '../../src/cli/translator.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-evaluate-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const path = join(folder, 'set.json')
writeFileSync(
  path,
  JSON.stringify({
    documents: [{ id: '1', text: '主动公开' }],
    queries: [{ id: '1', text: '公开', relevant: ['1'] }],
  }),
)

/** Runs the command and gives back what it wrote to standard output. */
async function run(...args: string[]): Promise<string> {
  const program = new Command('gongkai')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
  addEvaluateCommand(program, translatorOf('en'))
  // The segmenter that loads quickest.
  vi.stubEnv('GONGKAI_SEGMENTER', 'node-rs-jieba')
  const written: string[] = []
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk))
    return true
  })
  await program.parseAsync(['evaluate', ...args], { from: 'user' })
  return written.join('')
}

describe('gongkai evaluate', () => {
  it('prints one JSON document of the agreed names', async () => {
    const { queriesPerSecond, ...rest } = JSON.parse(await run(path, '--json')) as Record<
      string,
      unknown
    >
    expect(queriesPerSecond).toBeTypeOf('number')
    expect(rest).toEqual({
      collection: 'set',
      documents: 1,
      queries: 1,
      mrr10: 1,
      recall10: 1,
      ndcg10: 1,
    })
  })

  it('prints a table for people', async () => {
    const lines = (await run(path)).split('\n')
    expect(lines).toContain('collection         set')
    expect(lines).toContain('MRR@10             1.000')
  })

  it('refuses a file that is no collection', async () => {
    await expect(run(join(folder, 'nowhere.json'))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('asks for a collection', async () => {
    await expect(run()).rejects.toMatchObject({ code: 'commander.missingArgument' })
  })
})
