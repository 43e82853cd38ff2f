/** Years as a histogram, with two thumbs for a span of them and the single years folded away. */
import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { FacetBucket } from '../../search/index.ts'
import { parseSpan, searchAddress, toggleFilter, type SearchState } from '../page/address.ts'
import { FacetBucketItem } from './facet-bucket.tsx'
import { formatNumber } from '../../language/index.ts'
import type { PageContext } from '../page/page-context.ts'
import { HiddenFields } from '../page/search-form.tsx'

interface YearFacetProps {
  context: PageContext
  state: SearchState
  buckets: readonly FacetBucket[]
}

/** How long the thumbs must rest before the span is asked for: keys move them year by year. */
const restMs = 250

const columnWidth = 10
const chartHeight = 48

type Span = readonly [from: number, to: number]

/** Whether a year passes the filter as the address has it. */
function isWithin(state: SearchState, year: number): boolean {
  return (
    state.year.length === 0 ||
    state.year.some((entry) => {
      const { from, to } = parseSpan(entry)
      return year >= (from ?? year) && year <= (to ?? year)
    })
  )
}

function Histogram({
  years,
  counts,
  isChosen,
  context,
  state,
}: {
  years: readonly number[]
  counts: ReadonlyMap<number, number>
  isChosen: (year: number) => boolean
} & Omit<YearFacetProps, 'buckets'>): VNode {
  const largest = Math.max(...counts.values())
  return (
    <svg
      class="histogram"
      viewBox={`0 0 ${years.length * columnWidth} ${chartHeight}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {years.map((year, i) => {
        const count = counts.get(year) ?? 0
        const height = count === 0 ? 1 : Math.max(3, (count / largest) * chartHeight)
        const isOnly = state.year.length === 1 && state.year[0] === String(year)
        const next = { ...state, year: isOnly ? [] : [String(year)], offset: '0' }
        return (
          // For the pointer alone: thumbs and list below do the same for everyone.
          <a key={year} href={searchAddress(next, context.root)} tabIndex={-1} data-search="">
            <title>{`${year}: ${formatNumber(count)}`}</title>
            <rect
              class="histogram-column"
              x={i * columnWidth}
              width={columnWidth}
              height={chartHeight}
            />
            <rect
              class={isChosen(year) ? 'histogram-bar chosen' : 'histogram-bar'}
              x={i * columnWidth + 1}
              width={columnWidth - 2}
              y={chartHeight - height}
              height={height}
            />
          </a>
        )
      })}
    </svg>
  )
}

/** Where the thumbs were moved to, while the address said something else. */
interface Moved {
  under: string
  span: Span
  /** Whether the answer for it has been asked for. */
  isAsked: boolean
}

function Thumbs({
  context,
  whole,
  span,
  onMove,
  onAsk,
}: {
  context: PageContext
  whole: Span
  span: Span
  onMove: (span: Span) => void
  onAsk: () => void
}): VNode {
  const { t } = context
  const [from, to] = span
  const resting = useRef<ReturnType<typeof setTimeout>>()
  const thumb = (name: 'from' | 'to', value: number): VNode => (
    <input
      type="range"
      name={name}
      // Where both thumbs stand at the end, the one that can still move lies on top.
      class={name === 'from' && from > (whole[0] + whole[1]) / 2 ? 'on-top' : undefined}
      min={whole[0]}
      max={whole[1]}
      value={value}
      aria-label={t(`range.${name}`)}
      onInput={(event) => {
        clearTimeout(resting.current)
        const moved = Number(event.currentTarget.value)
        const next: Span =
          name === 'from' ? [Math.min(moved, to), to] : [from, Math.max(moved, from)]
        event.currentTarget.value = String(name === 'from' ? next[0] : next[1])
        onMove(next)
      }}
      onChange={(event) => {
        const { form } = event.currentTarget
        clearTimeout(resting.current)
        resting.current = setTimeout(() => {
          form?.requestSubmit()
          onAsk()
        }, restMs)
      }}
    />
  )
  return (
    <span class="thumbs">
      {thumb('from', from)}
      {thumb('to', to)}
    </span>
  )
}

/** The same span in two fields; what is being typed stays until it is asked for or the span moves. */
function TypedRange({
  context,
  whole,
  span,
}: {
  context: PageContext
  whole: Span
  span: Span
}): VNode {
  const { t } = context
  const under = `${whole.join('..')} ${span.join('..')}`
  const [typed, setTyped] = useState<{ under: string; from?: string; to?: string }>({ under })
  const kept = typed.under === under ? typed : { under }
  const field = (name: 'from' | 'to', value: number): VNode => (
    <input
      name={name}
      type="text"
      inputMode="numeric"
      pattern="[0-9]{4}"
      maxLength={4}
      value={kept[name] ?? value}
      onInput={({ currentTarget }) => {
        setTyped({ ...kept, [name]: currentTarget.value })
      }}
      placeholder={String(whole[name === 'from' ? 0 : 1])}
      aria-label={t(`range.${name}`)}
    />
  )
  return (
    <>
      {field('from', span[0])}
      <span aria-hidden="true">{t('range.dash')}</span>
      {field('to', span[1])}
      <button type="submit">{t('range.apply')}</button>
    </>
  )
}

export function YearFacet({ context, state, buckets }: YearFacetProps): VNode | null {
  const { t, root } = context
  const [moved, setMoved] = useState<Moved | null>(null)
  const shownUnder = useRef('')
  if (buckets.length === 0) return null
  const counts = new Map(buckets.map(({ value, count }) => [Number(value), count]))
  const known = [...counts.keys()].sort((a, b) => a - b)
  const whole: Span = [known[0]!, known.at(-1)!]
  const years = Array.from({ length: whole[1] - whole[0] + 1 }, (_, i) => whole[0] + i)
  const within = years.filter((year) => isWithin(state, year))
  const under = `${state.year.join(',')} ${whole.join('..')}`
  shownUnder.current = under
  // An answer that comes in while a thumb is being moved must not take it back.
  const isMoving = moved !== null && (moved.under === under || !moved.isAsked)
  const span: Span = isMoving ? moved.span : [within[0] ?? whole[0], within.at(-1) ?? whole[1]]
  const isChosen = (year: number): boolean =>
    isMoving ? year >= span[0] && year <= span[1] : isWithin(state, year)
  const largest = Math.max(...counts.values())
  const hidden = (
    <>
      <HiddenFields state={state} leaveOut={['year', 'offset']} />
      <input type="hidden" name="span" value={whole.join('..')} />
    </>
  )
  return (
    <section class="facet">
      <h3>{t('filter.year')}</h3>
      {years.length > 1 && (
        <>
          <Histogram {...{ context, state, years, counts, isChosen }} />
          <form class="year-span needs-script" action={root} data-search="">
            {hidden}
            <Thumbs
              {...{ context, whole, span }}
              onMove={(next) => {
                setMoved({ under, span: next, isAsked: false })
              }}
              onAsk={() => {
                setMoved((last) => last && { ...last, under: shownUnder.current, isAsked: true })
              }}
            />
          </form>
          <form class="year-range" method="get" action={root} data-search="">
            {hidden}
            <TypedRange {...{ context, whole, span }} />
          </form>
        </>
      )}
      <details open={years.length < 4 || state.year.some((entry) => counts.has(Number(entry)))}>
        <summary>{t('facets.eachYear')}</summary>
        <ul>
          {known.reverse().map((year) => (
            <FacetBucketItem
              key={year}
              context={context}
              label={String(year)}
              count={counts.get(year) ?? 0}
              largest={largest}
              isChosen={state.year.includes(String(year))}
              next={toggleFilter(state, 'year', String(year))}
            />
          ))}
        </ul>
      </details>
    </section>
  )
}
