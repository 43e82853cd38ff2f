/** The best k of many by a heap of size k: no full sort. */

/**
 * The `k` of some numbers with the highest scores, best first; ties by number, the lower first.
 *
 * @param scores by number
 */
export function topOf(numbers: Uint32Array, k: number, scores: Float64Array): number[] {
  if (k === 0) return []
  const isBefore = (a: number, b: number): boolean =>
    scores[a]! > scores[b]! || (scores[a] === scores[b] && a < b)
  /** The worst on top. */
  const heap: number[] = []
  const sift = (): void => {
    for (let at = 0; ;) {
      let worst = at
      for (let child = 2 * at + 1; child <= 2 * at + 2 && child < heap.length; child++)
        if (isBefore(heap[worst]!, heap[child]!)) worst = child
      if (worst === at) return
      swap(heap, at, worst)
      at = worst
    }
  }
  const rise = (from: number): void => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[parent]!, heap[at]!)) return
      swap(heap, at, parent)
      at = parent
    }
  }
  let i = 0
  for (; i < numbers.length && i < k; i++) rise(heap.push(numbers[i]!) - 1)
  for (; i < numbers.length; i++) {
    const number = numbers[i]!
    // Most are told by their score alone.
    if (scores[number]! < scores[heap[0]!]! || !isBefore(number, heap[0]!)) continue
    heap[0] = number
    sift()
  }
  return heap.sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

function swap(heap: number[], a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
