/** Collections: what is taken, and what is refused with which words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCollection } from '../../src/evaluate/collection.ts'
import { AppError } from '../../src/errors.ts'
import { sentence } from '../../src/sentence.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-collection-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function write(content: unknown): string {
  const path = join(folder, 'little.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const documents = [
  { id: 'd1', text: '主动公开政府信息' },
  { id: 'd2', text: '依申请公开' },
]
const queries = [{ id: 'q1', text: '主动公开', relevant: ['d1'] }]

describe('readCollection', () => {
  it('reads documents and queries, and names the collection after its file', () => {
    expect(readCollection(write({ documents, queries }))).toEqual({
      name: 'little',
      documents,
      queries,
    })
  })

  it('keeps the name that the file states', () => {
    expect(readCollection(write({ name: 'STARD', documents, queries })).name).toBe('STARD')
  })

  it('takes a document given twice once', () => {
    const twice = [...documents, documents[0]]
    expect(readCollection(write({ documents: twice, queries })).documents).toEqual(documents)
  })

  it.each([
    ['no JSON', '{"documents": [', /is not JSON/],
    ['no documents', { queries }, /documents: .*must hold/],
    ['an empty list of queries', { documents, queries: [] }, /queries: /],
    [
      'a query without text',
      { documents, queries: [{ id: 'q1', relevant: ['d1'] }] },
      /queries\.0\.text/,
    ],
    [
      'a blank query',
      { documents, queries: [{ id: 'q1', text: ' ', relevant: ['d1'] }] },
      /queries\.0\.text/,
    ],
    [
      'a query without an answer',
      { documents, queries: [{ id: 'q1', text: '公开', relevant: [] }] },
      /queries\.0\.relevant/,
    ],
    [
      'a judgment of an unknown document',
      { documents, queries: [{ id: 'q1', text: '公开', relevant: ['d9'] }] },
      /query q1 names document d9/,
    ],
    [
      'one id for two texts',
      { documents: [...documents, { id: 'd1', text: '别的' }], queries },
      /document d1 has two different texts/,
    ],
    [
      'one id for two queries',
      { documents, queries: [...queries, { id: 'q1', text: '别的', relevant: ['d1'] }] },
      /two queries have the id q1/,
    ],
  ])('refuses %s', (_, content, message) => {
    const path = write(content)
    expect(() => readCollection(path)).toThrow(message)
    expect(() => readCollection(path)).toThrow(
      expect.objectContaining({ name: 'GongkaiError', code: 'unreadable_file' }),
    )
  })

  it('says that a file is missing', () => {
    const path = join(folder, 'nowhere.json')
    expect(() => readCollection(path)).toThrow(
      new AppError('not_found', sentence('collection.missing', { path })),
    )
  })

  it('says that a folder cannot be read', () => {
    expect(() => readCollection(folder)).toThrow(/Cannot read/)
  })
})
