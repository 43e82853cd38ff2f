/** The affine matrices of PDF: [a b c d e f], points as rows. */

export type Matrix = [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ]
}

/** A point moved by the matrix. */
export function transformPoint(matrix: Matrix, x: number, y: number): { x: number; y: number } {
  return {
    x: matrix[0] * x + matrix[2] * y + matrix[4],
    y: matrix[1] * x + matrix[3] * y + matrix[5],
  }
}

/** Turns a page about its middle, clockwise by an angle in radians; a quarter more or less changes its sides. */
export function turnPage(angle: number, width: number, height: number): Matrix {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const isOnItsSide = Math.abs(sin) > Math.SQRT1_2
  const [toX, toY] = isOnItsSide ? [height / 2, width / 2] : [width / 2, height / 2]
  const [fromX, fromY] = [width / 2, height / 2]
  return [cos, sin, -sin, cos, toX - cos * fromX + sin * fromY, toY - sin * fromX - cos * fromY]
}
