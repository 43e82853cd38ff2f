/** Figures that a report states in sentences. */
import type { Figure, OutlineNode } from '../types.ts'
import { matchesOf } from '../matches.ts'
import { figureKeyOf } from './figure-keys.ts'
import { toUnit } from './numbers.ts'
import {
  aboutRequests,
  noneAfter,
  noneBefore,
  noneWords,
  numberPatterns,
  reviewGroupWords,
  reviewNumbers,
  zeroPatterns,
} from './prose-patterns.ts'
import { sentencesOf, type Sentence } from './running-text.ts'

/** Sections whose sentences need no word of their own to be about applications. */
const requestSections = new Set(['disclosureOnRequest', 'fees', 'reviewAndLitigation'])

/** Sections that tell of plans: a number there is no figure of the year. */
const sectionsWithoutFigures = new Set(['problemsAndImprovements'])

/** Sentences without a number or a word for none state nothing. */
const mayState = /\d|零|未|没|无/

/** Figures of the outlines seen last: reading and checking both ask for them. */
const known = new WeakMap<readonly OutlineNode[], readonly Figure[]>()

/** The first statement of each key, in reading order. */
export function proseFigures(outline: readonly OutlineNode[]): readonly Figure[] {
  const before = known.get(outline)
  if (before !== undefined) return before
  const found = new Map<string, Figure>()
  for (const sentence of sentencesOf(outline)) {
    if (sectionsWithoutFigures.has(sentence.section)) continue
    for (const figure of figuresIn(sentence))
      if (!found.has(figure.key)) found.set(figure.key, figure)
  }
  const figures = [...found.values()]
  known.set(outline, figures)
  return figures
}

/** All that one sentence states. */
function figuresIn(sentence: Sentence): Figure[] {
  const { text } = sentence
  if (!mayState.test(text)) return []
  const isOnRequests = requestSections.has(sentence.section) || aboutRequests.test(text)
  const part = text.indexOf('其中')
  const figures: Figure[] = []
  // A number is part of each of these patterns, and most sentences have none.
  const hasNumber = /\d/.test(text)
  for (const { key, pattern, needs, without, onRequests, wholeOnly } of hasNumber
    ? numberPatterns
    : []) {
    if ((onRequests === true && !isOnRequests) || !holdsAny(text, needs)) continue
    for (const match of matchesOf(pattern, text)) {
      if (without?.test(match[0]) === true) continue
      if (wholeOnly === true && part >= 0 && match.index > part) continue
      figures.push(proseFigure(sentence, key, match.groups?.['n'] ?? '', match.groups?.['unit']))
    }
  }
  if (hasNumber) figures.push(...reviewsIn(sentence))
  for (const { key, pattern, needs, onRequests } of zeroPatterns) {
    if ((onRequests === true && !isOnRequests) || !holdsAny(text, needs)) continue
    const match = pattern.exec(text)
    if (match !== null) figures.push(zeroFigure(sentence, key, match[0]))
  }
  if (!noneWords.some(({ pattern }) => pattern.test(text))) return figures
  for (const match of [...matchesOf(noneBefore, text), ...matchesOf(noneAfter, text)]) {
    const span = match.groups?.['span'] ?? ''
    for (const { key, pattern } of noneWords) {
      if (pattern.test(span)) figures.push(zeroFigure(sentence, key, match[0]))
    }
  }
  return figures
}

function holdsAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true
  return false
}

function reviewsIn(sentence: Sentence): Figure[] {
  const { text } = sentence
  const groups = reviewGroupWords.flatMap(({ prefix, pattern }) =>
    matchesOf(pattern, text).map((match) => ({ prefix, at: match.index })),
  )
  if (groups.length === 0) return []
  return reviewNumbers.flatMap(({ result, pattern }) =>
    matchesOf(pattern, text).flatMap((match) => {
      const end = match.index + match[0].length
      const nearest = groups.filter((group) => group.at < end).sort((a, b) => b.at - a.at)[0]
      if (nearest === undefined) return []
      return [
        proseFigure(sentence, `${nearest.prefix}.${result}`, match.groups?.['n'] ?? '', undefined),
      ]
    }),
  )
}

function proseFigure(
  sentence: Sentence,
  key: string,
  printed: string,
  printedUnit: string | undefined,
): Figure {
  const { label, unit } = figureKeyOf(key)
  const number = Number(printed.replaceAll(',', ''))
  return {
    key,
    label,
    value: toUnit(number, printedUnit ?? null, unit),
    raw: printed + (printedUnit ?? ''),
    unit,
    reading: 'prose',
    source: { passageId: sentence.passageId, sentence: sentence.printed },
  }
}

function zeroFigure(sentence: Sentence, key: string, words: string): Figure {
  const { label, unit } = figureKeyOf(key)
  return {
    key,
    label,
    value: 0,
    raw: words,
    unit,
    reading: 'prose',
    source: { passageId: sentence.passageId, sentence: sentence.printed },
  }
}
