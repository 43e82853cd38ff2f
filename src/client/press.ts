/**
 * Lets a press of the pointer end where it began: what would move or replace what lies under it waits until it is over, since a click is
 * made of a press and a release on the same thing.
 */
export interface Press {
  /** Runs what is given at once, or after the click of a press that is under way. */
  after: (run: () => void) => void
}

export function watchPress(): Press {
  let isDown = false
  let waiting: (() => void)[] = []
  const end = (): void => {
    // The click itself comes after the release.
    window.setTimeout(() => {
      isDown = false
      const all = waiting
      waiting = []
      for (const run of all) run()
    })
  }
  document.addEventListener('pointerdown', () => (isDown = true), { capture: true })
  document.addEventListener('pointerup', end, { capture: true })
  // A press that became scrolling or dragging; a release outside the window is not told in another way.
  document.addEventListener('pointercancel', end, { capture: true })
  document.addEventListener('dragend', end, { capture: true })
  window.addEventListener('blur', end)
  return {
    after(run) {
      if (isDown) waiting.push(run)
      else run()
    },
  }
}
