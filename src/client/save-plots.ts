/** Saves a plot as a file: the page's style written into the drawing, so that it looks the same elsewhere. */

/** What CSS gives the parts of a plot, and a file of its own must carry. */
const carried = ['fill', 'stroke', 'stroke-width', 'font-size', 'font-family', 'text-anchor']

/** Pixels of the picture for one of the drawing. */
const pictureScale = 2

function drawingOf(plot: SVGSVGElement): { source: string; width: number; height: number } {
  const copy = plot.cloneNode(true) as SVGSVGElement
  const originals = [plot, ...plot.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, i) => {
    const style = getComputedStyle(original)
    for (const name of carried) copies[i]?.setAttribute(name, style.getPropertyValue(name))
    copies[i]?.removeAttribute('class')
  })
  // Addresses are relative to this page: in a file they would lead nowhere.
  for (const link of copy.querySelectorAll('a')) {
    const target = link.getAttribute('href')
    if (target !== null) link.setAttribute('href', new URL(target, location.href).href)
  }
  const { width, height } = plot.viewBox.baseVal
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', String(width))
  ground.setAttribute('height', String(height))
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.prepend(ground)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return { source: new XMLSerializer().serializeToString(copy), width, height }
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

async function savePlot(frame: HTMLElement, format: string): Promise<void> {
  const plot = frame.querySelector<SVGSVGElement>('svg.plot')
  if (plot === null) return
  const name = `${frame.dataset['plot'] ?? 'plot'}.${format}`
  const { source, width, height } = drawingOf(plot)
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`
  if (format === 'svg') {
    save(address, name)
    return
  }
  const picture = new Image()
  picture.src = address
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * pictureScale
  canvas.height = height * pictureScale
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  save(canvas.toDataURL('image/png'), name)
}

export function startPlots(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-save]')
    const frame = button?.closest<HTMLElement>('[data-plot]')
    if (button && frame) void savePlot(frame, button.dataset['save'] ?? 'svg')
  })
}
