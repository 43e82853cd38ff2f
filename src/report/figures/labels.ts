/** Labels of rows and columns as they are compared: without space, punctuation, width, script and numbering. */
import { normalizeText } from '../../text/index.ts'

const numbering =
  /^(?:\(?[一二三四五六七八九十]{1,3}[)、.,．:]|\(?\d{1,2}[)、.,．:]|\(|其中[,、:]?)+/
const leadingDigits = /^\d{1,2}(?=\p{Script=Han})/u
const notWords = /[^\p{L}\p{N}]/gu

/** Letters and digits alone, in one width and script. */
export function squeeze(text: string): string {
  return normalizeText(text).replace(notWords, '')
}

/** A label without its number: `（三）不 予公开` is 不予公开. */
export function labelOf(text: string): string {
  return normalizeText(text)
    .replace(/\s/g, '')
    .replace(numbering, '')
    .replace(leadingDigits, '')
    .replace(notWords, '')
}

/** A label without its number and without the notes in brackets after it. */
export function labelWithoutNotes(text: string): string {
  const normalized = normalizeText(text).replace(/\s/g, '').replace(numbering, '')
  return labelOf(normalized.replace(/\(.*?(?:\)|$)/g, ''))
}

/** The entry whose pattern fits a label, or the only one whose own label holds it (a label clipped at its edges). */
export function matchLabel<Entry extends { label: string; pattern: RegExp }>(
  text: string,
  entries: readonly Entry[],
): Entry | undefined {
  const label = labelOf(text)
  if (label === '') return undefined
  const direct = entries.find((entry) => entry.pattern.test(label))
  if (direct !== undefined || label.length < shortestClip) return direct
  const holding = entries.filter((entry) => squeeze(entry.label).includes(label))
  return holding.length === 1 ? holding[0] : undefined
}

/** Three characters of a form's label are the fewest that were seen to tell a row. */
const shortestClip = 4
