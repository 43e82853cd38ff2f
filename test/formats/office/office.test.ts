/** The same report as Word documents and PDF, written by LibreOffice: one outline, the same figures and checks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { toHtml } from '../support/html-writer.ts'
import { convert, officeFormats } from '../support/convert.ts'
import { describeOffice } from '../support/office.ts'
import { readingOf } from '../support/reading.ts'
import { reportsToWrite } from '../support/reports.ts'

const folder = temporaryFolder()
const reports = reportsToWrite(3)

describeOffice('written as %s by LibreOffice', officeFormats, (format) => {
  beforeAll(async () => {
    const pages = reports.map(({ name, text }) => {
      const file = join(folder, `${name}.html`)
      writeFileSync(file, toHtml(text))
      return file
    })
    await convert(pages, format, join(folder, format))
  })

  it.each(reports)('$name reads as its text does', async ({ name, text }) => {
    const path = join(folder, format, `${name}.${format}`)
    expect(await readingOf(readFileSync(path), path)).toEqual(
      await readingOf(Buffer.from(text), `${name}.txt`),
    )
  })
})
