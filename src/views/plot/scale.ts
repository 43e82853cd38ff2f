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

export function scaleOf(years: readonly number[], least: number, most: number): Scale {
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const across = width - frame.left - frame.right
  const down = height - frame.top - frame.bottom
  return {
    x: (year) =>
      frame.left + (first === last ? across / 2 : ((year - first) / (last - first)) * across),
    y: (value) => frame.top + (1 - (value - least) / (most - least)) * down,
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
