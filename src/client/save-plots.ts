/** Saves a plot as a file: title, legend and the page's style are written into the drawing, so that it stands alone. */

import { saidAttribute } from './plot-tips.ts'

/** What CSS gives the parts of a plot, and a file of its own must carry. */
const carried = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'fill-opacity',
  'font-weight',
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
    const said = copies[i]?.getAttribute(saidAttribute)
    if (said != null) {
      const title = element('title', {})
      title.textContent = said
      copies[i]?.prepend(title)
      copies[i]?.removeAttribute(saidAttribute)
    }
  })
  // Addresses are relative to this page: in a file they would lead nowhere.
  for (const link of copy.querySelectorAll('a')) {
    const target = link.getAttribute('href')
    if (target !== null) link.setAttribute('href', new URL(target, location.href).href)
  }
  return copy
}

/** Small plots beside each other in a drawing; a large one stands alone. */
const smallPlots = { beside: 3, gap: 12 }

/** Where each plot of a frame stands in the drawing, below its head. */
function layOut(plots: readonly SVGSVGElement[]): {
  places: { x: number; y: number; width: number; height: number }[]
  width: number
  height: number
} {
  const { width, height } = plots[0]!.viewBox.baseVal
  const columns = Math.min(plots.length, smallPlots.beside)
  const rows = Math.ceil(plots.length / columns)
  const { gap } = smallPlots
  return {
    places: plots.map((_, i) => {
      const [x, y] = [(i % columns) * (width + gap), Math.floor(i / columns) * (height + gap)]
      return { x, y, width, height }
    }),
    width: columns * (width + gap) - gap,
    height: rows * (height + gap) - gap,
  }
}

function drawingOf(
  frame: HTMLElement,
  plots: readonly SVGSVGElement[],
): { source: string; width: number; height: number } {
  const { places, width, height: plotHeight } = layOut(plots)
  const entries = [...frame.querySelectorAll<HTMLElement>('.legend li')]
  const height = headHeight + plotHeight + entries.length * legendLine + margin
  const drawing = element('svg', {
    ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
  })
  const fill = getComputedStyle(document.body).backgroundColor
  const copies = plots.map((plot, i) => {
    const copy = copyOf(plot)
    const { x, y, ...size } = places[i]!
    for (const [name, value] of Object.entries({ x, y: y + headHeight, ...size }))
      copy.setAttribute(name, String(value))
    return copy
  })
  drawing.append(
    element('rect', { width, height, fill }),
    writing(frame.dataset['title'] ?? '', margin, headHeight - 10, frame, 16),
    ...copies,
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
  const plots = [...frame.querySelectorAll<SVGSVGElement>('svg.plot')]
  if (plots.length === 0) return
  const name = `${frame.dataset['plot'] ?? 'plot'}.${format}`
  const { source, width, height } = drawingOf(frame, plots)
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
