/** Names of columns as they are read one after the other. */

const above = ' › '

/**
 * Names without what stands above them where the column before stands under the same: after 法人或其他组织 › 商业企业 comes
 * › 科研机构.
 */
export function briefColumns(columns: readonly string[]): string[] {
  return columns.map((column, i) => {
    const names = column.split(above)
    const before = columns[i - 1]?.split(above) ?? []
    let same = 0
    while (same < names.length - 1 && same < before.length - 1 && names[same] === before[same])
      same++
    const left = names.slice(same).join(above)
    return same > 0 ? `› ${left}` : left
  })
}
