/** Runs LibreOffice over files. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'

/** What LibreOffice writes here, with the filter that it must be told. */
const filters = {
  docx: 'docx:MS Word 2007 XML',
  doc: 'doc:MS Word 97',
  odt: 'odt:writer8',
  rtf: 'rtf:Rich Text Format',
  pdf: 'pdf:writer_pdf_Export',
} as const

export type OfficeFormat = keyof typeof filters
export const officeFormats = Object.keys(filters) as OfficeFormat[]

/** False where this machine has no LibreOffice. */
export function isOfficeInstalled(): boolean {
  return spawnSync('soffice', ['--version']).status === 0
}

/** Converts all files in one run of LibreOffice; returns the path of each result. */
export async function convert(
  files: readonly string[],
  format: OfficeFormat,
  outFolder: string,
): Promise<string[]> {
  mkdirSync(outFolder, { recursive: true })
  const profile = mkdtempSync(join(tmpdir(), 'gongkai-office-'))
  const isPage = files.every((file) => extname(file) === '.html')
  try {
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${profile}`,
      '--headless',
      '--norestore',
      ...(isPage ? ['--infilter=HTML (StarWriter)'] : []),
      '--convert-to',
      filters[format],
      '--outdir',
      outFolder,
      ...files,
    ])
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
  return files.map((file) => join(outFolder, `${basename(file, extname(file))}.${format}`))
}
