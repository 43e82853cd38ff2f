/** The yardstick: SQLite FTS5 over words cut by the same segmenter, bm25, top 10 and a count. */
import { createRequire } from 'node:module'
import type { Snapshot } from '../../src/index/index.ts'
import { textBetween } from '../../src/index/concordance/concordance.ts'
import { eachWord } from '../../src/text/words.ts'
import type { Analyzer } from '../../src/text/index.ts'
import type { BenchQuery } from './queries.ts'

interface Statement {
  run: (...values: unknown[]) => void
  all: (...values: unknown[]) => unknown[]
}
interface Database {
  exec: (sql: string) => void
  prepare: (sql: string) => Statement
  transaction: (work: () => void) => () => void
}

export interface Yardstick {
  /** Milliseconds to cut all texts into words. */
  cutMs: number
  /** Milliseconds to insert them. */
  insertMs: number
  /** Milliseconds of one query. */
  query: (query: BenchQuery) => number
}

/** The words of a text, with no more work than the yardstick needs. */
function cut(text: string, analyzer: Analyzer): string[] {
  const words: string[] = []
  eachWord(text, analyzer.segmenter, (start, end) => {
    words.push(text.slice(start, end))
  })
  return words
}

/** Builds the yardstick in memory, or answers null where better-sqlite3 is not installed in bench/. */
export function buildFts5(snapshot: Snapshot, analyzer: Analyzer): Yardstick | null {
  let open: new (path: string) => Database
  try {
    open = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => Database
  } catch {
    return null
  }
  const { concordance } = snapshot
  const database = new open(':memory:')
  database.exec(
    'CREATE VIRTUAL TABLE reports USING fts5(text, content=\'\', tokenize="unicode61 remove_diacritics 0")',
  )
  const insert = database.prepare('INSERT INTO reports(rowid, text) VALUES (?, ?)')
  let cutMs = 0
  const startedAt = performance.now()
  database.transaction(() => {
    const { reportStarts } = concordance
    for (let report = 0; report + 1 < reportStarts.length; report++) {
      const cutAt = performance.now()
      const text = textBetween(concordance, reportStarts[report]!, reportStarts[report + 1]!)
      const joined = text.replaceAll('\0', '\n')
      const words = cut(joined, analyzer)
      cutMs += performance.now() - cutAt
      insert.run(report, words.join(' '))
    }
  })()
  const insertMs = performance.now() - startedAt - cutMs
  const best = database.prepare(
    'SELECT rowid FROM reports WHERE reports MATCH ? ORDER BY bm25(reports) LIMIT 10',
  )
  const count = database.prepare('SELECT count(*) FROM reports WHERE reports MATCH ?')
  return {
    cutMs,
    insertMs,
    query: ({ words }) => {
      const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
      const start = performance.now()
      best.all(match)
      count.all(match)
      return performance.now() - start
    },
  }
}
