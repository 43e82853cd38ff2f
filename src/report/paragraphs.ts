/** Splits lines that hold a whole report: text that lost its line ends on the way. Cuts only where a heading must begin. */
import type { Block, TextBlock } from '../ingest/index.ts'
import { toSimplified } from '../text/index.ts'
import { chapterTitles } from './heading-table.ts'
import { parseLineNumber } from './headings.ts'
import { sliceBlock } from './slice-block.ts'

/** Shorter lines are ordinary paragraphs. */
const giantLine = 800

/** A line with fewer chapter beginnings is a long paragraph that mentions one. */
const minChapters = 2

/** A numbered phrase between spaces that is longer is a paragraph. */
const maxHeadingPhrase = 40

const titlesLongestFirst = [...chapterTitles].sort((a, b) => b.length - a.length)
const chapterNumber = '[一二三四五六七八九十]{1,3}、\\s*'
const knownChapter = new RegExp(`(?:${chapterNumber})(?:${titlesLongestFirst.join('|')})`, 'g')
const knownChapterAtStart = new RegExp(
  `^(?:${chapterNumber})(?:${titlesLongestFirst.join('|')})(?=\\s+\\S)`,
)

/**
 * Splits giant lines at chapters, numbered phrases between spaces, and sentence ends before a space; a line that begins with the
 * stated title is split behind it. Other lines stay whole.
 *
 * @param titles What the head states as title.
 */
export function splitGiantLines(blocks: readonly Block[], titles: readonly string[]): Block[] {
  return blocks.flatMap<Block>((block) =>
    block.kind === 'text' ? splitLine(block, titles) : [block],
  )
}

function splitLine(block: TextBlock, titles: readonly string[]): TextBlock[] {
  const isGiant = block.text.length >= giantLine
  const mayBeCut = isGiant || titles.length > 0 || /^[一二三四五六七八九十]/.test(block.text)
  if (!mayBeCut && block.text !== '' && block.text.trim() === block.text) return [block]
  const text = toSimplified(block.text)
  const cuts = new Set<number>()
  for (const title of titles) cuts.add(titleLength(text, toSimplified(title)))
  if (isGiant) addGiantCuts(text, cuts)
  else {
    const heading = knownChapterAtStart.exec(text)
    if (heading !== null && text.includes('。')) cuts.add(heading[0].length)
  }
  const ordered = [0, ...[...cuts].filter((cut) => cut > 0).sort((a, b) => a - b), text.length]
  return ordered.flatMap((from, i) => {
    const to = ordered[i + 1]
    const piece = to === undefined ? undefined : sliceBlock(block, from, to)
    return piece === undefined ? [] : [piece]
  })
}

/** Length of a title at the start of a text, spaces aside; 0 when the text is the title or begins otherwise. */
function titleLength(text: string, title: string): number {
  const wanted = title.replace(/\s/g, '')
  if (wanted.length < 8) return 0
  let matched = 0
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text.charAt(i))) continue
    if (text.charAt(i) !== wanted.charAt(matched)) return 0
    if (++matched === wanted.length) return i + 1 < text.length ? i + 1 : 0
  }
  return 0
}

function addGiantCuts(text: string, cuts: Set<number>): void {
  const found = new Set<number>()
  let chapters = 0
  for (const match of text.matchAll(knownChapter)) {
    if (!canBegin(text, match.index)) continue
    chapters++
    found.add(match.index).add(match.index + match[0].length)
  }
  for (const match of text.matchAll(/(?<=\s)\S+/g)) {
    const number = parseLineNumber(match[0])
    if (number === undefined) continue
    if (number.rank === 2 && !found.has(match.index)) chapters++
    found.add(match.index)
    const isPhrase = match[0].length > number.length && match[0].length <= maxHeadingPhrase
    if (isPhrase && !/[。；;]/.test(match[0])) found.add(match.index + match[0].length)
  }
  // A section number may follow a sentence or a heading without a space.
  for (const match of text.matchAll(/[（(][一二三四五六七八九十]{1,3}[）)]/g)) {
    if (found.has(match.index) || /[。！？]/.test(text.charAt(match.index - 1)))
      found.add(match.index)
  }
  for (const match of text.matchAll(/(?<=[。！？”])\s+(?=\S)/g)) found.add(match.index)
  if (chapters >= minChapters) for (const cut of found) cuts.add(cut)
}

/** A chapter begins a line, or follows a sentence, a space, or the last number of a table; not a comma: then it is a list of contents. */
function canBegin(text: string, at: number): boolean {
  return at === 0 || /[\s。！？；：:”）)\d]/.test(text.charAt(at - 1))
}
