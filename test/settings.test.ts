import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '../src/errors.ts'
import { defaultReadLimits } from '../src/ingest/index.ts'
import { inWords, sentence } from '../src/sentence.ts'
import { loadSettings, readLimitsOf, settingsTable } from '../src/settings.ts'

function refusalOf(read: () => unknown): AppError {
  try {
    read()
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('expected an AppError')
}

describe('loadSettings', () => {
  it('gives every default', () => {
    const expected = Object.fromEntries(settingsTable.map((row) => [row.name, row.default]))
    expect(loadSettings({})).toEqual(expected)
  })

  it('takes an override before the environment, and that before the default', () => {
    const env = { PORT: '4000', HOST: '0.0.0.0' }
    expect(loadSettings(env, { port: '5000', host: undefined })).toMatchObject({
      port: 5000,
      host: '0.0.0.0',
      indexDir: 'index-data/index',
    })
  })

  it('takes an empty value as not given', () => {
    expect(loadSettings({ PORT: '' }).port).toBe(3000)
  })

  it.each(['abc', '70000', '-1', '3.5', '0x10', '1e3', '99999999999999'])(
    'refuses PORT=%s and says what would be right',
    (port) => {
      const error = refusalOf(() => loadSettings({ PORT: port }))
      expect(error.code).toBe('usage')
      expect(error.message).toContain(`PORT is "${port}"`)
      expect(error.message).toContain('from 0 to 65535')
      expect(error.details).toEqual([{ parameter: 'port', value: port }])
    },
  )

  it('refuses a choice that does not exist and names those that do', () => {
    const error = refusalOf(() => loadSettings({ GONGKAI_SEGMENTER: 'jieba' }))
    expect(error.message).toContain('auto, nodejieba, node-rs-jieba')
  })
})

describe('settingsTable', () => {
  it('has the limits of reading that hold where no setting is read', () => {
    expect(readLimitsOf(loadSettings({}))).toEqual(defaultReadLimits)
  })

  it('has a help sentence, and each name and variable once', () => {
    for (const row of settingsTable)
      expect(inWords(sentence(`setting.${row.name}`), 'en')).toMatch(/^[A-Z].+\.$/)
    expect(new Set(settingsTable.map((row) => row.name)).size).toBe(settingsTable.length)
    expect(new Set(settingsTable.map((row) => row.env)).size).toBe(settingsTable.length)
  })

  it('is documented, with the defaults of what the server takes', async () => {
    const docs = await readFile(join(import.meta.dirname, '../docs/api.md'), 'utf8')
    const robustness = await readFile(join(import.meta.dirname, '../docs/robustness.md'), 'utf8')
    for (const row of settingsTable) {
      expect(docs).toContain(`\`${row.env}\``)
      const line = `${docs}\n${robustness}`
        .split('\n')
        .find((each) => each.split('|')[1]?.includes(`\`${row.env}\``))
      expect(line).toContain(String(row.default))
    }
  })
})
