/** The yardstick: SQLite FTS5 over words cut by the same segmenter, bm25, top 10 and a count. */
import { createRequire } from 'node:module'
import type { Snapshot } from '../../src/index/index.ts'
import { passageText } from '../../src/index/concordance/concordance.ts'
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
  /** Milliseconds to cut and insert everything. */
  buildMs: number
  /** Milliseconds of one query. */
  query: (query: BenchQuery) => number
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
  const startedAt = performance.now()
  database.transaction(() => {
    for (let report = 0; report + 1 < concordance.reportStarts.length; report++) {
      const words: string[] = []
      for (
        let passage = concordance.reportPassages[report]!;
        passage < concordance.reportPassages[report + 1]!;
        passage++
      ) {
        const text = passageText(concordance, passage)
        for (const word of analyzer.wordsOf(text)) words.push(text.slice(word.start, word.end))
      }
      insert.run(report, words.join(' '))
    }
  })()
  const buildMs = performance.now() - startedAt
  const best = database.prepare(
    'SELECT rowid FROM reports WHERE reports MATCH ? ORDER BY bm25(reports) LIMIT 10',
  )
  const count = database.prepare('SELECT count(*) FROM reports WHERE reports MATCH ?')
  return {
    buildMs,
    query: ({ words }) => {
      const match = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
      const start = performance.now()
      best.all(match)
      count.all(match)
      return performance.now() - start
    },
  }
}
