/** Builds ZIP archives and Word documents in memory, lies and all, for tests of their readers. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface TestEntry {
  /** Bytes where the name is in another encoding than UTF-8. */
  name: string | Uint8Array
  content: string | Uint8Array
  /** Sets the bit that says the entry is encrypted. */
  isEncrypted?: boolean
  /** What the headers state in place of the true size. */
  statedSize?: number
  /** Stands as it is, as a type that is read before anything is unpacked must. */
  isStored?: boolean
}

/** A ZIP archive, its entries deflated unless they say otherwise. */
export function zipOf(entries: readonly TestEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const packed = entry.isStored === true ? content : deflateRawSync(content)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(
      (typeof entry.name === 'string' ? 0x800 : 0) | (entry.isEncrypted === true ? 1 : 0),
      2,
    )
    fields.writeUInt16LE(entry.isStored === true ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.statedSize ?? content.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, place, name]))
    files.push(file)
    offset += file.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32BE(0x504b0506, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, central, end])
}

const wordNamespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A part that a Word document refers to by an id: `name` within the folder word/. */
export interface WordPart {
  id: string
  kind: string
  name: string
  content: string | Uint8Array
}

interface WordParts {
  numbering?: string
  styles?: string
  core?: string
  files?: readonly WordPart[]
}

/**
 * A Word document: `body` is the XML inside w:body; numbering and styles as XML inside their roots; `rewrite` changes the XML of the
 * document itself.
 */
export function docxOf(
  body: string,
  parts: WordParts = {},
  rewrite: (xml: string) => string = (xml) => xml,
): Buffer {
  const type = (name: string, kind: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
  const relation = (id: string, kind: string, target = `${kind}.xml`) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
  const files = parts.files ?? []
  const relations = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('document', 'document.main')}${type('numbering', 'numbering')}${type('styles', 'styles')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: relations(
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
      ),
    },
    {
      name: 'word/document.xml',
      content: rewrite(`<w:document ${wordNamespace}><w:body>${body}</w:body></w:document>`),
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(
        [
          relation('r1', 'numbering'),
          relation('r2', 'styles'),
          ...files.map(({ id, kind, name }) => relation(id, kind, name)),
        ].join(''),
      ),
    },
    {
      name: 'word/numbering.xml',
      content: `<w:numbering ${wordNamespace}>${parts.numbering ?? ''}</w:numbering>`,
    },
    {
      name: 'word/styles.xml',
      content: `<w:styles ${wordNamespace}>${parts.styles ?? ''}</w:styles>`,
    },
    ...files.map(({ name, content }) => ({ name: `word/${name}`, content })),
    ...(parts.core === undefined ? [] : [{ name: 'docProps/core.xml', content: parts.core }]),
  ])
}

/** A Word paragraph; `properties` is the XML inside w:pPr. */
export function wordParagraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A Word cell; `properties` is the XML inside w:tcPr. */
export function wordCell(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`
}
