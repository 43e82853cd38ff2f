/** Parses a page within bounds: what a parser does with a crooked page grows with its depth, and with what it opens again. */
import type { CheerioAPI } from 'cheerio'
import { Tokenizer } from 'parse5'
import { AppError } from '../../../errors.ts'
import { sentence, type Sentence } from '../../../sentence.ts'

/** Parsing takes time by the depth; no real page comes near this, and browsers stop at a sixth of it. */
const maxDepth = 3000
/** Elements beyond one a character are formatting that was opened again and again; a small page may do so. */
const freeElements = 10_000

/** What is made of a page takes a time an element; the longest report saved as a page has some ten thousand. */
const maxElements = 300_000
/** A tag's attributes are each compared with all before it, which takes time by their square. */
const maxAttributes = 5_000

/** Thrown while a tag is read that has more; the page is then refused by its name. */
class TooManyAttributes extends Error {}

/** The part of parse5's tokenizer that begins an attribute: it has no seat for a bound. */
interface AttributeTokenizer {
  currentToken: { attrs?: readonly unknown[] } | null
  _createAttr: (this: AttributeTokenizer, first: string) => void
}
let isHeld = false

function holdAttributes(): void {
  if (isHeld) return
  isHeld = true
  const tokenizer = Tokenizer.prototype as unknown as AttributeTokenizer
  const create = tokenizer._createAttr
  tokenizer._createAttr = function (first) {
    if ((this.currentToken?.attrs?.length ?? 0) >= maxAttributes) throw new TooManyAttributes()
    create.call(this, first)
  }
}

/** @throws AppError `unreadable_file` for a page that is nested deeper, or holds more, than anything on paper. */
export async function loadPage(text: string, path: string): Promise<CheerioAPI> {
  const { load } = await import('cheerio')
  const { adapter } = await import('parse5-htmlparser2-tree-adapter')
  holdAttributes()
  const refuse = (said: Sentence): never => {
    throw new AppError('unreadable_file', said)
  }
  let depth = 0
  let pushed = 0
  let elements = 0
  try {
    return load(text, {
      treeAdapter: {
        ...adapter,
        createElement(name, namespace, attributes) {
          if (++elements > maxElements)
            refuse(sentence('file.tooManyElements', { path, limit: maxElements }))
          return adapter.createElement(name, namespace, attributes)
        },
        onItemPush() {
          depth++
          pushed++
          if (depth > maxDepth || pushed > text.length + freeElements)
            refuse(sentence('file.tooDeep', { path, depth: maxDepth }))
        },
        onItemPop() {
          depth--
        },
      },
    })
  } catch (error) {
    if (!(error instanceof TooManyAttributes)) throw error
    return refuse(sentence('file.tooManyAttributes', { path, limit: maxAttributes }))
  }
}
