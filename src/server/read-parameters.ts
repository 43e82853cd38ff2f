/** From the query string of a request to checked values; every mistake in it is named at once. */
import { AppError, type ErrorDetail } from '../errors.ts'
import { shorten, type MessageKey, type Say } from './messages.ts'
import { deepestHit } from '../limits.ts'
import { applicants, sectionLabels } from '../report/index.ts'
import type { ParameterRow, ParameterRows, ParameterValues } from '../search/index.ts'

/** Fills the lists that messages show. */
const messageValues = {
  sections: sectionLabels.map(({ key, label }) => `${key} ${label}`).join(', '),
  applicants: applicants.map((each) => `${each.key} ${each.label}`).join(', '),
}

const valuesOf = ({ name, values = [] }: ParameterRow): Record<string, string> => ({
  ...messageValues,
  parameter: name,
  values: values.join(', '),
})

/** A query string as Express parses it: a repeated parameter is an array. */
export type RawQuery = Record<string, unknown>

/** Full-width commas are what a Chinese keyboard types. */
const separators = /[,，]/

/**
 * Reads and checks parameters. An empty value counts as not given, as an empty form field sends it.
 * A parameter that is not in `rows` is refused: a misspelt filter must not silently widen a search.
 *
 * @throws AppError('invalid_parameter') with every offending value and what would be right.
 */
export function readParameters<R extends ParameterRows>(
  rows: R,
  query: RawQuery,
  say: Say,
): ParameterValues<R> {
  const problems: { message: string; details: ErrorDetail[] }[] = []
  const known = Object.keys(rows)
  for (const name of Object.keys(query).filter((given) => !known.includes(given))) {
    const parameter = shorten(name)
    const values = { parameter, known: known.join(', ') || say('noParameters') }
    const details = [{ parameter, value: shorten(textsOf(query[name]).join(',')) }]
    problems.push({ message: say('parameterUnknown', values), details })
  }

  const values: Record<string, unknown> = {}
  for (const [name, row] of Object.entries(rows)) {
    const texts = textsOf(query[name]).filter((text) => text !== '')
    if (!row.list && texts.length > 1) {
      const details = texts.map((text) => ({ parameter: name, value: shorten(text) }))
      problems.push({ message: say('parameterRepeated', { parameter: name }), details })
      continue
    }
    const { value, refused } = row.list ? readList(row, texts) : readOne(row, texts[0])
    if (refused.length > 0) {
      const details = refused.map((text) => ({ parameter: name, value: shorten(text) }))
      const hint: MessageKey = row.hint
      problems.push({ message: say.maybe(hint, hint, valuesOf(row)), details })
    }
    values[name] = value
  }

  const { limit, offset } = values
  if (typeof limit === 'number' && typeof offset === 'number' && limit + offset > deepestHit) {
    const details = [
      { parameter: 'offset', value: String(offset) },
      { parameter: 'limit', value: String(limit) },
    ]
    problems.push({ message: say('pageTooDeep'), details })
  }
  if (problems.length === 0) return values as ParameterValues<R>
  throw new AppError('invalid_parameter', problems.map((problem) => problem.message).join(' '), {
    details: problems.flatMap((problem) => problem.details),
  })
}

interface Reading {
  value: unknown
  refused: string[]
}

function readOne(row: ParameterRow, text: string | undefined): Reading {
  const result = row.schema.safeParse(text)
  return result.success
    ? { value: result.data, refused: [] }
    : { value: undefined, refused: [text ?? ''] }
}

function readList(row: ParameterRow, texts: string[]): Reading {
  const items = texts.flatMap((text) => text.split(separators)).map((item) => item.trim())
  const given = items.filter((item) => item !== '')
  const result = row.schema.safeParse(given)
  if (result.success) return { value: result.data, refused: [] }
  const places = result.error.issues.map((issue) => issue.path[0])
  const refused = given.filter((_, place) => places.includes(place))
  return { value: undefined, refused: refused.length > 0 ? refused : [given.join(',')] }
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? [value] : []
}
