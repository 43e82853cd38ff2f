/**
 * Files that are odd in one way only: one character a million times, in a line or as lines, or what a format nests, nested. Readers
 * whose time grows with the square of something show it here.
 */
import { ofdOf } from '../formats/support/ofd-writer.ts'
import { docxOf, wordParagraph } from './archive.ts'
import { flatOdt, odtOf } from './odt-writer.ts'
import { pdfOf } from './pdf-writer.ts'
import { xlsxOf } from './xlsx-writer.ts'

/** Each means something to a reader, a layout, a number or a border of words. */
export const oddCharacters: Readonly<Record<string, string>> = {
  ...{ less: '<', greater: '>', bracket: '[', parenthesis: '(', star: '*', underscore: '_' },
  ...{ backtick: '`', pipe: '|', quote: '"', hash: '#', dash: '-', tab: '\t', space: ' ' },
  ...{ combining: '\u0301', wideSpace: '\u3000', digit: '7', one: '一', twoThree: '二三' },
  ...{
    stop: '。',
    letter: 'a',
    comma: ',',
    amp: '&',
    backslash: '\\',
    brace: '{',
    wideComma: '，',
  },
}

/** How the characters stand: all in one line, or each a line of its own. */
export const shapes = ['line', 'lines'] as const
export type Shape = (typeof shapes)[number]

const title = '青岫县2023年政府信息公开工作年度报告'
const opening = '2023年，本机关收到政府信息公开申请28件，上年结转1件。'

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

interface OddFormat {
  /** The ending of its files. */
  ending: string
  /** A file whose paragraphs these are. */
  write: (paragraphs: readonly string[]) => Buffer
}

const htmlOf = (body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`
const htmlParagraphs = (paragraphs: readonly string[]): string =>
  `<h1>${title}</h1>${[opening, ...paragraphs].map((text) => `<p>${text}</p>`).join('\n')}`
const mhtmlOf = (html: string): Buffer =>
  Buffer.from(
    `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--B--\r\n`,
  )

/** A page holds so many lines; what a page of paper holds is not what hostile files keep to. */
const linesPerPage = 1000
const inPages = (lines: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(lines.length / linesPerPage) }, (_, i) =>
    lines.slice(i * linesPerPage, (i + 1) * linesPerPage),
  )

/** Operators that show a line, the next one standing below. */
function pdfLine(text: string): string {
  if (/[^\x20-\xff]/.test(text))
    return `/F2 12 Tf <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj T*`
  return `(${text.replace(/[\\()]/g, '\\$&')}) Tj T*`
}
const pdfParagraphs = (paragraphs: readonly string[]): Buffer =>
  pdfOf(
    inPages([title, opening, ...paragraphs]).map((lines) => [
      'BT /F1 12 Tf 14 TL 1 0 0 1 72 770 Tm',
      ...lines.map(pdfLine),
      'ET',
    ]),
  )

const ofdText = (text: string, y: number): string =>
  `<ofd:TextObject ID="1" Boundary="30 ${y} 200 7" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g ${Math.max(1, text.length - 1)} 5">${escapeMarkup(text)}</ofd:TextCode></ofd:TextObject>`
const rtfOf = (body: string): Buffer =>
  Buffer.from(String.raw`{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}` + body + '}')
const rtfText = (text: string): string =>
  text.replace(/[\\{}]|[^\t -~]/g, (character) =>
    character <= '~' ? `\\${character}` : `\\u${(character.charCodeAt(0) << 16) >> 16}?`,
  )

export const oddFormats: Readonly<Record<string, OddFormat>> = {
  text: {
    ending: 'txt',
    write: (paragraphs) => Buffer.from([title, opening, ...paragraphs].join('\n')),
  },
  markdown: {
    ending: 'md',
    write: (paragraphs) => Buffer.from([`# ${title}`, '', opening, ...paragraphs].join('\n')),
  },
  html: { ending: 'html', write: (paragraphs) => Buffer.from(htmlOf(htmlParagraphs(paragraphs))) },
  mhtml: { ending: 'mht', write: (paragraphs) => mhtmlOf(htmlOf(htmlParagraphs(paragraphs))) },
  csv: {
    ending: 'csv',
    write: (paragraphs) =>
      Buffer.from(
        `标题,正文\n${title},"${opening}"\n${paragraphs.map((text) => `甲,${text}`).join('\n')}`,
      ),
  },
  docx: {
    ending: 'docx',
    write: (paragraphs) =>
      docxOf(
        [title, opening, ...paragraphs].map((text) => wordParagraph(escapeMarkup(text))).join(''),
      ),
  },
  odt: {
    ending: 'odt',
    write: (paragraphs) =>
      odtOf(
        [title, opening, ...paragraphs]
          .map((text) => `<text:p>${escapeMarkup(text)}</text:p>`)
          .join(''),
      ),
  },
  rtf: {
    ending: 'rtf',
    write: (paragraphs) =>
      rtfOf([title, opening, ...paragraphs].map((text) => `${rtfText(text)}\\par\n`).join('')),
  },
  xlsx: {
    ending: 'xlsx',
    write: (paragraphs) =>
      xlsxOf([{ name: 'S', rows: [title, opening, ...paragraphs].map((text) => [text]) }]),
  },
  pdf: { ending: 'pdf', write: pdfParagraphs },
  ofd: {
    ending: 'ofd',
    write: (paragraphs) =>
      ofdOf(
        inPages([title, opening, ...paragraphs]).map((lines) =>
          lines.map((text, i) => ofdText(text, 10 + i * 6)).join(''),
        ),
      ),
  },
}

/** A file of `format` with `count` characters in that shape. */
export function oddFile(format: string, character: string, shape: Shape, count: number): Buffer {
  const paragraphs =
    shape === 'line'
      ? [character.repeat(Math.ceil(count / character.length))]
      : Array<string>(count).fill(character)
  return oddFormats[format]!.write(paragraphs)
}

const nest = (open: string, close: string, count: number, inside = '内'): string =>
  open.repeat(count) + inside + close.repeat(count)

/** What each format nests or repeats without end: `count` characters of it, more or less. */
export const nestings: Readonly<
  Record<string, Readonly<Record<string, (count: number) => Buffer>>>
> = {
  text: {
    brackets: (count) => oddFormats['text']!.write([nest('（', '）', count / 2)]),
    rows: (count) =>
      oddFormats['text']!.write(Array<string>(Math.floor(count / 8)).fill('| 甲 | 1 |')),
    numbers: (count) => oddFormats['text']!.write(['一、二是（三）'.repeat(count / 7)]),
    headings: (count) =>
      oddFormats['text']!.write(Array<string>(Math.floor(count / 5)).fill('一、公开')),
    sections: (count) => oddFormats['text']!.write(['一、主动公开政府信息情况'.repeat(count / 12)]),
    statements: (count) => oddFormats['text']!.write(['索引号：'.repeat(count / 4)]),
    figures: (count) => oddFormats['text']!.write(['收到申请28件，'.repeat(count / 9)]),
    figuresEnded: (count) => oddFormats['text']!.write(['收到申请28件。'.repeat(count / 9)]),
    dates: (count) => oddFormats['text']!.write(['2023年1月1日'.repeat(count / 9)]),
    form: (count) =>
      oddFormats['text']!.write(['本年新收政府信息公开申请数量 0 0 0 0 0 0 0 '.repeat(count / 30)]),
    formLines: (count) =>
      oddFormats['text']!.write(
        Array<string>(Math.floor(count / 30)).fill('本年新收政府信息公开申请数量 0 0 0 0 0 0 0'),
      ),
    indicators: (count) =>
      oddFormats['text']!.write([
        '统计指标 单位 统计数 主动公开政府信息数 条 1 '.repeat(count / 27),
      ]),
    mixedEnds: (count) => oddFormats['text']!.write(['\r \u2028\f'.repeat(count / 4)]),
    titles: (count) => oddFormats['text']!.write([`${title} `.repeat(count / 20)]),
    bodies: (count) => oddFormats['text']!.write(['青岫县人民政府办公室'.repeat(count / 10)]),
    bodyLines: (count) =>
      oddFormats['text']!.write(Array<string>(Math.floor(count / 10)).fill(title)),
  },
  markdown: {
    quotes: (count) =>
      oddFormats['markdown']!.write(Array<string>(1000).fill('> '.repeat(count / 2000))),
    tables: (count) =>
      oddFormats['markdown']!.write(Array<string>(Math.floor(count / 10)).fill('|甲|1|\n|-|-|')),
    wideTable: (count) =>
      oddFormats['markdown']!.write(['|'.repeat(count / 3), '|-'.repeat(count / 3), '|a']),
    longTable: (count) =>
      oddFormats['markdown']!.write([
        '|甲|乙|',
        '|-|-|',
        ...Array<string>(Math.floor(count / 6)).fill('|1|2|'),
      ]),
    rules: (count) => oddFormats['markdown']!.write(['- * _ '.repeat(count / 6) + 'x']),
    ruleOfTable: (count) => oddFormats['markdown']!.write(['|a|', `${'|--'.repeat(count / 3)}x`]),
    dashes: (count) => oddFormats['markdown']!.write(['|a|', `|${'-'.repeat(count)}x`]),
    hashes: (count) =>
      oddFormats['markdown']!.write([`# a${'#'.repeat(count)} x`, `# ${' #'.repeat(count / 2)}x`]),
    frontMatter: (count) => Buffer.from(`---\n${'a: "b\n'.repeat(count / 6)}`),
    frontMatterKeys: (count) =>
      Buffer.from(
        `---\n${Array.from({ length: count / 10 }, (_, i) => `k${i}: v`).join('\n')}\n---\n# ${title}\n`,
      ),
  },
  html: {
    ...pages((body) => Buffer.from(htmlOf(body))),
    comments: (count) => Buffer.from(`${'<!-- -->'.repeat(count / 8)}<p>内`),
    openComments: (count) => Buffer.from(htmlOf('<!--'.repeat(count / 4))),
    metas: (count) => Buffer.from(`${'<meta '.repeat(count / 6)}>`),
  },
  mhtml: {
    ...pages((body) => mhtmlOf(htmlOf(body))),
    parts: (count) =>
      Buffer.from(
        `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n${'--B\r\nContent-Type: text/html\r\n\r\n<p>内\r\n'.repeat(count / 38)}--B--\r\n`,
      ),
    heads: (count) =>
      Buffer.from(
        `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n${'X: y\r\n'.repeat(count / 6)}\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>内\r\n--B--`,
      ),
    folded: (count) =>
      Buffer.from(
        `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\nX: y\r\n${' z\r\n'.repeat(count / 4)}\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>内\r\n--B--`,
      ),
    quotedPrintable: (count) =>
      Buffer.from(
        `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>${'=\r\n'.repeat(count / 3)}内\r\n--B--`,
      ),
    nested: (count) => {
      const depth = Math.floor(count / 80)
      let parts = 'MIME-Version: 1.0\r\nFrom: <Saved by Blink>\r\n'
      for (let i = 0; i < depth; i++)
        parts += `Content-Type: multipart/related; boundary="B${i}"\r\n\r\n--B${i}\r\n`
      return Buffer.from(`${parts}Content-Type: text/html\r\n\r\n<p>内`)
    },
  },
  csv: {
    columns: (count) =>
      Buffer.from(`正文${',a'.repeat(count / 2)}\n${title}${',b'.repeat(count / 2)}`),
    rows: (count) => Buffer.from(`标题,正文\n${'a,b\n'.repeat(count / 4)}`),
    texts: (count) =>
      Buffer.from(`标题,正文\n${`甲,${title}\n`.repeat(Math.min(9_999, count / 22))}`),
    quotes: (count) => Buffer.from(`标题,正文\n甲,"${'""'.repeat(count / 2)}`),
    openQuotes: (count) => Buffer.from(`标题,正文\n${'甲,"乙\n'.repeat(count / 5)}`),
    blanksAfterQuotes: (count) => Buffer.from(`标题,正文\n甲,"${'" '.repeat(count / 2)}x"`),
    manyBlanks: (count) =>
      Buffer.from(`标题,正文\n甲,"${`"${' '.repeat(1000)}`.repeat(count / 1000)}x"`),
    tags: (count) => Buffer.from(`标题,正文\n甲,"<p>${'<p '.repeat(count / 3)}<div>"`),
    blankLines: (count) => Buffer.from(`标题,正文\n甲,乙${'\n'.repeat(count)}`),
  },
  docx: {
    tables: (count) =>
      docxOf(
        nest('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', count / 40, wordParagraph('内')),
      ),
    runs: (count) => docxOf(`<w:p>${'<w:r><w:t>内</w:t></w:r>'.repeat(count / 24)}</w:p>`),
    nestedRuns: (count) =>
      docxOf(`<w:p>${nest('<w:ins><w:r>', '</w:r></w:ins>', count / 26)}</w:p>`),
    controls: (count) =>
      docxOf(
        nest('<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>', count / 44, wordParagraph('内')),
      ),
    fields: (count) =>
      docxOf(
        `<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(count / 46)}<w:r><w:t>内</w:t></w:r></w:p>`,
      ),
    rows: (count) =>
      docxOf(
        `<w:tbl>${'<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>'.repeat(count / 66)}</w:tbl>`,
      ),
    cells: (count) =>
      docxOf(
        `<w:tbl><w:tr>${'<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'.repeat(count / 50)}</w:tr></w:tbl>`,
      ),
    attributes: (count) =>
      docxOf(
        wordParagraph(
          '内',
          `<w:x ${Array.from({ length: count / 10 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
        ),
      ),
    raw: (count) => docxOf(`<w:p>${'<'.repeat(count)}</w:p>`),
    open: (count) => docxOf('<w:p>'.repeat(count / 5)),
    boxes: (count) =>
      docxOf(
        `<w:p>${nest('<w:r><w:pict><w:txbxContent><w:p>', '</w:p></w:txbxContent></w:pict></w:r>', count / 66)}</w:p>`,
      ),
    spans: (count) =>
      docxOf(
        `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p/></w:tc></w:tr>'.repeat(count / 76)}</w:tbl>`,
      ),
    styles: (count) =>
      docxOf(wordParagraph('内', '<w:pStyle w:val="s0"/>'), {
        styles: Array.from(
          { length: Math.floor(count / 60) },
          (_, i) => `<w:style w:styleId="s${i}"><w:basedOn w:val="s${i + 1}"/></w:style>`,
        ).join(''),
      }),
  },
  odt: {
    lists: (count) =>
      odtOf(
        nest(
          '<text:list><text:list-item>',
          '</text:list-item></text:list>',
          count / 56,
          '<text:p>内</text:p>',
        ),
      ),
    items: (count) =>
      odtOf(
        `<text:list>${'<text:list-item><text:p>1</text:p></text:list-item>'.repeat(count / 52)}</text:list>`,
      ),
    spans: (count) => odtOf(`<text:p>${nest('<text:span>', '</text:span>', count / 23)}</text:p>`),
    tables: (count) =>
      odtOf(
        nest(
          '<table:table><table:table-row><table:table-cell>',
          '</table:table-cell></table:table-row></table:table>',
          count / 100,
          '<text:p>内</text:p>',
        ),
      ),
    rows: (count) =>
      odtOf(
        `<table:table>${'<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>'.repeat(count / 90)}</table:table>`,
      ),
    repeated: () =>
      odtOf(
        `<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>1</text:p></table:table-cell></table:table-row></table:table>`,
      ),
    spaces: () => odtOf(`<text:p>${'<text:s text:c="1000000000"/>'.repeat(100)}内</text:p>`),
    sections: (count) =>
      odtOf(nest('<text:section>', '</text:section>', count / 29, '<text:p>内</text:p>')),
    open: (count) => odtOf('<text:p>'.repeat(count / 8)),
    flat: (count) => flatOdt(nest('<text:span>', '</text:span>', count / 23)),
    attributes: (count) =>
      odtOf(
        `<text:p ${Array.from({ length: count / 10 }, (_, i) => `a${i}="1"`).join(' ')}>内</text:p>`,
      ),
  },
  rtf: {
    groups: (count) => rtfOf(nest('{', '}', count / 2)),
    open: (count) => rtfOf('{'.repeat(count)),
    closed: (count) => rtfOf('}'.repeat(count)),
    words: (count) => rtfOf(String.raw`\b `.repeat(count / 3)),
    longWord: (count) => rtfOf(`\\${'a'.repeat(count)}`),
    longNumber: (count) => rtfOf(`\\u${'9'.repeat(count)}`),
    characters: (count) => rtfOf(String.raw`\'d6`.repeat(count / 4)),
    rows: (count) => rtfOf(String.raw`\trowd\cellx100\intbl 1\cell\row`.repeat(count / 32)),
    cells: (count) =>
      rtfOf(
        String.raw`\trowd` +
          Array.from({ length: Math.floor(count / 20) }, (_, i) => `\\cellx${i}`).join('') +
          String.raw`\intbl 1\cell`.repeat(count / 20) +
          String.raw`\row`,
      ),
    nestedTables: (count) =>
      rtfOf(String.raw`\trowd\cellx100{\itap2\intbl 1\nestcell`.repeat(count / 40)),
    bins: (count) => rtfOf(String.raw`\bin1 x`.repeat(count / 7)),
    fonts: (count) =>
      rtfOf(`{\\fonttbl${Array.from({ length: count / 20 }, (_, i) => `{\\f${i} a;}`).join('')}}`),
    unicodes: (count) => rtfOf(String.raw`{\upr{a}{\*\ud b}}`.repeat(count / 18)),
  },
  xlsx: {
    columns: () => xlsxOf([{ name: 'S', rows: [Array<string>(16_384).fill('1')] }]),
    rows: (count) =>
      xlsxOf([{ name: 'S', rows: Array.from({ length: count / 50 }, () => [title, '1', '2']) }]),
    merges: (count) =>
      xlsxOf([
        {
          name: 'S',
          rows: [[title], [opening]],
          merges: Array.from({ length: count / 20 }, (_, i) => `A${i + 1}:XFD${i + 1}`),
        },
      ]),
    bigMerges: (count) =>
      xlsxOf([
        {
          name: 'S',
          rows: [[title], [opening]],
          merges: Array<string>(Math.floor(count / 20)).fill('A1:XFD1048576'),
        },
      ]),
    far: () =>
      xlsxOf([{ name: 'S', rows: [[title], [opening]], rowAttributes: ['', 'r="1048576"'] }]),
    sheets: (count) =>
      xlsxOf(
        Array.from({ length: Math.min(2_000, count / 100) }, (_, i) => ({
          name: `S${i}`,
          rows: [[title]],
        })),
      ),
    sparse: (count) =>
      xlsxOf([
        {
          name: 'S',
          rows: Array.from({ length: count / 40 }, (_, i) => [
            { attributes: `r="XFD${i + 1}" t="str"`, content: '<v>1</v>' },
          ]),
        },
      ]),
  },
  pdf: {
    saves: (count) => pdfOf([Array<string>(Math.floor(count / 2)).fill('q')]),
    savesRestored: (count) => pdfOf([[nest('q ', 'Q ', count / 4, '')]]),
    strings: (count) => pdfOf([[`(${nest('(', ')', count / 2)}) Tj`]]),
    openString: (count) => pdfOf([['('.repeat(count)]]),
    arrays: (count) => pdfOf([['['.repeat(count)]]),
    dictionaries: (count) => pdfOf([['<<'.repeat(count / 2)]]),
    names: (count) => pdfOf([[`/${'a'.repeat(count)}`]]),
    hex: (count) => pdfOf([[`BT /F2 12 Tf <${'4e00'.repeat(count / 4)}> Tj ET`]]),
    texts: (count) =>
      pdfOf([
        ['BT /F1 12 Tf', ...Array<string>(Math.floor(count / 16)).fill('1 1 Td (a) Tj'), 'ET'],
      ]),
    matrices: (count) => pdfOf([Array<string>(Math.floor(count / 16)).fill('1 0 0 1 1 1 cm')]),
    rules: (count) =>
      pdfOf([Array.from({ length: count / 22 }, (_, i) => `${i % 590} 10 m ${i % 590} 800 l S`)]),
    grid: (count) =>
      pdfOf([
        Array.from({ length: count / 22 }, (_, i) =>
          i % 2 === 0
            ? `${(i / 40) % 590} 10 m ${(i / 40) % 590} 800 l S`
            : `10 ${(i / 40) % 800} m 590 ${(i / 40) % 800} l S`,
        ),
      ]),
    boxes: (count) =>
      pdfOf([
        Array.from({ length: count / 20 }, (_, i) => `${i % 500} ${(i * 7) % 800} 20 10 re S`),
      ]),
    marks: (count) => pdfOf([Array<string>(Math.floor(count / 12)).fill('/P BMC')]),
    forms: (count) => pdfOf([Array<string>(Math.floor(count / 7)).fill('/I1 Do')]),
    columns: (count) =>
      pdfOf([
        [
          'BT /F1 4 Tf',
          ...Array.from(
            { length: Math.floor(count / 35) },
            (_, i) => `1 0 0 1 ${(i * 37) % 590} ${(i * 53) % 840} Tm (ab) Tj`,
          ),
          'ET',
        ],
      ]),
    pages: (count) =>
      pdfOf(
        Array.from({ length: Math.min(1_999, count / 300) }, () => [
          'BT /F1 12 Tf 72 700 Td (page) Tj ET',
        ]),
      ),
    annotations: (count) =>
      pdfOf([['BT /F1 12 Tf 72 700 Td (a) Tj ET']], {
        annotations: Array<string>(Math.floor(count / 60)).fill(
          '/Subtype /FreeText /Rect [72 700 90 712] /Contents (a)',
        ),
      }),
  },
  ofd: {
    blocks: (count) =>
      ofdOf([nest('<ofd:PageBlock>', '</ofd:PageBlock>', count / 31, ofdText('内', 30))]),
    texts: (count) =>
      ofdOf([Array.from({ length: count / 150 }, (_, i) => ofdText('内', i % 400)).join('')]),
    paths: (count) =>
      ofdOf([
        Array.from(
          { length: count / 120 },
          (_, i) =>
            `<ofd:PathObject ID="2" Boundary="${i % 290} 10 1 400"><ofd:AbbreviatedData>M 0 0 L 0 400</ofd:AbbreviatedData></ofd:PathObject>`,
        ).join(''),
      ]),
    longPath: (count) =>
      ofdOf([
        `<ofd:PathObject ID="2" Boundary="0 0 290 400"><ofd:AbbreviatedData>M 0 0 ${'L 1 1 '.repeat(count / 6)}</ofd:AbbreviatedData></ofd:PathObject>`,
      ]),
    steps: (count) =>
      ofdOf([
        `<ofd:TextObject ID="1" Boundary="30 30 90 7" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="${'g 99999999 1 '.repeat(count / 13)}">内</ofd:TextCode></ofd:TextObject>`,
      ]),
    open: (count) => ofdOf(['<ofd:PageBlock>'.repeat(count / 15)]),
    pages: (count) =>
      ofdOf(Array.from({ length: Math.min(1_999, count / 400) }, () => ofdText('内', 30))),
  },
}

/** What pages nest and repeat. */
function pages(page: (body: string) => Buffer): Record<string, (count: number) => Buffer> {
  const repeated =
    (open: string, close = '') =>
    (count: number) =>
      page(nest(open, close, Math.floor(count / (open.length + close.length))))
  return {
    divs: repeated('<div>', '</div>'),
    openDivs: repeated('<div>'),
    quotes: repeated('<blockquote>', '</blockquote>'),
    tables: repeated('<table><tr><td>', '</td></tr></table>'),
    openTables: repeated('<table>'),
    rows: repeated('<tr><td>1'),
    tableRows: (count) => page(`<table>${'<tr><td>1</td></tr>'.repeat(count / 19)}</table>`),
    tableCells: (count) => page(`<table><tr>${'<td>1'.repeat(count / 5)}</table>`),
    rowSpans: (count) =>
      page(`<table>${'<tr><td rowspan=65534 colspan=1000>1'.repeat(count / 36)}</table>`),
    spans: repeated('<span>', '</span>'),
    openFormatting: repeated('<b><i>'),
    distinctFormatting: (count) =>
      page(
        Array.from({ length: count / 14 }, (_, i) => `<b a=${i}>`).join('') + '<p>内'.repeat(100),
      ),
    formattingInParagraphs: repeated('<p><b>'),
    misnested: repeated('<a><p>'),
    misnestedTables: repeated('<table><a>'),
    lists: repeated('<ul><li>', '</li></ul>'),
    openLists: repeated('<li>'),
    paragraphs: repeated('<p>1'),
    breaks: repeated('<br>'),
    anchors: repeated('<a href=x>1</a>'),
    headings: repeated('<h1>1</h1>'),
    options: repeated('<select><option>'),
    closing: repeated('</div>'),
    closingParagraphs: repeated('</p>'),
    attributes: (count) =>
      page(`<div ${Array.from({ length: count / 8 }, (_, i) => `a${i}`).join(' ')}>内</div>`),
    sameAttributes: (count) => page(`<div ${'a '.repeat(count / 2)}>内</div>`),
    attributeValue: (count) => page(`<div class="${'a '.repeat(count / 2)}">内</div>`),
    classes: (count) => page('<div class="nav foot">1</div>'.repeat(count / 29)),
    labels: (count) => page('<div>索引号：1 发布机构：2'.repeat(count / 20)),
    entities: repeated('&nbsp;'),
    openEntities: repeated('&#x'),
    entityNames: (count) => page(`&${'a'.repeat(count)}`),
    bodies: repeated('<body a=1>'),
    scripts: repeated('<script>'),
    frames: repeated('<frameset>'),
    svgs: repeated('<svg>', '</svg>'),
    maths: repeated('<math><mi>'),
    templates: repeated('<template>', '</template>'),
    forms: repeated('<form>'),
    rubies: repeated('<ruby>内<rt>n'),
  }
}
