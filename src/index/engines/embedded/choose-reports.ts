/** The reports that match, from what a tree makes of each and the filters that it passes. */
import { passesAll, matches } from './filters.ts'

export interface ChosenReports {
  /** Reports of which a mask says anything, ascending. */
  holding: Uint32Array
  /** Reports whose text satisfies the search, filters aside, ascending. */
  satisfying: Uint32Array
  /** 1 for a report that matches and passes every filter. */
  isMatch: Uint8Array
  /** Those reports, ascending. */
  matching: Uint32Array
}

/** Room for a choice among some reports. */
export function makeRoom(reports: number): ChosenReports {
  return {
    holding: new Uint32Array(reports),
    satisfying: new Uint32Array(reports),
    isMatch: new Uint8Array(reports),
    matching: new Uint32Array(reports),
  }
}

/**
 * Chooses the reports that match, into the room given.
 *
 * @param only the number of the one that can, undefined where there is no such report
 */
export function chooseReports(
  masks: Uint32Array,
  passes: Uint8Array,
  only: number | null | undefined,
  { holding, satisfying, isMatch, matching }: ChosenReports,
): ChosenReports {
  isMatch.fill(0)
  let held = 0
  let satisfied = 0
  let total = 0
  for (let report = 0; report < masks.length; report++) {
    const mask = masks[report]!
    if (mask === 0) continue
    holding[held++] = report
    if ((mask & matches) === 0) continue
    satisfying[satisfied++] = report
    if (passes[report] !== passesAll || (only !== null && report !== only)) continue
    isMatch[report] = 1
    matching[total++] = report
  }
  return {
    holding: holding.subarray(0, held),
    satisfying: satisfying.subarray(0, satisfied),
    isMatch,
    matching: matching.subarray(0, total),
  }
}
