/** The equations that a report's figures keep, and a report with one of them broken. */
import { applicants } from './body.ts'
import { createRandom } from './random.ts'
import type { FigurePlace } from './text-builder.ts'
import { outcomeRows, reviewCells } from './tables-statutory.ts'
import type { GeneratedEra, GeneratedReport } from './report.ts'

/** A figure named by key, kind of applicant and where it is stated. */
interface FigureName {
  key: string
  applicant?: string
  stated: 'table' | 'prose'
}

/** The sums of both sides are equal. */
interface Equation {
  formula: string
  left: FigureName[]
  right: FigureName[]
  /** True for the arithmetic that every reader of reports has to check; the rest merely holds. */
  named: boolean
}

const inTable = (key: string, applicant?: string): FigureName => ({
  key,
  ...(applicant === undefined ? {} : { applicant }),
  stated: 'table',
})

function statutoryEquations(era: '2019' | '2021'): Equation[] {
  const details = outcomeRows[era].map((row) => row.key)
  const rows = [
    'requests.received',
    'requests.carriedOver',
    ...details,
    'requests.outcomes.total',
    'requests.carriedForward',
  ]
  const columns = [...applicants, 'total'].flatMap((applicant): Equation[] => [
    {
      formula: '新收 + 上年结转 = 办理结果总计 + 结转下年度',
      named: true,
      left: [inTable('requests.received', applicant), inTable('requests.carriedOver', applicant)],
      right: [
        inTable('requests.outcomes.total', applicant),
        inTable('requests.carriedForward', applicant),
      ],
    },
    {
      formula: '办理结果各项之和 = 总计',
      named: true,
      left: details.map((key) => inTable(key, applicant)),
      right: [inTable('requests.outcomes.total', applicant)],
    },
  ])
  const across = rows.map((key) => ({
    formula: '六类申请人之和 = 总计',
    named: true,
    left: applicants.map((applicant) => inTable(key, applicant)),
    right: [inTable(key, 'total')],
  }))
  const reviews = ['reviews', 'litigation.direct', 'litigation.afterReview'].map((group) => ({
    formula: '四种结果之和 = 总计',
    named: true,
    left: reviewCells.map((cell) => inTable(`${group}.${cell}`)),
    right: [inTable(`${group}.total`)],
  }))
  return [...columns, ...across, ...reviews]
}

function sumOf(formula: string, named: boolean, total: string, parts: string[]): Equation {
  return { formula, named, left: [inTable(total)], right: parts.map((key) => inTable(key)) }
}

const equations2008: Equation[] = [
  sumOf('收到 = 当面 + 传真 + 网络 + 信函', true, 'requests.received', [
    'requests.received.inPerson',
    'requests.received.fax',
    'requests.received.online',
    'requests.received.letter',
  ]),
  sumOf('办结 = 按时 + 延期', true, 'requests.concluded', [
    'requests.concluded.onTime',
    'requests.concluded.extended',
  ]),
  sumOf('答复 = 八种答复之和', false, '_answered', [
    'requests.alreadyPublic',
    'requests.granted',
    'requests.partlyGranted',
    'requests.refused',
    'requests.otherAuthority',
    'requests.notExisting',
    'requests.needsCorrection',
    'requests.otherChannel',
  ]),
  sumOf('不同意公开 = 六种理由之和', false, 'requests.refused', [
    'requests.refused.stateSecret',
    'requests.refused.commercialSecret',
    'requests.refused.privacy',
    'requests.refused.safetyAndStability',
    'requests.refused.notGovernmentInformation',
    'requests.refused.otherLaw',
  ]),
  sumOf('复议 = 维持 + 纠错 + 其他', false, 'reviews.total', [
    'reviews.upheld',
    'reviews.corrected',
    'reviews.other',
  ]),
  sumOf('诉讼 = 维持 + 纠错 + 其他', false, 'litigation.total', [
    'litigation.upheld',
    'litigation.corrected',
    'litigation.other',
  ]),
  sumOf('工作人员 = 专职 + 兼职', false, 'staff.total', ['staff.fullTime', 'staff.partTime']),
]

const publishedInProse: Equation = {
  formula: '共 X 条 = A + B + C',
  named: true,
  left: [{ key: 'proactiveDisclosure.total', stated: 'prose' }],
  right: [1, 2, 3].map((part) => ({ key: `_published.part${part}`, stated: 'prose' })),
}

/** All equations of a form, the sentence of the published items included. */
export function equationsOf(era: GeneratedEra): Equation[] {
  return [...(era === '2008' ? equations2008 : statutoryEquations(era)), publishedInProse]
}

function placeOf(report: GeneratedReport, name: FigureName): FigurePlace {
  const place = report.places.find(
    ({ key, applicant, stated }) =>
      key === name.key && applicant === name.applicant && stated === name.stated,
  )
  if (place === undefined) throw new Error(`The report states no ${name.key}.`)
  return place
}

/** Both sides of an equation as the report states them. */
export function weigh(
  report: GeneratedReport,
  equation: Equation,
): { left: number; right: number } {
  const side = (names: FigureName[]): number =>
    names.reduce((total, name) => total + (placeOf(report, name).value ?? 0), 0)
  return { left: side(equation.left), right: side(equation.right) }
}

interface MutatedReport {
  report: GeneratedReport
  /** An equation that no longer holds; others with the same figure may fail too. */
  check: Equation
  changed: FigureName & { from: number; to: number }
}

/**
 * The report with one figure of one named equation raised by 1 to 9, in the text and in what is expected of it. Where table and
 * prose both state the figure, only one of the two is changed.
 */
export function mutateArithmetic(report: GeneratedReport, seed: number): MutatedReport {
  const random = createRandom(seed)
  const check = random.pick(equationsOf(report.expected.era).filter(({ named }) => named))
  const name = random.pick([...check.left, ...check.right])
  const place = placeOf(report, name)
  const from = place.value ?? 0
  const to = from + random.integer(1, 9)
  const printed = String(to)
  const shift = printed.length - (place.end - place.start)
  const places = report.places.map((other): FigurePlace => {
    if (other === place) return { ...other, value: to, end: other.end + shift }
    const moved = other.start > place.start ? shift : 0
    return { ...other, start: other.start + moved, end: other.end + moved }
  })
  const text = report.text.slice(0, place.start) + printed + report.text.slice(place.end)
  const figures = report.expected.figures.map((figure) => {
    const isChanged =
      figure.key === name.key &&
      figure.applicant === name.applicant &&
      figure.stated === name.stated
    return isChanged ? { ...figure, value: to } : figure
  })
  return {
    report: { ...report, text, places, expected: { ...report.expected, figures } },
    check,
    changed: { ...name, from, to },
  }
}
