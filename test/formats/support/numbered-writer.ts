/** Writes a report as an OpenDocument text whose chapters have automatic numbers: 一、 is in the list style, not in the text. */

const namespaces = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
].map((name) => `xmlns:${name}`)

/** A chapter: its title without a number, and its paragraphs. */
export interface Chapter {
  title: string
  paragraphs: readonly string[]
}

/** The document; the texts hold no markup. */
export function toNumberedDocument(title: string, chapters: readonly Chapter[]): string {
  const paragraph = (text: string) => `<text:p>${text}</text:p>`
  const body = chapters.flatMap(({ title: heading, paragraphs }) => [
    `<text:list text:style-name="Chapters" text:continue-numbering="true"><text:list-item>${paragraph(heading)}</text:list-item></text:list>`,
    ...paragraphs.map(paragraph),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces.join(' ')} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<text:list-style style:name="Chapters"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>
</office:automatic-styles>
<office:body><office:text>
${[paragraph(title), ...body].join('\n')}
</office:text></office:body>
</office:document>
`
}
