/** Which language the interface speaks, and how a message is filled in. */
import type { ComponentChild } from 'preact'
import { h } from 'preact'
import { languages, messages, type MessageKey } from './messages.ts'

export type Language = (typeof languages)[number]

/** Values for a message: numbers are grouped by thousands and take part in English plurals. */
export type MessageValues = Record<string, string | number>

export interface Translator {
  /** The message as text. */
  (key: MessageKey, values?: MessageValues): string
  /** The message with every filled-in number set in `<strong>`. */
  rich(key: MessageKey, values: MessageValues): ComponentChild[]
  /** The message for a key made at run time (`section.overview`), or the fallback where there is none. */
  maybe(key: string, fallback: string, values?: MessageValues): string
  language: Language
}

const placeholder = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/

/** A number as people read it: `112,304`. The same on server and browser whatever their locale. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

interface Part {
  text: string
  isNumber: boolean
}

function fill(template: string, values: MessageValues): Part[] {
  const parts: Part[] = []
  let rest = template
  for (let match = placeholder.exec(rest); match !== null; match = placeholder.exec(rest)) {
    const [whole, name = '', one, many] = match
    parts.push({ text: rest.slice(0, match.index), isNumber: false })
    const value = values[name] ?? ''
    const isNumber = typeof value === 'number'
    parts.push({ text: isNumber ? formatNumber(value) : value, isNumber })
    if (many !== undefined)
      parts.push({ text: ` ${value === 1 ? (one ?? many) : many}`, isNumber: false })
    rest = rest.slice(match.index + whole.length)
  }
  parts.push({ text: rest, isNumber: false })
  return parts.filter((part) => part.text !== '')
}

/** Makes the translator of one language. */
export function createTranslator(language: Language): Translator {
  const column = languages.indexOf(language)
  const template = (key: MessageKey): string => messages[key][column] ?? messages[key][0]
  const plain = (key: MessageKey, values: MessageValues = {}): string =>
    fill(template(key), values)
      .map((part) => part.text)
      .join('')
  return Object.assign(plain, {
    language,
    rich: (key: MessageKey, values: MessageValues): ComponentChild[] =>
      fill(template(key), values).map((part) =>
        part.isNumber ? h('strong', null, part.text) : part.text,
      ),
    maybe: (key: string, fallback: string, values?: MessageValues): string =>
      Object.hasOwn(messages, key) ? plain(key as MessageKey, values) : fallback,
  })
}

/** The language a tag stands for: `zh-TW` is zh-Hant, `zh` is zh-Hans; null for one we do not speak. */
export function toLanguage(tag: string): Language | null {
  const lower = tag.trim().toLowerCase()
  if (/^zh-(hant|tw|hk|mo)\b/.test(lower)) return 'zh-Hant'
  if (/^zh\b/.test(lower)) return 'zh-Hans'
  if (/^en\b/.test(lower)) return 'en'
  return null
}
