/** What the parser says about a spot it could not take as syntax. Notes never stop a search. */
import type { Sentence } from '../sentence.ts'
import { usualQueryLimits, type QueryLimits } from '../limits.ts'
import type { Span } from './ast.ts'
import { queryFields } from './fields.ts'

export const queryNoteCodes = [
  'unbalanced_quote',
  'empty_phrase',
  'unclosed_group',
  'stray_close',
  'empty_group',
  'too_deep',
  'dangling_or',
  'dangling_not',
  'lone_minus',
  'dangling_near',
  'near_distance',
  'near_mixed',
  'near_operand',
  'scope_negative',
  'unknown_field',
  'missing_value',
  'bad_year',
  'year_order',
  'bad_number',
  'bad_figure',
  'spaced_word',
] as const

export type QueryNoteCode = (typeof queryNoteCodes)[number]

/** One spot of the query that was not taken as typed, for the page to underline. */
export interface QueryNote extends Span {
  code: QueryNoteCode
  problem: Sentence
  /** What would be right, and how the spot was searched. */
  hint: Sentence
  /** The whole query that would be taken to the letter here, where it was read as something likelier. */
  instead?: string
}

/** A wall of brackets or quotes would repeat itself; more than this nobody reads. */
const maximumNotes = 20

const fields = queryFields.map((field) => field.name).join('、')

/** Collects notes on one query text. */
export interface NoteList {
  add: (code: QueryNoteCode, span: Span, instead?: string) => void
  /** The first twenty, in the order in which they stand. */
  list: () => QueryNote[]
}

export function createNoteList(
  text: string,
  { nesting, nearDistance }: QueryLimits = usualQueryLimits,
): NoteList {
  const found: ({ code: QueryNoteCode; instead?: string } & Span)[] = []
  return {
    add(code, { start, end }, instead) {
      found.push({ code, start, end, ...(instead !== undefined && { instead }) })
    },
    list: () =>
      found
        .sort((a, b) => a.start - b.start || a.end - b.end)
        .slice(0, maximumNotes)
        .map(({ code, start, end, instead }) => ({
          code,
          problem: { key: `note.${code}`, values: { spot: excerpt(text, start, end) } },
          hint: {
            key: `hint.${code}`,
            values: { fields, instead: instead ?? '', nesting, nearDistance },
          },
          start,
          end,
          ...(instead !== undefined && { instead }),
        })),
  }
}

function excerpt(text: string, start: number, end: number): string {
  return end - start > 30 ? `${text.slice(start, start + 30)}…` : text.slice(start, end)
}
