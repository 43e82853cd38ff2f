/** From a key and its values to a sentence. */
import { languages, type Language } from './language.ts'
import type { MessageTable, MessageValue, Unsaid, ValuesArgument } from './message.ts'

/** A piece of a filled-in sentence. */
export interface MessagePart {
  text: string
  isNumber: boolean
}

/** Says the messages of one table in one language. */
export interface Translator<Table extends MessageTable> {
  /** The message as text. */
  <Key extends keyof Table & string>(key: Key, ...values: ValuesArgument<Table[Key]>): string
  /** The message in pieces, so that its numbers can be set off. */
  parts<Key extends keyof Table & string>(
    key: Key,
    ...values: ValuesArgument<Table[Key]>
  ): MessagePart[]
  /** The message for a key made at run time (`section.overview`), or the fallback where there is none. */
  maybe(key: string, fallback: string, values?: Record<string, MessageValue>): string
  /** A sentence that was kept unsaid. One of a key that the table does not know, from an index of a later program, says its key. */
  say(unsaid: Unsaid): string
  language: Language
}

const placeholder = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/

/** A number as people read it: `112,304`. The same on server and browser whatever their locale. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Fills a template in. What a value brings along is not filled in again. */
function fill(template: string, values: Record<string, MessageValue>): MessagePart[] {
  const parts: MessagePart[] = []
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

/** Makes the translator of one table into one language. */
export function createTranslator<Table extends MessageTable>(
  table: Table,
  language: Language,
): Translator<Table> {
  const column = languages.indexOf(language)
  const parts = (key: string, values: Record<string, MessageValue> = {}): MessagePart[] =>
    // Types see to it that there is one; where a script was left without, that is better seen than a gap.
    fill(table[key]?.[column] ?? key, values)
  const plain = (key: string, values?: Record<string, MessageValue>): string =>
    parts(key, values)
      .map((part) => part.text)
      .join('')
  const maybe = (key: string, fallback: string, values?: Record<string, MessageValue>): string =>
    Object.hasOwn(table, key) ? plain(key, values) : fallback
  const say = ({ key, values }: Unsaid): string => {
    const said = Object.entries(values).map(([name, value]): [string, MessageValue] => [
      name,
      typeof value === 'object' ? say(value) : value,
    ])
    return maybe(key, key, Object.fromEntries(said))
  }
  return Object.assign(plain, {
    parts,
    maybe,
    say,
    language,
  }) as Translator<Table>
}
