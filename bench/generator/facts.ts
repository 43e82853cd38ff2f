/** The numbers of one report, drawn so that the arithmetic of its era holds. */
import { applicants, type Applicant, type Body } from './body.ts'
import { createRandom, mixSeed, type Random } from './random.ts'

/** Outcomes of applications in the 2019 and 2021 forms, in the order of the table. */
const outcomeKeys = [
  'granted',
  'partlyGranted',
  'refused.stateSecret',
  'refused.otherLaw',
  'refused.safetyAndStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.processInformation',
  'refused.enforcementFiles',
  'refused.administrativeInquiry',
  'unavailable.notHeld',
  'unavailable.needsCreation',
  'unavailable.stillUnclear',
  'notProcessed.complaint',
  'notProcessed.repeated',
  'notProcessed.publication',
  'notProcessed.excessive',
  'notProcessed.confirmation',
  'otherOutcome.correctionOverdue',
  'otherOutcome.feeOverdue',
  'otherOutcome.other',
] as const
export type OutcomeKey = (typeof outcomeKeys)[number]

export interface Applications {
  received: number
  carriedOver: number
  outcomes: Record<OutcomeKey, number>
  concluded: number
  carriedForward: number
}

/** Upheld, corrected, other, pending. */
export type ReviewResults = [number, number, number, number]

export interface Facts {
  applications: Record<Applicant | 'total', Applications>
  reviews: ReviewResults
  direct: ReviewResults
  afterReview: ReviewResults
  /** Published items: the whole and the three parts that make it up. */
  published: { total: number; parts: [number, number, number] }
  trainingSessions: number
  trainingPeople: number
  meetings: number
  /** Seed of the cells that stand in no equation. */
  cellSeed: number
}

const weightOf: Partial<Record<OutcomeKey, number>> = {
  granted: 30,
  partlyGranted: 8,
  'unavailable.notHeld': 14,
  'unavailable.needsCreation': 4,
  'notProcessed.complaint': 3,
  'otherOutcome.other': 5,
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function drawApplications(
  random: Random,
  scale: number,
  over: number,
  forward: number,
): Applications {
  const outcomes = {} as Record<OutcomeKey, number>
  for (const key of outcomeKeys) {
    const weight = weightOf[key] ?? 1
    outcomes[key] = random.chance(weight > 1 ? 0.8 : 0.25)
      ? random.integer(0, Math.floor(weight * scale))
      : 0
  }
  const shortfall = over - forward - sum(Object.values(outcomes))
  if (shortfall > 0) outcomes.granted += shortfall
  const concluded = sum(Object.values(outcomes))
  const received = concluded + forward - over
  return { received, carriedOver: over, outcomes, concluded, carriedForward: forward }
}

function addApplications(kinds: readonly Applications[]): Applications {
  const outcomes = {} as Record<OutcomeKey, number>
  for (const key of outcomeKeys) outcomes[key] = sum(kinds.map((kind) => kind.outcomes[key]))
  return {
    received: sum(kinds.map((kind) => kind.received)),
    carriedOver: sum(kinds.map((kind) => kind.carriedOver)),
    outcomes,
    concluded: sum(kinds.map((kind) => kind.concluded)),
    carriedForward: sum(kinds.map((kind) => kind.carriedForward)),
  }
}

/** The facts of a body's year: the same each time they are asked for. */
export function createFacts(seed: number, bodyIndex: number, body: Body, year: number): Facts {
  const random = createRandom(mixSeed(seed, bodyIndex, year, 5))
  const size = { prefecture: 8, county: 2, department: 0.7, township: 0.4 }[body.level]
  const over = body.carriedForward(year - 1)
  const forward = body.carriedForward(year)
  const kinds = applicants.map((_, i) =>
    drawApplications(random, i === 0 ? size : size * 0.15, over[i]!, forward[i]!),
  )
  const applications = { total: addApplications(kinds) } as Facts['applications']
  applicants.forEach((applicant, i) => {
    applications[applicant] = kinds[i]!
  })
  const results = (most: number): ReviewResults => [
    random.integer(0, most),
    random.integer(0, Math.ceil(most / 3)),
    random.integer(0, Math.ceil(most / 2)),
    random.integer(0, Math.ceil(most / 4)),
  ]
  const parts: [number, number, number] = [
    random.integer(40, 4000 * Math.ceil(size)),
    random.integer(30, 6000 * Math.ceil(size)),
    random.integer(10, 3000 * Math.ceil(size)),
  ]
  const busy = random.chance(0.6) ? Math.ceil(size) : 0
  return {
    applications,
    reviews: results(busy),
    direct: results(busy),
    afterReview: results(Math.floor(busy / 2)),
    published: { total: sum(parts), parts },
    trainingSessions: random.integer(1, 12),
    trainingPeople: random.integer(30, 900),
    meetings: random.integer(1, 9),
    cellSeed: mixSeed(seed, bodyIndex, year, 6),
  }
}
