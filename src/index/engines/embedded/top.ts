/** The best k of many by a heap of size k: no full sort. */

/** The first `k` of some numbers in the order of `compare` (negative: a before b). */
export function topOf(
  items: Iterable<number>,
  k: number,
  compare: (a: number, b: number) => number,
): number[] {
  const heap: number[] = []
  const sift = (from: number): void => {
    for (let at = from; ;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compare(heap[child]!, heap[worst]!) > 0) worst = child
      }
      if (worst === at) return
      ;[heap[at], heap[worst]] = [heap[worst]!, heap[at]!]
      at = worst
    }
  }
  const rise = (from: number): void => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (compare(heap[at]!, heap[parent]!) <= 0) return
      ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
      at = parent
    }
  }
  for (const item of items) {
    if (heap.length < k) {
      heap.push(item)
      rise(heap.length - 1)
    } else if (k > 0 && compare(item, heap[0]!) < 0) {
      heap[0] = item
      sift(0)
    }
  }
  return heap.sort(compare)
}
