/** Whether a border between two words can be told from the dictionary alone. */
import type { Segmenter } from './words.ts'

const han = /\p{Script=Han}/u

/**
 * Whether every way to cut the Han characters around a border into words of the dictionary of two characters or more has it:
 * 研究|生命 has another way only with a lone character (研究生|命), so the border is sure; of 发展中国家 no border is.
 *
 * @param at a border that the segmenter sets in a normalized text
 */
export function isSureBorder(text: string, at: number, segmenter: Segmenter): boolean {
  let from = at
  while (from > 0 && han.test(text.charAt(from - 1))) from--
  let to = at
  while (to < text.length && han.test(text.charAt(to))) to++
  const stretch = text.slice(from, to)
  const words = [...new Set(segmenter.all(stretch))].filter(({ length }) => length > 1)
  const places: [start: number, end: number][] = []
  for (const word of words)
    for (let start = stretch.indexOf(word); start >= 0; start = stretch.indexOf(word, start + 1))
      places.push([start, start + word.length])
  const border = at - from
  const crossing = places.filter(([start, end]) => start < border && border < end)
  if (crossing.length === 0) return true
  places.sort((a, b) => a[0] - b[0])
  /** 1 where words reach from the start, and from where words reach the end. */
  const reached = new Uint8Array(stretch.length + 1)
  reached[0] = 1
  for (const [start, end] of places) if (reached[start] === 1) reached[end] = 1
  const leads = new Uint8Array(stretch.length + 1)
  leads[stretch.length] = 1
  for (const [start, end] of places.toSorted((a, b) => b[1] - a[1]))
    if (leads[end] === 1) leads[start] = 1
  return !crossing.some(([start, end]) => reached[start] === 1 && leads[end] === 1)
}
