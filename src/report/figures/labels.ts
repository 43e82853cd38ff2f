/** Labels of rows and columns as they are compared: without space, punctuation, width, script and numbering. */
import { normalizeText } from '../../text/index.ts'

const numbering =
  /^(?:\(?[一二三四五六七八九十]{1,3}[)、.,．:]|\(?\d{1,2}[)、.,．:]|\(|其中[,、:]?)+/
const leadingDigits = /^\d{1,2}(?=\p{Script=Han})/u
const notWords = /[^\p{L}\p{N}]/gu

/** Texts kept at most; the labels of the forms come back in every report. */
const mostRemembered = 4000

/** The function with its last results kept: every label of a table is matched against several lists. */
export function remembering<Value extends object | string | boolean | null>(
  compute: (text: string) => Value,
): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const result = compute(text)
    known.set(text, result)
    return result
  }
}

/** Letters and digits alone, in one width and script. */
export const squeeze = remembering((text) => normalizeText(text).replace(notWords, ''))

/** A label without its number: `（三）不 予公开` is 不予公开. */
export const labelOf = remembering((text) =>
  normalizeText(text)
    .replace(/\s/g, '')
    .replace(numbering, '')
    .replace(leadingDigits, '')
    .replace(notWords, ''),
)

/** A label without its number and without the notes in brackets after it. */
export const labelWithoutNotes = remembering((text) => {
  const normalized = normalizeText(text).replace(/\s/g, '').replace(numbering, '')
  return labelOf(normalized.replace(/\(.*?(?:\)|$)/g, ''))
})

/** What labels were matched to, for each list of entries. */
const matchesByEntries = new WeakMap<readonly unknown[], Map<string, unknown>>()

/** The entry whose pattern fits a label, or the only one whose own label holds it (a label clipped at its edges). */
export function matchLabel<Entry extends { label: string; pattern: RegExp }>(
  text: string,
  entries: readonly Entry[],
): Entry | undefined {
  const label = labelOf(text)
  if (label === '') return undefined
  const known = matchesByEntries.get(entries) ?? new Map<string, unknown>()
  matchesByEntries.set(entries, known)
  if (known.has(label)) return known.get(label) as Entry | undefined
  if (known.size >= mostRemembered) known.clear()
  const match = findEntry(label, entries)
  known.set(label, match)
  return match
}

function findEntry<Entry extends { label: string; pattern: RegExp }>(
  label: string,
  entries: readonly Entry[],
): Entry | undefined {
  const direct = entries.find((entry) => entry.pattern.test(label))
  if (direct !== undefined || label.length < shortestClip) return direct
  const holding = entries.filter((entry) => squeeze(entry.label).includes(label))
  return holding.length === 1 ? holding[0] : undefined
}

/** Three characters of a form's label are the fewest that were seen to tell a row. */
const shortestClip = 4
