/** A table of figures that scrolls inside its frame where it is wider than the page. */
import type { ComponentChild, ComponentChildren, VNode } from 'preact'

interface FigureTableProps {
  /** Names the frame for those who cannot see it; also the caption unless `isCaptioned` is false. */
  label: string
  isCaptioned?: boolean
  /** Heads of the columns. */
  head: readonly ComponentChild[]
  /** A row above the heads: each spans so many columns; an empty name heads nothing. */
  groups?: readonly { name: ComponentChild; columns: number }[]
  /** The column, counted from 0, that the rows are in the order of. */
  sorted?: { column: number; order: 'asc' | 'desc' }
  /** The rows. */
  children: ComponentChildren
}

export function FigureTable({
  label,
  isCaptioned = true,
  head,
  groups,
  sorted,
  children,
}: FigureTableProps): VNode {
  return (
    <div class="table-frame" role="region" aria-label={label} tabIndex={0}>
      <table class="figure-table">
        {isCaptioned && <caption>{label}</caption>}
        <thead>
          {groups !== undefined && (
            <tr>
              {groups.map(({ name, columns }, i) =>
                name === '' ? (
                  <td key={i} colSpan={columns} />
                ) : (
                  <th key={i} scope="colgroup" colSpan={columns}>
                    {name}
                  </th>
                ),
              )}
            </tr>
          )}
          <tr>
            {head.map((name, i) => (
              <th
                key={i}
                scope="col"
                aria-sort={
                  sorted?.column !== i
                    ? undefined
                    : sorted.order === 'asc'
                      ? 'ascending'
                      : 'descending'
                }
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
