/** The active filters, each a link that takes it away. */
import type { VNode } from 'preact'
import {
  filterNames,
  hasFilters,
  searchAddress,
  toggleFilter,
  withoutFilters,
  type FilterName,
  type SearchState,
} from '../page/address.ts'
import type { Translator } from '../page/language.ts'
import type { PageContext } from '../page/page-context.ts'

function yearLabel(t: Translator, value: string): string {
  const [from = '', to = ''] = value.split('..')
  if (!value.includes('..')) return t('chips.year', { year: value })
  if (to === '') return t('chips.since', { year: from })
  return from === '' ? t('chips.until', { year: to }) : t('chips.years', { from, to })
}

/** A body's id begins with the code of its place. */
const codeOfBody = /^\d{6}-/

/** What people read for a filter value. */
function filterLabel(
  t: Translator,
  name: FilterName,
  value: string,
  names: ReadonlyMap<string, string>,
): string {
  switch (name) {
    case 'year':
      return yearLabel(t, value)
    case 'body':
      return t('chips.body', { name: names.get(value) ?? value.replace(codeOfBody, '') })
    case 'region':
      return value
    default:
      return t.maybe(`${name}.${value}`, value)
  }
}

export function Chips({
  context,
  state,
  names,
}: {
  context: PageContext
  state: SearchState
  /** Names of the bodies among the facets, by id. */
  names: ReadonlyMap<string, string>
}): VNode | null {
  const { t, root } = context
  if (!hasFilters(state)) return null
  return (
    <nav class="chips" aria-label={t('chips.label')}>
      <ul>
        {filterNames.flatMap((name) =>
          state[name].map((value) => {
            const label = filterLabel(t, name, value, names)
            return (
              <li key={`${name}:${value}`}>
                <a
                  class="chip"
                  href={searchAddress(toggleFilter(state, name, value), root)}
                  aria-label={t('chips.remove', { name: label })}
                  data-search=""
                >
                  <bdi>{label}</bdi> <span aria-hidden="true">×</span>
                </a>
              </li>
            )
          }),
        )}
        <li key="clear">
          <a class="chip-clear" href={searchAddress(withoutFilters(state), root)} data-search="">
            {t('chips.clear')}
          </a>
        </li>
      </ul>
    </nav>
  )
}
