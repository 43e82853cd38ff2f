/** Charts and diagrams of a Word document: their words and values as HTML. */
import type { Tally } from '../../account.ts'
import { childOf, childrenOf, escapeXml, findAll, ownText, type XmlElement } from './xml.ts'

/** The titles of a chart, and its values as a table: a row a category, a column a series. */
export function chartHtml(root: XmlElement | undefined, tally: Tally): string {
  const titles = findAll(root, 'a:p').map((line) => textsOf(line, 'a:t').join(''))
  const series = findAll(root, 'c:ser').map((element) => {
    const among = (...names: string[]) =>
      names.map((name) => childOf(element, name)).find((part) => part !== undefined)
    return {
      name: textsOf(childOf(element, 'c:tx'), 'c:v').join(''),
      categories: pointsOf(among('c:cat', 'c:xVal')),
      values: pointsOf(among('c:val', 'c:yVal')),
      sizes: pointsOf(childOf(element, 'c:bubbleSize')),
    }
  })
  const [first, ...others] = series
  for (const { categories } of others)
    tally.leaveOut('repeated', [...categories.values()].join(' '))
  for (const { sizes } of series) tally.lose('part', [...sizes.values()].join(' '))
  const paragraphs = titles.map((text) => (text === '' ? '' : `<p>${escapeXml(text)}</p>`)).join('')
  if (first === undefined) return paragraphs
  const places = new Set(
    series.flatMap(({ categories, values }) => [...categories.keys(), ...values.keys()]),
  )
  const rows = [
    ['', ...series.map(({ name }) => name)],
    ...[...places]
      .sort((a, b) => a - b)
      .map((place) => [
        first.categories.get(place) ?? '',
        ...series.map(({ values }) => values.get(place) ?? ''),
      ]),
  ]
  const cells = rows.map(
    (row) => `<tr>${row.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>`,
  )
  return `${paragraphs}<table>${cells.join('')}</table>`
}

/** Values by their place; a category of several levels is one text. */
function pointsOf(element: XmlElement | undefined): Map<number, string> {
  const points = new Map<number, string>()
  for (const point of findAll(element, 'c:pt')) {
    const place = Number(point.attribs['idx'] ?? 0)
    const text = childrenOf(point, 'c:v').map(ownText).join('')
    const before = points.get(place)
    points.set(place, before === undefined ? text : `${before} ${text}`)
  }
  return points
}

function textsOf(element: XmlElement | undefined, name: string): string[] {
  return findAll(element, name).map(ownText)
}

/** The words of a diagram (SmartArt), a paragraph a shape. */
export function diagramHtml(root: XmlElement | undefined): string {
  return findAll(root, 'dgm:pt')
    .map((point) => textsOf(point, 'a:t').join(''))
    .map((text) => (text === '' ? '' : `<p>${escapeXml(text)}</p>`))
    .join('')
}
