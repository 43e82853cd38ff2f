/** The report's words as one text, with the way back to the passage or heading that a place stands in. */
import { normalizeText } from '../../text/index.ts'
import { matchesOf } from '../matches.ts'
import type { OutlineNode } from '../types.ts'
import type { SectionKey } from '../section-labels.ts'
import { walkOutline } from '../walk-outline.ts'

/** A sentence of a passage. `text` is normalized, `printed` as it stands. */
export interface Sentence {
  text: string
  printed: string
  passageId: string
  section: SectionKey
}

const sentenceEnd = /[。！？!?\n]/g
/** A list's number right before a year: 1 2020年收到申请21件. It is no part of what is said. */
const listNumber = /^\d{1,2}[\s.．、)）]+(?=(?:19|20)\d\d\s*年)/

/** The parts of a text up to and with each sentence end. */
function splitSentences(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (const { index } of matchesOf(sentenceEnd, text)) {
    parts.push(text.slice(start, index + 1))
    start = index + 1
  }
  parts.push(text.slice(start))
  return parts
}

/** The sentences of all passages, in reading order. */
export function sentencesOf(outline: readonly OutlineNode[]): Sentence[] {
  const sentences: Sentence[] = []
  for (const node of walkOutline(outline)) {
    for (const passage of node.passages) {
      const section = passage.section ?? node.section
      for (const part of splitSentences(passage.text)) {
        const printed = part.trim()
        if (printed === '') continue
        const text = normalizeText(printed.replace(listNumber, ''))
        sentences.push({ text, printed, passageId: passage.id, section })
      }
    }
  }
  return sentences
}

/** Headings and passages in reading order, joined. */
export interface RunningText {
  text: string
  /** Id of the node or passage that an offset stands in. */
  idAt(offset: number): string
}

/** Joins the report's words: a table that lost its cells may lie over several passages and headings. */
export function runningTextOf(outline: readonly OutlineNode[]): RunningText {
  const starts: { offset: number; id: string }[] = []
  let text = ''
  const add = (id: string, words: string): void => {
    starts.push({ offset: text.length, id })
    text += `${normalizeText(words)}\n`
  }
  for (const node of walkOutline(outline)) {
    if (node.heading !== null) add(node.id, node.heading)
    for (const passage of node.passages) add(passage.id, passage.text)
  }
  return { text, idAt: (offset) => starts.findLast((start) => start.offset <= offset)?.id ?? '' }
}
