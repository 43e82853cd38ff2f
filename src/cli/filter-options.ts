/** The options that narrow to reports and sections, the same for every command, and the filters that they mean. */
import type { Command } from 'commander'
import { AppError } from '../errors.ts'
import { administrativeLevels } from '../limits.ts'
import { parseQuery } from '../query/index.ts'
import { toSectionKey, type SectionKey } from '../report/index.ts'
import { noFilters, type SearchFilters } from '../search/index.ts'
import { toSimplified } from '../text/index.ts'
import type { CommandTranslator } from './translator.ts'

export interface FilterOptions {
  year?: string
  section?: string
  region?: string
  body?: string
  level?: string
}

/** Adds `--year`, `--region`, `--body` and `--level`, and `--section` where passages are narrowed too. */
export function addFilterOptions(
  command: Command,
  t: CommandTranslator,
  { hasSection }: { hasSection: boolean },
): Command {
  command.option(`--year <${t('value.years')}>`, t('search.year'))
  if (hasSection) command.option(`--section <${t('value.section')}>`, t('search.section'))
  return command
    .option(`--region <${t('value.name')}>`, t('search.region'))
    .option(`--body <${t('value.name')}>`, t('search.body'))
    .option(`--level <${t('value.level')}>`, t('search.level'))
}

/** @throws AppError `usage` for a value that is none. */
export function filtersOf(options: FilterOptions, t: CommandTranslator): SearchFilters {
  const { year, section, region, body, level } = options
  return {
    ...noFilters,
    ...(year !== undefined && { year: toYears(year, t) }),
    ...(section !== undefined && { section: toSections(section, t) }),
    ...(region !== undefined && { region: namesIn(region) }),
    ...(body !== undefined && { body: namesIn(body) }),
    ...(level !== undefined && { level: toLevels(level, t) }),
  }
}

const namesIn = (value: string): string[] =>
  value
    .split(/[,，、]/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')

function toLevels(value: string, t: CommandTranslator): SearchFilters['level'] {
  return namesIn(value).map((each) => {
    const level = administrativeLevels.find((known) => known === each)
    if (level !== undefined) return level
    const known = administrativeLevels.join(', ')
    throw usage(t('usage.level', { option: '--level', value: each, known }), '--level', each)
  })
}

export function usage(message: string, option: string, value: string): AppError {
  return new AppError('usage', message, {
    details: [{ parameter: option, value }],
  })
}

function toYears(value: string, t: CommandTranslator): SearchFilters['year'] {
  const { filters, tree, notes } = parseQuery(`year:${value}`)
  const [filter] = filters
  const isYears = filters.length === 1 && tree.type === 'everything' && notes.length === 0
  if (!isYears || filter?.field !== 'year')
    throw usage(t('usage.year', { option: '--year', value }), '--year', value)
  return filter.values
}

function toSections(value: string, t: CommandTranslator): SectionKey[] {
  return value.split(/[,，]/u).map((each) => {
    const key = toSectionKey(each) ?? toSectionKey(toSimplified(each))
    if (key === undefined)
      throw usage(t('usage.section', { option: '--section', value: each }), '--section', each)
    return key
  })
}
