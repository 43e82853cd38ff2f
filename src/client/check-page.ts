/** The check page's comforts: a file dropped anywhere on the form is taken, and the answer can be printed. */

export function startCheckPage(): void {
  document.querySelector('[data-print]')?.addEventListener('click', () => {
    window.print()
  })
  const form = document.querySelector<HTMLFormElement>('.check-form')
  const input = form?.querySelector<HTMLInputElement>('input[type=file]')
  if (!form || !input) return
  const mark = (isOver: boolean): void => {
    form.classList.toggle('drop-over', isOver)
  }
  form.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    mark(true)
  })
  form.addEventListener('dragleave', () => {
    mark(false)
  })
  form.addEventListener('drop', (event) => {
    const { files } = event.dataTransfer ?? {}
    if (files === undefined || files.length === 0) return
    event.preventDefault()
    mark(false)
    input.files = files
    form.requestSubmit()
  })
}
