/** Saves a plot as a file: title, legend and the page's style are written into the drawing, so that it stands alone. */

/** What CSS gives the parts of a plot, and a file of its own must carry. */
const carried = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-family',
  'text-anchor',
]

/** Pixels of the picture for one of the drawing. */
const pictureScale = 2

const headHeight = 32
const legendLine = 20
const margin = 16

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

function writing(text: string, x: number, y: number, like: Element, size: number): SVGElement {
  const { color, fontFamily } = getComputedStyle(like)
  const attributes = { x, y, fill: color, 'font-family': fontFamily, 'font-size': size }
  const line = element('text', attributes)
  line.textContent = text
  return line
}

/** The plot's own drawing, its style in attributes and its links absolute. */
function copyOf(plot: SVGSVGElement): SVGElement {
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
  return copy
}

function drawingOf(
  frame: HTMLElement,
  plot: SVGSVGElement,
): { source: string; width: number; height: number } {
  const { width, height: plotHeight } = plot.viewBox.baseVal
  const entries = [...frame.querySelectorAll<HTMLElement>('.legend li')]
  const height = headHeight + plotHeight + entries.length * legendLine + margin
  const drawing = element('svg', {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
  })
  const fill = getComputedStyle(document.body).backgroundColor
  const copy = copyOf(plot)
  for (const [name, value] of Object.entries({ x: 0, y: headHeight, width, height: plotHeight }))
    copy.setAttribute(name, String(value))
  drawing.append(
    element('rect', { width, height, fill }),
    writing(frame.dataset['title'] ?? '', margin, headHeight - 10, frame, 16),
    copy,
  )
  entries.forEach((entry, i) => {
    const y = headHeight + plotHeight + i * legendLine
    const swatch = entry.querySelector('.swatch')
    if (swatch !== null) {
      const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(swatch)
      const size = { x: margin, y, width: 12, height: 12, fill: backgroundColor }
      const line = borderTopWidth === '0px' ? {} : { stroke: borderTopColor }
      drawing.append(element('rect', { ...size, ...line }))
    }
    drawing.append(writing(entry.textContent.trim(), margin + 20, y + 11, entry, 13))
  })
  return { source: new XMLSerializer().serializeToString(drawing), width, height }
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
  const { source, width, height } = drawingOf(frame, plot)
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
