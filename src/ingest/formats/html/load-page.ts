/** Parses a page within bounds: what a parser does with a crooked page grows with its depth, and with what it opens again. */
import type { CheerioAPI } from 'cheerio'
import { AppError } from '../../../errors.ts'
import { sentence } from '../../../sentence.ts'

/** Parsing takes time by the depth; no real page comes near this, and browsers stop at a sixth of it. */
const maxDepth = 3000
/** Elements beyond one a character are formatting that was opened again and again; a small page may do so. */
const freeElements = 10_000

/** @throws AppError `unreadable_file` for a page that is nested deeper than anything on paper. */
export async function loadPage(text: string, path: string): Promise<CheerioAPI> {
  const { load } = await import('cheerio')
  const { adapter } = await import('parse5-htmlparser2-tree-adapter')
  let depth = 0
  let elements = 0
  return load(text, {
    treeAdapter: {
      ...adapter,
      onItemPush() {
        depth++
        elements++
        if (depth <= maxDepth && elements <= text.length + freeElements) return
        throw new AppError('unreadable_file', sentence('file.tooDeep', { path, depth: maxDepth }))
      },
      onItemPop() {
        depth--
      },
    },
  })
}
