import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  drawImages,
  inkLimit,
  skewOf,
  whiten,
  type Bitmap,
} from '../../../src/ingest/formats/scan/bitmap.ts'
import { inkOfCells, toSheet, withoutTables } from '../../../src/ingest/formats/scan/cells.ts'
import { takeRulings } from '../../../src/ingest/formats/scan/find-rulings.ts'
import { findGrids } from '../../../src/ingest/formats/pdf/ruled-tables.ts'
import { encode } from 'fast-png'
import { ofdOf } from '../../formats/support/ofd-writer.ts'
import { run } from '../../cli/run.ts'
import { itLong } from '../../support/long.ts'
import { pdfOf, scan, text } from '../../support/pdf-writer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function paper(width: number, height: number, shade = 255): Bitmap {
  return { width, height, pixels: new Uint8Array(width * height).fill(shade) }
}

/** Ink over a rectangle. */
function ink(page: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y++)
    page.pixels.fill(10, y * page.width + left, y * page.width + left + width)
}

const isInk = (page: Bitmap, x: number, y: number) => page.pixels[y * page.width + x]! < 128

describe('a page as pixels', () => {
  it('has its images where the page puts them, upright', () => {
    const image = paper(2, 2)
    // The upper left quarter.
    ink(image, 0, 0, 1, 1)
    const placed = {
      image,
      matrix: [40, 0, 0, -40, 30, 50] as [number, number, number, number, number, number],
      isMask: false,
    }
    const page = drawImages([placed], 100, 100)
    expect(isInk(page, 35, 15)).toBe(true)
    for (const [x, y] of [
      [65, 15],
      [35, 45],
      [20, 15],
      [35, 5],
    ] as const)
      expect(isInk(page, x, y), `${x},${y}`).toBe(false)
  })

  it('takes strips beside each other, and a mask for ink alone', () => {
    const black = paper(4, 4, 0)
    const page = drawImages(
      [
        { image: black, matrix: [50, 0, 0, -20, 0, 20], isMask: false },
        { image: paper(4, 4), matrix: [50, 0, 0, -20, 0, 20], isMask: true },
        { image: black, matrix: [50, 0, 0, -20, 0, 40], isMask: true },
      ],
      50,
      60,
    )
    expect([10, 30, 50].map((y) => isInk(page, 25, y))).toEqual([true, true, false])
  })

  it('averages an image that is finer than the page', () => {
    const image = paper(400, 400)
    for (let x = 0; x < 400; x += 2) ink(image, x, 0, 1, 400)
    const page = drawImages([{ image, matrix: [100, 0, 0, -100, 0, 100], isMask: false }], 100, 100)
    expect(page.pixels[50 * 100 + 50]).toBeGreaterThan(110)
    expect(page.pixels[50 * 100 + 50]).toBeLessThan(150)
  })

  it('is told how far its lines fall to the right', () => {
    for (const degrees of [-2, 0, 0.6, 1.5]) {
      const page = paper(800, 1000)
      const slope = Math.tan((degrees * Math.PI) / 180)
      for (let line = 100; line < 900; line += 40)
        for (let x = 80; x < 700; x++)
          if (x % 25 < 18) ink(page, x, Math.round(line + x * slope), 1, 14)
      expect(skewOf(page), String(degrees)).toBeCloseTo(degrees, 0.5)
    }
  })

  it('lies on white paper, however grey it was, and keeps its ink', () => {
    const page = paper(100, 100, 190)
    ink(page, 20, 20, 30, 10)
    const white = whiten(page)
    expect(white.pixels[0]).toBe(255)
    expect(white.pixels[25 * 100 + 30]).toBeLessThan(30)
    expect(inkLimit(white)).toBeLessThan(250)
  })
})

describe('a scanned table', () => {
  const rows = [200, 300, 400]
  const columns = [100, 400, 700, 1000]
  const table = () => {
    const page = paper(1200, 800)
    for (const y of rows) ink(page, 100, y, 900, 3)
    for (const x of columns) ink(page, x, 200, 3, 200)
    // A cell with words, one with a digit, one with a speck.
    ink(page, 150, 240, 120, 30)
    ink(page, 540, 330, 8, 30)
    ink(page, 800, 330, 2, 2)
    // 一 in a title, and a rule below it that crosses nothing.
    ink(page, 300, 80, 90, 6)
    ink(page, 100, 150, 900, 3)
    return page
  }

  it('gives up its lines and nothing else', () => {
    const { rulings, rest } = takeRulings(table(), 300)
    expect(rulings.horizontal.map(({ at }) => Math.round(at))).toEqual(rows.map((y) => y + 1))
    expect(rulings.vertical.map(({ at }) => Math.round(at))).toEqual(columns.map((x) => x + 1))
    expect(isInk(rest, 250, 201)).toBe(false)
    expect(isInk(rest, 401, 250)).toBe(false)
    for (const [x, y] of [
      [200, 250],
      [543, 340],
      [340, 82],
      [500, 151],
    ] as const)
      expect(isInk(rest, x, y), `${x},${y}`).toBe(true)
  })

  it('is taken apart into the cells that hold something', () => {
    const { rulings, rest } = takeRulings(table(), 300)
    const tables = findGrids(rulings)
    const boxes = inkOfCells(rest, tables)
    expect(boxes).toEqual([
      { left: 150, top: 240, right: 270, bottom: 270 },
      { left: 540, top: 330, right: 548, bottom: 360 },
    ])
    const { sheet, places } = toSheet(rest, boxes)
    expect(places.map(({ left, top }) => isInk(sheet, left, top))).toEqual([true, true])
    expect(places[1]!.top).toBeGreaterThan(places[0]!.bottom)
    const outside = withoutTables(rest, tables)
    expect(isInk(outside, 200, 250)).toBe(false)
    expect(isInk(outside, 340, 82)).toBe(true)
  })
})

describe('a program that reads pictures', { timeout: 300_000 }, () => {
  const folder = temporaryFolder()
  const bin = join(folder, 'bin')
  const log = join(folder, 'calls')
  const words = ['依申请公开', '政府信息'].map(
    (word, i) => `5\t1\t1\t1\t1\t${i + 1}\t${300 + 400 * i}\t400\t350\t60\t90\t${word}`,
  )
  const table = ['level\tpage_num', '4\t1\t1\t1\t1\t0\t300\t400\t750\t60\t-1\t', ...words].join(
    '\n',
  )

  /** Stands in for tesseract: knows its languages, and does `act` with a picture. */
  function install(act: string): Record<string, string> {
    mkdirSync(bin, { recursive: true })
    const program = join(bin, 'tesseract')
    writeFileSync(join(folder, 'table.tsv'), `${table}\n`)
    writeFileSync(
      program,
      `#!/bin/sh\ncase "$1" in\n--list-langs) echo chi_sim; echo eng; exit;;\n--version) echo tesseract 5.9; exit;;\nesac\necho "$@" >> ${log}\n${act}\n`,
    )
    chmodSync(program, 0o755)
    return {
      PATH: bin,
      GONGKAI_OCR_CACHE: join(folder, 'cache'),
      GONGKAI_READER_MEMORY_MB: String(memory++),
    }
  }
  /** Processes are kept by their memory: one of another test would know another program. */
  let memory = 1900
  const answers = `/bin/cat > /dev/null; /bin/cat ${join(folder, 'table.tsv')}`
  const file = (name: string, pages: Parameters<typeof pdfOf>[0]) => {
    writeFileSync(join(folder, name), pdfOf(pages))
    return join(folder, name)
  }

  itLong(
    'is asked only where that is wanted, and its words stand marked beside those of the file',
    async () => {
      const env = install(answers)
      const path = file('mixed.pdf', [[text('Words', 72, 100)], [scan]])
      const without = JSON.parse((await run(['inspect', path, '--json'], env)).stdout) as Inspected
      expect(without.warnings.map(({ code }) => code)).toEqual(['scanned_page'])
      expect(existsSync(log)).toBe(false)
      const asked = JSON.parse(
        (await run(['inspect', path, '--ocr', '--json'], env)).stdout,
      ) as Inspected
      expect(asked.warnings.map(({ code }) => code)).toEqual(['recognized_pages'])
      expect(asked.outline[0]!.passages).toMatchObject([
        { text: 'Words' },
        { text: '依申请公开政府信息', ocr: true },
      ])
      expect(asked.outline[0]!.passages[0]).not.toHaveProperty('ocr')
      expect(asked.account).toMatchObject({ read: 14, notRead: [] })
      // The same picture again comes from the cache.
      const calls = readFileSync(log, 'utf8')
      await run(['inspect', path, '--ocr', '--json'], env)
      expect(readFileSync(log, 'utf8')).toBe(calls)
    },
  )

  itLong('is given what of a page can be decoded, and the rest is said', async () => {
    const pictures =
      '<ofd:ImageObject ID="2" Boundary="0 0 297 200" ResourceID="5"/><ofd:ImageObject ID="3" Boundary="0 210 297 200" ResourceID="6"/>'
    const media = (id: number, name: string) =>
      `<ofd:MultiMedia ID="${id}" Type="Image"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia>`
    const picture = encode({
      width: 480,
      height: 320,
      data: new Uint8Array(480 * 320),
      channels: 1,
      depth: 8,
    })
    const page = (second: string) =>
      ofdOf([pictures], {
        common: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
        parts: {
          'Doc_0/DocumentRes.xml': `<ofd:Res xmlns:ofd="x"><ofd:MultiMedias>${media(5, 'a.png')}${media(6, second)}</ofd:MultiMedias></ofd:Res>`,
          'Doc_0/a.png': picture,
        },
      })
    const env = install(answers)
    const codesOf = async (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes)
      const { stdout } = await run(['inspect', join(folder, name), '--ocr', '--json'], env)
      return (JSON.parse(stdout) as Inspected).warnings.map(({ code }) => code)
    }
    expect(await codesOf('whole.ofd', page('a.png'))).toEqual(['recognized_pages'])
    expect(await codesOf('part.ofd', page('b.png'))).toEqual(['recognized_pages', 'scanned_part'])
  })

  itLong('that fails or hangs costs the page, not the file', async () => {
    const path = file('other.pdf', [[text('Words', 72, 100)], [scan]])
    for (const act of ['echo no memory >&2; exit 1', 'exec /bin/sleep 60']) {
      const env = {
        ...install(act),
        GONGKAI_OCR_CACHE: join(folder, 'none'),
        GONGKAI_FILE_TIMEOUT_MS: '40000',
      }
      const { stdout } = await run(['inspect', path, '--ocr', '--json'], env)
      const { warnings, outline } = JSON.parse(stdout) as Inspected
      expect(warnings).toMatchObject([{ code: 'scanned_page' }])
      expect(warnings[0]!.message).toMatch(/没有成功：.*(?:no memory|SIGKILL)/)
      expect(outline[0]!.passages).toMatchObject([{ text: 'Words' }])
    }
  })

  itLong('dies with the process that started it', async () => {
    const noted = join(folder, 'pid')
    const env = {
      ...install(`echo $$ > ${noted}; exec /bin/sleep 600`),
      GONGKAI_OCR_CACHE: join(folder, 'none'),
      GONGKAI_FILE_TIMEOUT_MS: '3600000',
    }
    const stopped = run(['inspect', file('third.pdf', [[scan]]), '--ocr'], env)
    while (!existsSync(noted)) await setTimeout(50)
    const pid = Number(readFileSync(noted, 'utf8'))
    const reader = Number(/^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1])
    process.kill(reader, 'SIGKILL')
    expect((await stopped).code).not.toBe(0)
    await expect.poll(() => existsSync(`/proc/${pid}`), { timeout: 10_000 }).toBe(false)
  })

  interface Inspected {
    warnings: { code: string; message: string }[]
    outline: { passages: { text: string; ocr?: true }[] }[]
    account: unknown
  }
})
