/** The options that narrow a search: one a row of the table of facets, read as the JSON endpoint reads its parameter. */
import type { Command } from 'commander'
import { AppError } from '../errors.ts'
import { facetRows, hasValues, type Facet, type FilterName } from '../facets.ts'
import { longestName, mostValues } from '../limits.ts'
import { readFilters, type SearchFilters } from '../search/index.ts'
import type { CommandTranslator } from './translator.ts'

/** What commander gives for the options below. */
export type FilterOptions = Partial<Record<FilterName, string[]>>

/** What the value of an option is called in its help, by the kind of filter. */
const valueNames = {
  years: 'value.years',
  sections: 'value.sections',
  regions: 'value.names',
  bodies: 'value.names',
  choice: 'value.values',
  parts: 'value.values',
} as const satisfies Record<Facet['kind'], string>

/** A fixed value, with what people call it where that is another word. */
function valueText(t: CommandTranslator, { name }: Facet, value: string): string {
  const word = t.maybe(`${name}.${value}`, value)
  return word.toLowerCase() === value.toLowerCase() ? value : `${value} ${word}`
}

/** Adds an option a filter; those that narrow to passages only where `narrowsPassages`. */
export function addFilterOptions(
  command: Command,
  t: CommandTranslator,
  { narrowsPassages }: { narrowsPassages: boolean },
): Command {
  for (const row of facetRows as readonly Facet[]) {
    if (row.of === 'passages' && !narrowsPassages) continue
    const name = t.maybe(`filter.${row.name}`, row.aliases[0] ?? row.name)
    const values = hasValues(row) ? row.values.map((value) => valueText(t, row, value)) : []
    const help = t(`narrow.${row.kind}`, { name, values: values.join(t('list.comma')) })
    command.option(
      `--${row.name} <${t(valueNames[row.kind])}>`,
      help,
      // Given several times, they are one list.
      (value: string, before?: readonly string[]) => [...(before ?? []), value],
    )
  }
  return command
}

/**
 * The filters that were asked for.
 *
 * @throws AppError `usage` for a value that cannot be, with what would be right.
 */
export function filtersOf(options: FilterOptions, t: CommandTranslator): SearchFilters {
  return readFilters(
    (name) => options[name] ?? [],
    (row, value) => refusal(row, value, t),
  )
}

function refusal(row: Facet, value: string, t: CommandTranslator): AppError {
  const named = { option: `--${row.name}`, value }
  const details = { details: [{ parameter: named.option, value }] }
  switch (row.kind) {
    case 'years':
      return new AppError('usage', t('usage.years', named), details)
    case 'sections':
      return new AppError('usage', t('usage.sections', named), details)
    case 'regions':
    case 'bodies': {
      const most = row.kind === 'regions' ? longestName.region : longestName.body
      return new AppError('usage', t('usage.names', { ...named, most, count: mostValues }), details)
    }
    case 'parts':
    case 'choice': {
      const values = row.values.join(', ')
      return new AppError('usage', t('usage.choice', { ...named, values }), details)
    }
  }
}
