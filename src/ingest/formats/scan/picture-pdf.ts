/** Pictures as scanned pages: a PDF around them is drawn as any scanned PDF is. */
import { openPdf } from '../pdf/open.ts'
import { multiply, type Matrix } from '../pdf/matrix.ts'
import type { Frame } from './frame.ts'
import { drawPage, type DrawnPage } from './page-images.ts'

/** A page, points, and the pictures on it; `matrix` puts the unit square (y upwards) onto the page. */
export interface PicturePage {
  width: number
  height: number
  pictures: readonly { frame: Frame; matrix: Matrix }[]
}

/** Width of A4, points: what a picture was taken of is nearly always a sheet of it. */
const sheet = { short: 595, long: 842 }

/** A page that a picture fills, upright. */
export function pageOf(frame: Frame): PicturePage {
  const isTurned = frame.quarters % 2 === 1
  const [across, down] = isTurned ? [frame.height, frame.width] : [frame.width, frame.height]
  const width = across > down ? sheet.long : sheet.short
  const height = Math.max(1, (width * down) / across)
  return { width, height, pictures: [{ frame, matrix: [width, 0, 0, height, 0, 0] }] }
}

/** The unit square turned clockwise in itself. */
const turned: readonly Matrix[] = [
  [1, 0, 0, 1, 0, 0],
  [0, -1, 1, 0, 0, 1],
  [-1, 0, 0, -1, 1, 1],
  [0, 1, -1, 0, 1, 0],
]

/** The page as pixels; null where none of its pictures can be decoded. */
export async function drawPictures(page: PicturePage): Promise<DrawnPage | null> {
  if (page.pictures.every(({ frame }) => frame.rasters.length === 0)) return null
  const pdf = await openPdf(toPicturePdf([page]), 'picture', true)
  try {
    return await drawPage(await pdf.document.getPage(1), pdf.library)
  } finally {
    await pdf.close()
  }
}

/** The bytes of a PDF of these pages. */
export function toPicturePdf(pages: readonly PicturePage[]): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const write = (...pieces: (string | Uint8Array)[]): void => {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : Buffer.from(piece)
      parts.push(bytes)
      length += bytes.length
    }
  }
  const add = (id: number, ...pieces: (string | Uint8Array)[]): void => {
    offsets[id] = length
    write(`${id} 0 obj\n`, ...pieces, '\nendobj\n')
  }
  write('%PDF-1.7\n')
  let next = 3
  const kids: number[] = []
  for (const { width, height, pictures } of pages) {
    const names: string[] = []
    const drawn: string[] = []
    for (const { frame, matrix } of pictures) {
      const upright = multiply(matrix, turned[frame.quarters & 3]!)
      for (const { left, top, raster } of frame.rasters) {
        const id = next++
        const place = multiply(upright, [
          raster.width / frame.width,
          0,
          0,
          raster.height / frame.height,
          left / frame.width,
          1 - (top + raster.height) / frame.height,
        ])
        add(
          id,
          `<< /Type /XObject /Subtype /Image /Width ${raster.width} /Height ${raster.height} ${raster.dictionary} /Length ${raster.bytes.length} >>\nstream\n`,
          raster.bytes,
          '\nendstream',
        )
        names.push(`/I${id} ${id} 0 R`)
        drawn.push(`q ${place.map((value) => value.toFixed(6)).join(' ')} cm /I${id} Do Q`)
      }
    }
    const [content, page] = [next++, next++]
    const operators = drawn.join('\n')
    add(content, `<< /Length ${operators.length} >>\nstream\n${operators}\nendstream`)
    add(
      page,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Resources << /XObject << ${names.join(' ')} >> >> >>`,
    )
    kids.push(page)
  }
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(
    2,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`,
  )
  const start = length
  const entries = offsets.slice(1).map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)
  write(
    `xref\n0 ${next}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  )
  return Buffer.concat(parts)
}
