/** The shape of a message: one row of a table, with the values that its sentence names. */

/**
 * One message in every language. `{name}` is filled in; `{name|one|many}` is a number with its English noun.
 * All three name the same values (a test compares).
 */
export type MessageRow = readonly [zhHans: string, zhHant: string, en: string]

export type MessageTable = Readonly<Record<string, MessageRow>>

/** Numbers are grouped by thousands and take part in English plurals; a number that is a name (a year, a port) is passed as text. */
export type MessageValue = string | number

/** The names that stand in braces in a text. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}|${string}` ? Name : Inside) | NamesIn<Rest>
  : never

/** The values that a row's sentence needs, each by its name. */
export type ValuesOf<Row extends MessageRow> = Record<NamesIn<Row[0]>, MessageValue>

/** What follows a key: its values, or nothing where the sentence names none. */
export type ValuesArgument<Row extends MessageRow> = [NamesIn<Row[0]>] extends [never]
  ? []
  : [values: ValuesOf<Row>]

/** A sentence before it is said: the key of its row and its values, some of which may be sentences themselves. Plain data. */
export interface Unsaid {
  key: string
  values: Readonly<Record<string, MessageValue | Unsaid>>
}
