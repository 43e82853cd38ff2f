/** The parameters of the pages: what each understands. Any other is refused, as the endpoint does: a misspelt filter must not widen. */
import type { Request } from 'express'
import { z } from 'zod'
import type { ParameterRow } from '../../search/index.ts'
import { readParameters, type RawQuery } from '../route.ts'
import type { PageRequest } from './render.ts'

/** Marks that other sites put on addresses; they ask nothing. */
const foreignMark = 'utm_'

/** A parameter whose value the page reads itself. */
export function anyText(name: string, { list = false } = {}): ParameterRow {
  const schema = list ? z.array(z.string()).default([]) : z.string().default('')
  return { name, list, schema, hint: 'choiceUnknown', help: '', example: '' }
}

/** A parameter that is one of a few. */
export function oneOf(name: string, values: readonly string[]): ParameterRow {
  const schema = z.enum(values).optional()
  return { name, list: false, schema, hint: 'choiceUnknown', help: '', example: '', values }
}

/** A parameter that is one year. */
export function oneYear(name: string): ParameterRow {
  const schema = z
    .string()
    .regex(/^\d{4}$/)
    .optional()
  return { name, list: false, schema, hint: 'yearMalformed', help: '', example: '' }
}

/** The address's parameters but for those of other sites. */
export function ownParameters(request: Request): RawQuery {
  const given = Object.entries(request.query as RawQuery)
  return Object.fromEntries(given.filter(([name]) => !name.startsWith(foreignMark)))
}

/**
 * Holds an address against what its page understands.
 *
 * @throws AppError `invalid_parameter` that names what is unknown and what is known.
 */
export function refuseUnknown(
  request: Request,
  page: PageRequest,
  rows: readonly ParameterRow[],
): void {
  const known = Object.fromEntries([...rows, anyText('lang')].map((row) => [row.name, row]))
  readParameters(known, ownParameters(request), page.say)
}
