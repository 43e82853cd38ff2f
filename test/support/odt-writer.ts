/** Writes small OpenDocument texts. */
import { zipOf } from './archive.ts'

const namespaces = ['office', 'style', 'text', 'table', 'draw', 'meta']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** A packed document: `body` is the XML inside office:text, `styles` that inside the automatic styles. */
export function odtOf(body: string, styles = '', parts: Record<string, string> = {}): Buffer {
  return zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', isStored: true },
    {
      name: 'content.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    ...Object.entries(parts).map(([name, content]) => ({ name, content })),
  ])
}

/** The same in one XML file. */
export function flatOdt(body: string): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>${body}</office:text></office:body></office:document>`,
  )
}
