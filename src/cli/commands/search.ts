/** `gongkai search`: the same search on the terminal, matches marked. */
import type { Command } from 'commander'
import { AppError } from '../../errors.ts'
import { parseQuery } from '../../query/index.ts'
import { toSectionKey, type SectionKey } from '../../report/index.ts'
import type { PassageHit, SearchFilters, SearchResponse } from '../../search/index.ts'
import { toSimplified } from '../../text/index.ts'
import { createContext, openAnalyzer, openSearch, type CommandContext } from '../context.ts'

interface Options {
  index?: string
  year?: string
  section?: string
  region?: string
  limit: string
  json?: boolean
}

/** Marked words: bold on a terminal, 【…】 elsewhere. */
function mark(
  { text, highlights }: Pick<PassageHit, 'text' | 'highlights'>,
  isTerminal: boolean,
): string {
  const [before, after] = isTerminal ? ['\x1b[1;33m', '\x1b[0m'] : ['【', '】']
  let out = ''
  let at = 0
  for (const [start, end] of highlights) {
    out += `${text.slice(at, start)}${before}${text.slice(start, end)}${after}`
    at = end
  }
  return out + text.slice(at)
}

function usage(option: string, value: string, right: string): AppError {
  return new AppError('usage', `${option} ${value}: ${right}`, {
    details: [{ parameter: option, value }],
  })
}

function toYears(value: string): SearchFilters['year'] {
  const { filters, tree, notes } = parseQuery(`year:${value}`)
  const [filter] = filters
  const isYears = filters.length === 1 && tree.type === 'everything' && notes.length === 0
  if (!isYears || filter?.field !== 'year')
    throw usage(
      '--year',
      value,
      'give a year (2017), a range (2016..2018, 2016..) or a comma list.',
    )
  return filter.values
}

function toSections(value: string): SectionKey[] {
  return value.split(/[,，]/u).map((each) => {
    const key = toSectionKey(each) ?? toSectionKey(toSimplified(each))
    if (key === undefined)
      throw usage(
        '--section',
        each,
        'give a section key (disclosureOnRequest) or its label (依申请公开).',
      )
    return key
  })
}

function printResponse(
  { print }: CommandContext,
  response: SearchResponse,
  isTerminal: boolean,
): void {
  print(
    `${response.total} reports, ${response.passages} passages, ${response.occurrences} places (${response.tookMs} ms)`,
  )
  if (response.match === 'partial') print('No report holds every term; these hold some.')
  for (const { message } of response.warnings) print(`! ${message}`)
  for (const hit of response.hits) {
    print('')
    print(
      `${hit.title ?? hit.reportId}  [${hit.reportYear ?? '?'}] ${hit.reportingBody ?? ''}  ${hit.occurrences} places  ${hit.reportId}`,
    )
    for (const passage of hit.passages) {
      print(`  ${passage.sectionLabel} ${passage.passageId}  ${mark(passage, isTerminal)}`)
    }
  }
}

export function addSearchCommand(program: Command): void {
  program
    .command('search')
    .description('search the index on the terminal')
    .argument('<query>', 'the query, as in the search box')
    .option('--index <dir>', 'folder of the index')
    .option('--year <years>', '2017, 2016..2018, 2016.. or a comma list')
    .option('--section <key>', 'section keys or labels, comma list')
    .option('--region <name>', 'province, city or county')
    .option('--limit <n>', 'most reports shown, 1 to 100', '10')
    .option('--json', 'print one JSON document')
    .action(async (q: string, options: Options) => {
      const limit = Number(options.limit)
      if (!Number.isInteger(limit) || limit < 1 || limit > 100)
        throw usage('--limit', options.limit, 'give a whole number from 1 to 100.')
      const filters: SearchFilters = {
        year: options.year === undefined ? [] : toYears(options.year),
        section: options.section === undefined ? [] : toSections(options.section),
        region: options.region === undefined ? [] : [options.region],
        body: [],
        level: [],
      }
      const context = createContext({ indexDir: options.index })
      const service = openSearch(context, openAnalyzer(context))
      try {
        const response = await service.search({ q, filters, sort: 'relevance', limit, offset: 0 })
        if (options.json === true) context.print(JSON.stringify(response))
        else printResponse(context, response, process.stdout.isTTY)
      } finally {
        await service.close()
      }
    })
}
