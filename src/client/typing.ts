/** Turns typing into queries: after a pause, and never while an input method is composing. */

/** How long the typist must have paused. */
const pauseMs = 250

export interface Typing {
  /** Typing is over: what comes next is a new step in the history. Nothing pending fires. */
  settle: () => void
  /** Looks at the box as if something had been typed. */
  check: () => void
}

/**
 * @param onQuery receives the text of the box; `isFirst` is true for the first query of one spell of typing,
 *   so that going back leaves the whole spell at once.
 */
export function listenForTyping(
  box: HTMLInputElement,
  onQuery: (q: string, isFirst: boolean) => void,
): Typing {
  let timer: number | undefined
  let composing = false
  let isFirst = true

  function cancel(): void {
    window.clearTimeout(timer)
    timer = undefined
  }
  function check(): void {
    cancel()
    if (composing) return
    timer = window.setTimeout(() => {
      onQuery(box.value, isFirst)
      isFirst = false
    }, pauseMs)
  }
  box.addEventListener('compositionstart', () => {
    composing = true
    cancel()
  })
  box.addEventListener('compositionend', () => {
    composing = false
    check()
  })
  box.addEventListener('input', check)
  box.addEventListener('blur', () => {
    isFirst = true
  })
  return {
    settle() {
      cancel()
      isFirst = true
    },
    check,
  }
}
