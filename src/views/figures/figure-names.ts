/** What figures, their units and the formulas of checks are called in the language of the interface. */
import { figureMessages } from '../page/messages-figures.ts'
import { formulaWords } from './figure-names/formula-words.ts'
import { institutionNames } from './figure-names/institutions.ts'
import { publicationNames } from './figure-names/publication.ts'
import { requestNames } from './figure-names/requests.ts'
import { unitNames } from './figure-names/units.ts'
import type { Translator } from '../page/language.ts'
import type { MessageRow } from '../page/message-row.ts'

/** Names by figure key. The Chinese ones are the labels of the table of figure keys. */
export const figureNames: Readonly<Partial<Record<string, MessageRow>>> = {
  ...publicationNames,
  ...requestNames,
  ...institutionNames,
}

const columns = { 'zh-Hans': 0, 'zh-Hant': 1, en: 2 } as const

/** The name of a figure; its Chinese label where it has no name in the language of the interface. */
export function figureLabel(t: Translator, key: string, label: string): string {
  if (t.language === 'zh-Hans') return label
  return figureNames[key]?.[columns[t.language]] ?? label
}

/** The unit as it is written behind a number; empty where a language counts without one. */
export function unitLabel(t: Translator, unit: string | null): string {
  return unit === null ? '' : (unitNames[unit]?.[columns[t.language]] ?? unit)
}

const applicantNames = Object.entries(figureMessages).flatMap(([key, row]) =>
  key.startsWith('applicant.') ? [row] : [],
)

/** Every word of a formula, from its Chinese. Words of formulas go before names: they are made for their place. */
const byChinese: ReadonlyMap<string, MessageRow> = new Map(
  [
    ...Object.values(figureNames).filter((row) => row !== undefined),
    ...applicantNames,
    ...formulaWords,
  ].map((row) => [row[0], row]),
)

/** Numbers with what is counted, and years: `共50230条`, `2023年`. */
const counted = /^共(\d+)\D*$/
const yearNumber = /^(\d{4})年$/

const englishMarks: Readonly<Partial<Record<string, string>>> = {
  '（': ' (',
  '）': ')',
  '：': ': ',
  '·': ', ',
}

/** A formula of a check in the language of the interface; what is not known in it stays as it is. */
export function formulaText(t: Translator, formula: string): string {
  const { language } = t
  if (language === 'zh-Hans') return formula
  const isEnglish = language === 'en'
  const written = formula.split(/( [-+=] |[（）：·]|\+ )/).map((part) => {
    if (isEnglish && englishMarks[part] !== undefined) return englishMarks[part]
    const known = byChinese.get(part)?.[columns[language]]
    if (known !== undefined) return isEnglish ? lowerFirst(known) : known
    return isEnglish ? ((counted.exec(part) ?? yearNumber.exec(part))?.[1] ?? part) : part
  })
  return written.join('').replace(/ {2,}/g, ' ')
}

/** Names begin with a capital letter; inside a formula they do not. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
