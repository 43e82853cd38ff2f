/** Reports whose prose stands in two columns over several pages, written as PDF by LibreOffice. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { readBytes } from '../../../src/ingest/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { toColumnDocument } from '../support/column-writer.ts'
import { convert } from '../support/convert.ts'
import { describeOffice } from '../support/office.ts'
import { reportsToWrite } from '../support/reports.ts'

const folder = temporaryFolder()
const bare = (text: string) => text.replace(/\s+/g, '')
const reports = reportsToWrite(2).map(({ name, text }) => {
  const [title = '', ...paragraphs] = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('|'))
  return { name, title, paragraphs }
})

describeOffice('in two columns as %s', ['pdf'], (format) => {
  beforeAll(async () => {
    const documents = reports.map(({ name, title, paragraphs }) => {
      const file = join(folder, `${name}.fodt`)
      writeFileSync(file, toColumnDocument(title, paragraphs))
      return file
    })
    await convert(documents, format, join(folder, format))
  })

  it.each(reports)('$name is read column by column', async ({ name, title, paragraphs }) => {
    const path = join(folder, format, `${name}.${format}`)
    const [document] = await readBytes(readFileSync(path), path)
    const read = document!.blocks.map((block) => (block.kind === 'text' ? bare(block.text) : '|'))
    expect(read).toEqual([title, ...paragraphs].map(bare))
  })
})
