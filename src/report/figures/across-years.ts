/** Checks between the reports of one body: what one year hands on, the next takes up. */
import type { Check, Figure, Report } from '../types.ts'
import { applicants } from './application-rows.ts'
import { makeCheck, nameOf } from './make-check.ts'

const stocks = [
  { prefix: 'rules', name: '规章' },
  { prefix: 'normativeDocuments', name: '规范性文件' },
] as const

/**
 * Checks each pair of consecutive years: 结转下年度(y) = 上年结转(y+1), by applicant, and
 * 现行有效(y) = 现行有效(y-1) + 制发(y) - 废止(y). A pair without the figures of one year gives `notAssessable`,
 * a pair without those of either year gives nothing. Cells carry their year: `requests.carriedOver@total:2024`.
 *
 * @param reports reports of one body, in any order; of two reports of one year the first counts
 */
export function checkAcrossYears(
  reports: readonly Pick<Report, 'reportYear' | 'figures'>[],
): Check[] {
  const byYear = new Map<number, readonly Figure[]>()
  for (const { reportYear, figures } of reports) {
    if (reportYear !== null && !byYear.has(reportYear)) byYear.set(reportYear, figures)
  }
  return [...byYear.keys()]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const before = byYear.get(year - 1)
      const now = byYear.get(year)
      return before === undefined || now === undefined ? [] : checkPair(year, before, now)
    })
}

function checkPair(year: number, before: readonly Figure[], now: readonly Figure[]): Check[] {
  const checks: Check[] = []
  for (const { key: applicant, label } of applicants) {
    const out = find(before, 'requests.carriedForward', applicant)
    const over = find(now, 'requests.carriedOver', applicant)
    if (out === undefined && over === undefined) continue
    checks.push(
      makeCheck(
        `结转下年度（${year - 1}年） = 上年结转（${year}年）（${label}）`,
        out?.value ?? null,
        over?.value ?? null,
        [
          `${nameOf({ key: 'requests.carriedForward', applicant })}:${year - 1}`,
          `${nameOf({ key: 'requests.carriedOver', applicant })}:${year}`,
        ],
      ),
    )
  }
  for (const { prefix, name } of stocks) {
    const terms = [
      find(before, `${prefix}.inForce`),
      find(now, `${prefix}.made`),
      find(now, `${prefix}.repealed`),
    ].map((figure) => figure?.value ?? null)
    const inForce = find(now, `${prefix}.inForce`)
    if (inForce === undefined) continue
    const [had, made, repealed] = terms as [number | null, number | null, number | null]
    const right = had === null || made === null || repealed === null ? null : had + made - repealed
    checks.push(
      makeCheck(
        `现行有效（${year}年） = 现行有效（${year - 1}年） + 制发 - 废止（${name}）`,
        inForce.value,
        right,
        [
          `${prefix}.inForce:${year}`,
          `${prefix}.inForce:${year - 1}`,
          `${prefix}.made:${year}`,
          `${prefix}.repealed:${year}`,
        ],
      ),
    )
  }
  return checks
}

function find(figures: readonly Figure[], key: string, applicant?: string): Figure | undefined {
  return figures.find((figure) => figure.key === key && figure.applicant === applicant)
}
