/** Writes small PDFs with Latin and Chinese text and straight lines, for tests of the PDF reader. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib'

/** What stands on a page, as PDF drawing operators; see `text` and `line`. */
export type PageOperators = readonly string[]

export const pageWidth = 595
export const pageHeight = 842

/** Words at a place: points from the left edge and from the top. */
export function text(words: string, x: number, y: number, size = 12): string {
  return textIn(words, `1 0 0 1 ${x} ${pageHeight - y} Tm`, size)
}

/** Words that run at an angle, degrees clockwise, from a place on. */
export function slanted(words: string, x: number, y: number, degrees: number, size = 12): string {
  const angle = (-degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle).toFixed(5), Math.sin(angle).toFixed(5)]
  return textIn(words, `${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${pageHeight - y} Tm`, size)
}

/** Words with so many points between their characters. */
export function spaced(words: string, x: number, y: number, points: number, size = 12): string {
  return `${points} Tc ${text(words, x, y, size)} 0 Tc`
}

function textIn(words: string, place: string, size: number): string {
  // Beyond Latin: a font that takes UTF-16, as hexadecimal digits.
  if (/[^\x20-\xff]/.test(words)) {
    const hexadecimal = Buffer.from(words, 'utf16le').swap16().toString('hex')
    return `BT /F2 ${size} Tf ${place} <${hexadecimal}> Tj ET`
  }
  const escaped = words.replace(/[\\()]/g, '\\$&')
  return `BT /F1 ${size} Tf ${place} (${escaped}) Tj ET`
}

/** A drawn line between two places. */
export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `${x1} ${pageHeight - y1} m ${x2} ${pageHeight - y2} l S`
}

/** A filled box. */
export function box(x: number, y: number, width: number, height: number): string {
  return `${x} ${pageHeight - y - height} ${width} ${height} re f`
}

/** An image over most of the page, as a scanner makes. */
export const scan = 'q 595 0 0 842 0 0 cm /I1 Do Q'

/** A table with all its lines: borders of columns and rows, and the words of each cell. */
export function ruledTable(
  xs: readonly number[],
  ys: readonly number[],
  words: readonly (readonly string[])[],
  size = 10,
): string[] {
  const operators: string[] = []
  for (const x of xs) operators.push(line(x, ys[0]!, x, ys.at(-1)!))
  for (const y of ys) operators.push(line(xs[0]!, y, xs.at(-1)!, y))
  for (const [row, cells] of words.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell !== '') operators.push(text(cell, xs[column]! + 4, ys[row]! + 14, size))
    }
  }
  return operators
}

/** An annotation of some kind over a box, points from the left and the top; `more` is the rest of its dictionary. */
export function annotation(
  kind: string,
  [x, y, width, height]: readonly [number, number, number, number],
  more: string,
): string {
  const bottom = pageHeight - y - height
  return `/Subtype /${kind} /Rect [${x} ${bottom} ${x + width} ${bottom + height}] ${more}`
}

/** What stands in a layer. */
export function inLayer(name: string, operators: readonly string[]): string {
  return `/OC /${name} BDC ${operators.join(' ')} EMC`
}

/** A string of a PDF, in any script. */
export function pdfString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

/** A PDF with these pages. */
export function pdfOf(
  pages: readonly PageOperators[],
  options: {
    info?: string
    /** Annotations of the first page, each the inside of its dictionary: see `formField`. */
    annotations?: readonly string[]
    /** Names of layers, with whether they are shown; see `inLayer`. */
    layers?: Readonly<Record<string, boolean>>
  } = {},
): Buffer {
  const objects: string[] = []
  const add = (content: string) => objects.push(content)
  const pageId = (i: number) => 7 + 2 * i
  const layers = Object.entries(options.layers ?? {})
  const layerId = (i: number) => `${pageId(pages.length) + i} 0 R`
  const ids = layers.map((_layer, i) => layerId(i)).join(' ')
  const off = layers.flatMap(([, isShown], i) => (isShown ? [] : [layerId(i)])).join(' ')
  add(
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] >>${layers.length === 0 ? '' : ` /OCProperties << /OCGs [${ids}] /D << /Order [${ids}] /OFF [${off}] >> >>`} >>`,
  )
  const named = layers.map(([name], i) => `/${name} ${layerId(i)}`).join(' ')
  const annotations = (options.annotations ?? []).map((inside) => `<< /Type /Annot ${inside} >>`)
  add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_page, i) => `${pageId(i)} 0 R`).join(' ')}] >>`,
  )
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  add(
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream',
  )
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>',
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 >> >>',
  )
  for (const [i, operators] of pages.entries()) {
    const content = operators.join('\n')
    const annots = i === 0 ? ` /Annots [${annotations.join(' ')}]` : ''
    add(
      `<< /Type /Page /Parent 2 0 R${annots} /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents ${pageId(i) + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 5 0 R >> /XObject << /I1 4 0 R >>${named === '' ? '' : ` /Properties << ${named} >>`} >> >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  for (const [name] of layers) add(`<< /Type /OCG /Name (${name}) >>`)
  add(`<< ${options.info ?? ''} >>`)
  let file = '%PDF-1.4\n'
  const offsets = objects.map((content, i) => {
    const offset = file.length
    file += `${i + 1} 0 obj\n${content}\nendobj\n`
    return offset
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** Bytes of one piece of zeros, which packed is less than packing looks back, and how many pieces there are: 5 GB. */
const pieceBytes = 10_000_000
const pieces = 500

/**
 * A PDF of less than a kilobyte whose page unpacks to five gigabytes: zeros, packed four times over. Unpacked, they lie
 * outside of any heap.
 */
export function pdfOfNestedStreams(): Buffer {
  // A piece that ends in a full flush may stand any number of times.
  const piece = deflateRawSync(Buffer.alloc(pieceBytes), { finishFlush: constants.Z_FULL_FLUSH })
  const zlibHead = Buffer.from('789c', 'hex')
  const lastBlock = Buffer.from('030000000001', 'hex')
  const once = Buffer.concat([zlibHead, ...Array<Buffer>(pieces).fill(piece), lastBlock])
  const again = (bytes: Buffer): Buffer => deflateSync(bytes, { level: 9 })
  const packed = again(again(again(once)))
  const head = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Count 1 /Kids [3 0 R] >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>
endobj
4 0 obj
<< /Filter [/FlateDecode /FlateDecode /FlateDecode /FlateDecode] /Length ${packed.length} >>
stream
`
  const tail = '\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)])
}
