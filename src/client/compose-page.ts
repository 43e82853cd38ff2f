/** The form that builds a query shows it while it is filled in: the server puts it together, as it does without script. */

/** How long the fields must rest. */
const restMs = 200

export function startComposePage(): void {
  const form = document.querySelector<HTMLFormElement>('.compose-form')
  if (form === null) return
  let timer: number | undefined
  let underWay: AbortController | null = null

  async function show(fields: HTMLFormElement): Promise<void> {
    underWay?.abort()
    const controller = new AbortController()
    underWay = controller
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(fields))
      if (typeof value === 'string' && value !== '') query.append(name, value)
    try {
      const answer = await fetch(`${fields.action}?${query}`, {
        headers: { accept: 'text/html' },
        signal: controller.signal,
      })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const composed = page.querySelector('#composed')
      if (composed !== null)
        document.querySelector('#composed')?.replaceChildren(...composed.childNodes)
    } catch {
      // Cut off or overtaken by the next letter: what is shown stays.
    }
  }

  form.addEventListener('input', () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void show(form), restMs)
  })
}
