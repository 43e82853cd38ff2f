/** The best k of many by a heap of size k: no full sort. */

/**
 * The `k` of some numbers with the highest scores, best first; ties by number, the lower first.
 *
 * @param scores by number
 */
export function topOf(numbers: Uint32Array, k: number, scores: Float64Array): number[] {
  /** The worst on top. */
  const heap: number[] = []
  let i = 0
  for (; i < numbers.length && i < k; i++) {
    heap.push(numbers[i]!)
    rise(heap, scores)
  }
  for (; i < numbers.length && k > 0; i++) {
    const number = numbers[i]!
    // Most are told by their score alone.
    if (scores[number]! < scores[heap[0]!]! || !isBefore(number, heap[0]!, scores)) continue
    heap[0] = number
    sift(heap, heap.length, scores)
  }
  for (let end = heap.length - 1; end > 0; end--) {
    swap(heap, 0, end)
    sift(heap, end, scores)
  }
  return heap
}

function isBefore(a: number, b: number, scores: Float64Array): boolean {
  return scores[a]! > scores[b]! || (scores[a] === scores[b] && a < b)
}

/** Puts the last of a heap in its place. */
function rise(heap: number[], scores: Float64Array): void {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1
    if (!isBefore(heap[parent]!, heap[at]!, scores)) return
    swap(heap, at, parent)
    at = parent
  }
}

/** Puts the first of the `length` that are left of a heap in its place. */
function sift(heap: number[], length: number, scores: Float64Array): void {
  for (let at = 0; ;) {
    let worst = at
    for (let child = 2 * at + 1; child <= 2 * at + 2 && child < length; child++)
      if (isBefore(heap[worst]!, heap[child]!, scores)) worst = child
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: number[], a: number, b: number): void {
  const held = heap[a]!
  heap[a] = heap[b]!
  heap[b] = held
}
