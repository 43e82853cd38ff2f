/** The chooser of a comparison offers bodies while a name is typed, as the search box does. */
import { toLanguage } from '../language/index.ts'
import { createTranslator } from '../views/index.ts'
import { startCombobox } from './combobox.tsx'
import { watchPress } from './press.ts'
import { createSuggestClient } from './suggest-client.ts'

export function startComparePage(): void {
  const form = document.querySelector<HTMLFormElement>('.name-form')
  const box = form?.querySelector<HTMLInputElement>('input[name=name]')
  if (!form || !box) return
  const t = createTranslator(toLanguage(document.documentElement.lang) ?? 'zh-Hans')
  const client = createSuggestClient(t, './')
  startCombobox({
    ...{ t, form, box },
    client: {
      cancel: () => {
        client.cancel()
      },
      async ask(name) {
        const rows = await client.ask(name)
        return (
          rows?.filter(({ kind }) => kind === 'body').map((row) => ({ ...row, query: row.text })) ??
          null
        )
      },
    },
    press: watchPress(),
    // Nothing is kept of what was compared.
    recent: {
      list: () => [],
      add: () => undefined,
      remove: () => undefined,
      clear: () => undefined,
    },
    onTake() {
      form.requestSubmit()
    },
  })
}
