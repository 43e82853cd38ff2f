/** What figures, their units and the formulas of checks are called in the language of the interface. */
import { formulaWords } from './names/formula-words.ts'
import { institutionNames } from './names/institutions.ts'
import { publicationNames } from './names/publication.ts'
import { requestNames } from './names/requests.ts'
import { unitNames } from './names/units.ts'
import { reportWords } from './names/report-words.ts'
import { languages, type Language } from './language.ts'
import type { MessageRow } from './message.ts'

/** Names by figure key. The Chinese ones are the labels of the table of figure keys. */
export const figureNames: Readonly<Partial<Record<string, MessageRow>>> = {
  ...publicationNames,
  ...requestNames,
  ...institutionNames,
}

/** Whatever speaks a language: a translator, or the language alone. */
interface Speaker {
  language: Language
}

const columnOf = (language: Language): number => languages.indexOf(language)

/** The name of a figure; its Chinese label where it has no name in the language of the interface. */
export function figureLabel(t: Speaker, key: string, label: string): string {
  if (t.language === 'zh-Hans') return label
  return figureNames[key]?.[columnOf(t.language)] ?? label
}

/** The unit as it is written behind a number; empty where a language counts without one. */
export function unitLabel(t: Speaker, unit: string | null): string {
  return unit === null ? '' : (unitNames[unit]?.[columnOf(t.language)] ?? unit)
}

const applicantNames = Object.entries(reportWords).flatMap(([key, row]) =>
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
export function formulaText(t: Speaker, formula: string): string {
  const { language } = t
  if (language === 'zh-Hans') return formula
  const isEnglish = language === 'en'
  const written = formula.split(/( [-+=] |[（）：·]|\+ )/).map((part) => {
    if (isEnglish && englishMarks[part] !== undefined) return englishMarks[part]
    const known = byChinese.get(part)?.[columnOf(language)]
    if (known !== undefined) return isEnglish ? lowerFirst(known) : known
    return isEnglish ? ((counted.exec(part) ?? yearNumber.exec(part))?.[1] ?? part) : part
  })
  return written.join('').replace(/ {2,}/g, ' ')
}

/** Names begin with a capital letter; inside a formula they do not. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
