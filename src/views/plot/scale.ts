/** The frame that plots are drawn in, and the way from years and values to places in it. */

export const width = 720
export const height = 280
export const frame = { left: 64, right: 16, top: 16, bottom: 32 }

/** Series are told apart by this many colours; callers draw no more. */
export const mostSeries = 6

/** The number at or above a value whose quarters are round too: the axis has four steps. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((each) => each * power >= value) ?? 10
  return step * power
}

/** Where the axis begins and ends for these values: 0 is always on it. */
export function rangeOf(values: readonly number[]): { least: number; most: number } {
  const lowest = Math.min(...values, 0)
  return { least: lowest < 0 ? -roundUp(-lowest) : 0, most: roundUp(Math.max(...values, 0)) }
}

export interface Scale {
  x: (year: number) => number
  y: (value: number) => number
}

/** Room to draw in, and what of it is left free at its sides. */
export interface Area {
  width: number
  height: number
  frame: { left: number; right: number; top: number; bottom: number }
}

export const usualArea: Area = { width, height, frame }

/** Room at the right for the names of lines. */
const labelRoom = 150

/** The frame of a plot whose lines are named at their ends. */
export const labelledArea: Area = {
  width,
  height,
  frame: { ...frame, right: frame.right + labelRoom },
}

export function scaleOf(
  years: readonly number[],
  least: number,
  most: number,
  area = usualArea,
): Scale {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const { left, right, top, bottom } = area.frame
  const across = area.width - left - right
  const down = area.height - top - bottom
  return {
    x: (year) => left + (first === last ? across / 2 : ((year - first) / (last - first)) * across),
    y: (value) => top + (1 - (value - least) / (most - least)) * down,
  }
}

/** A scale with half a year of room at each end, so that bars stand inside the frame, and the room of one year. */
export function bandScaleOf(
  years: readonly number[],
  least: number,
  most: number,
): { scale: Scale; band: number } {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return {
    scale: scaleOf([first - 0.5, last + 0.5], least, most),
    band: (width - frame.left - frame.right) / (last - first + 1),
  }
}
