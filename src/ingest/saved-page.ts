/** The folder that a browser saves beside a page: what it is called, and which of its files are documents of their own. */

/** How browsers and Office call the folder of NAME.html. */
const folderEnding = /^(.+?)(?:_files|\.files|_file|_文件|\.文件)$/i
const pageEndings = ['html', 'htm', 'xhtml', 'shtml', 'mht', 'mhtml']

/** The page that a folder of this name belongs to, if one of `names` beside it is that page. */
export function pageOf(folder: string, names: ReadonlySet<string>): string | undefined {
  const stem = folderEnding.exec(folder)?.[1]
  if (stem === undefined) return undefined
  return pageEndings
    .flatMap((ending) => [`${stem}.${ending}`, `${stem}.${ending.toUpperCase()}`])
    .find((page) => names.has(page))
}

/** Excel puts its sheets there, and a page its attachments; all other pages there are frames. */
const documentName =
  /(?:^|\/)sheet\d+\.html?$|\.(?:pdf|docx?|docm|wps|xlsx?|xlsm|csv|ofd|odt|rtf|zip)$/i

/** Whether a file in such a folder is a document, and no part of how the page looks. */
export function isDocumentOfPage(path: string): boolean {
  return documentName.test(path.replaceAll('\\', '/'))
}
