/** Years of reports among the words of a query. */

/** The first year that a report may be of, and the last. */
const first = 1990
const last = 2035

/**
 * The year that a term names, normalized as it is looked for. A number with anything else beside it is none: 2017件 counts,
 * 2017号 is part of a name.
 *
 * @example yearNamed('2017年') // 2017
 */
export function yearNamed(literal: string): number | null {
  const year = Number(/^([12]\d{3})年?$/u.exec(literal)?.[1] ?? NaN)
  return year >= first && year <= last ? year : null
}
