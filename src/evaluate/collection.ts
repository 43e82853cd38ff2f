/** A test collection: documents, queries, and which documents answer which query. Read from a file and checked. */
import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { z } from 'zod'
import { AppError, messageOf } from '../errors.ts'
import { sentence, type Sentence } from '../sentence.ts'

const collectionSchema = z.object({
  name: z.string().optional(),
  documents: z.array(z.object({ id: z.string().min(1), text: z.string() })).min(1),
  queries: z
    .array(
      z.object({
        id: z.string().min(1),
        text: z.string().trim().min(1),
        /** Ids of the documents that answer it. */
        relevant: z.array(z.string()).min(1),
      }),
    )
    .min(1),
})

/** A collection whose ids are unique and whose judgments name documents that it holds. */
export interface Collection extends z.infer<typeof collectionSchema> {
  /** As the file states it, or else the file's name without its ending. */
  name: string
}

const shape = '{"documents": [{"id", "text"}], "queries": [{"id", "text", "relevant": [id]}]}'

function damaged(reason: Sentence): AppError {
  return new AppError('unreadable_file', reason)
}

function parseJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing) throw new AppError('not_found', sentence('collection.missing', { path }))
    throw new AppError(
      'unreadable_file',
      sentence('collection.unreadable', { path, reason: messageOf(error) }),
    )
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw damaged(sentence('collection.notJson', { path, reason: messageOf(error), shape }))
  }
}

/** A document given twice with one text counts once; one id with two texts, or two queries with one id, is a mistake. */
function withoutRepeats(path: string, collection: Collection): Collection {
  const texts = new Map<string, string>()
  const documents = collection.documents.filter(({ id, text }) => {
    const known = texts.get(id)
    if (known !== undefined && known !== text)
      throw damaged(sentence('collection.twoTexts', { path, id }))
    texts.set(id, text)
    return known === undefined
  })
  const queryIds = new Set<string>()
  for (const { id, relevant } of collection.queries) {
    if (queryIds.has(id)) throw damaged(sentence('collection.twoQueries', { path, id }))
    queryIds.add(id)
    const unknown = relevant.find((document) => !texts.has(document))
    if (unknown !== undefined)
      throw damaged(sentence('collection.unknownDocument', { path, id, document: unknown }))
  }
  return { ...collection, documents }
}

/**
 * Reads a collection.
 *
 * @throws AppError `not_found` for a missing file, `unreadable_file` for one that is no collection, saying where.
 */
export function readCollection(path: string): Collection {
  const parsed = collectionSchema.safeParse(parseJson(path))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue?.path.join('.') ?? ''
    throw damaged(
      sentence('collection.malformed', {
        path,
        place: place === '' ? '/' : place,
        reason: issue?.message ?? '',
        shape,
      }),
    )
  }
  const name = parsed.data.name ?? basename(path, extname(path))
  return withoutRepeats(path, { ...parsed.data, name })
}
