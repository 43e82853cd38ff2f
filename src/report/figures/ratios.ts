/** The table of ratios: what share of one figure another is. */

/** Sides are sums of figure keys. Of the ways to state a side, by the form of a report, the first that is stated whole counts. */
export interface FigureRatio {
  /** Name in addresses. */
  name: string
  label: string
  numerator: readonly (readonly string[])[]
  denominator: readonly (readonly string[])[]
}

const outcomes = [['requests.outcomes.total']] as const

const refusals = [
  'stateSecret',
  'otherLaw',
  'safetyAndStability',
  'thirdPartyRights',
  'internalAffairs',
  'processInformation',
  'enforcementFiles',
  'administrativeInquiry',
].map((reason) => `requests.refused.${reason}`)

const unavailable = ['notHeld', 'needsCreation', 'stillUnclear'].map(
  (reason) => `requests.unavailable.${reason}`,
)

const notProcessed = ['complaint', 'repeated', 'publication', 'excessive', 'confirmation'].map(
  (reason) => `requests.notProcessed.${reason}`,
)

/** In the order in which they are offered. */
export const figureRatios: readonly FigureRatio[] = [
  {
    name: 'granted',
    label: '予以公开率',
    numerator: [['requests.granted']],
    denominator: outcomes,
  },
  {
    name: 'partlyGranted',
    label: '部分公开率',
    numerator: [['requests.partlyGranted']],
    denominator: outcomes,
  },
  {
    name: 'refused',
    label: '不予公开率',
    // The form before 2019 has one row for all reasons, and other reasons.
    numerator: [refusals, ['requests.refused']],
    denominator: outcomes,
  },
  {
    name: 'unavailable',
    label: '无法提供率',
    numerator: [unavailable],
    denominator: outcomes,
  },
  {
    name: 'notProcessed',
    label: '不予处理率',
    numerator: [notProcessed],
    denominator: outcomes,
  },
  {
    // No form since 2019 tells it.
    name: 'extended',
    label: '延期办结率',
    numerator: [['requests.concluded.extended']],
    denominator: [['requests.concluded']],
  },
  {
    name: 'carriedForward',
    label: '结转下年度率',
    numerator: [['requests.carriedForward']],
    denominator: [['requests.received', 'requests.carriedOver']],
  },
  {
    name: 'online',
    label: '网络申请占比',
    numerator: [['requests.received.online']],
    denominator: [['requests.received']],
  },
  {
    name: 'reviewsCorrected',
    label: '行政复议纠正率',
    numerator: [['reviews.corrected']],
    denominator: [['reviews.total']],
  },
  {
    name: 'litigationCorrected',
    label: '行政诉讼纠正率',
    numerator: [
      ['litigation.direct.corrected', 'litigation.afterReview.corrected'],
      ['litigation.corrected'],
    ],
    denominator: [
      ['litigation.direct.total', 'litigation.afterReview.total'],
      ['litigation.total'],
    ],
  },
]
