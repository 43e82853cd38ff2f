/** A report says the same whether it is text in either encoding or a web page with the forms' merged cells. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { toHtml } from './support/html-writer.ts'
import { readingOf } from './support/reading.ts'
import { reportsToWrite } from './support/reports.ts'

describe.each(reportsToWrite(2))('$name', ({ name, text }) => {
  const asText = () => readingOf(Buffer.from(text), `${name}.txt`)

  it('reads the same from GB18030 as from UTF-8', async () => {
    const windowsLines = text.replace(/\n/g, '\r\n')
    expect(await readingOf(iconv.encode(windowsLines, 'gb18030'), `${name}.txt`)).toEqual(
      await asText(),
    )
  })

  it('reads the same from UTF-8 with a byte order mark', async () => {
    expect(await readingOf(Buffer.from(`\uFEFF${text}`), `${name}.txt`)).toEqual(await asText())
  })

  it('reads the same from HTML', async () => {
    expect(await readingOf(Buffer.from(toHtml(text)), `${name}.html`)).toEqual(await asText())
  })
})
