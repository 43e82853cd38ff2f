/** The thin bar that says an answer is under way, shown only where one would begin to wonder. */

const patienceMs = 300

export interface Progress {
  start: () => void
  stop: () => void
}

/** @param say tells people who do not see the bar that an answer is under way. */
export function createProgress(say: () => void): Progress {
  const bar = document.querySelector<HTMLElement>('#progress')
  const view = document.querySelector<HTMLElement>('#view')
  let timer: number | undefined
  const toggle = (busy: boolean): void => {
    if (bar) bar.hidden = !busy
    view?.setAttribute('aria-busy', String(busy))
  }
  return {
    start() {
      timer ??= window.setTimeout(() => {
        toggle(true)
        say()
      }, patienceMs)
    },
    stop() {
      window.clearTimeout(timer)
      timer = undefined
      toggle(false)
    },
  }
}
