import { describe, expect, it } from 'vitest'
import { toChineseNumeral } from '../../../src/ingest/formats/docx/numerals.ts'
import { formats, type SourceDocument, type TableBlock } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'
import { docxOf, wordCell, wordParagraph, zipOf } from '../../support/archive.ts'

const docxFormat = formats.find(({ name }) => name === 'docx')!

async function read(bytes: Uint8Array): Promise<SourceDocument> {
  const [document] = await docxFormat.read(bytes, 'report.docx', testLimits)
  return document!
}

function tablesOf(document: SourceDocument): TableBlock[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

describe('docxFormat', () => {
  it('keeps cells merged across and down', async () => {
    const table = `<w:tbl><w:tr>${wordCell('类', '<w:vMerge w:val="restart"/>')}${wordCell('数', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${wordCell('', '<w:vMerge/>')}${wordCell('甲')}${wordCell('乙')}</w:tr></w:tbl>`
    const [block] = tablesOf(await read(docxOf(table)))
    expect(block?.cells).toEqual([
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '类' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '数' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '甲' },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '乙' },
    ])
  })

  it('names the objects of other programs, whose text it does not read', async () => {
    const object = (program: string) =>
      `<w:p><w:r><w:object><v:shape id="s1"/><o:OLEObject Type="Embed" ProgID="${program}" ShapeID="s1" r:id="rId9"/></w:object></w:r></w:p>`
    const { warnings } = await read(
      docxOf(wordParagraph('正文') + object('Excel.Sheet.12') + object('Package')),
    )
    expect(warnings).toMatchObject([
      {
        code: 'attachments_not_read',
        sentence: { values: { names: 'Excel.Sheet.12、Package' } },
      },
    ])
  })

  it('writes out automatic numbers, by paragraph and by style', async () => {
    const level = (i: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum>
      <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>`
    const styles = `<w:style w:type="paragraph" w:styleId="chapter"><w:name w:val="chapter"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>`
    const chapter = (text: string) => wordParagraph(text, '<w:pStyle w:val="chapter"/>')
    const part = (text: string) =>
      wordParagraph(text, '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>')
    const body = [
      chapter('总体情况'),
      part('主动公开'),
      part('依申请公开'),
      wordParagraph('正文'),
      chapter('问题'),
      part('不足'),
    ].join('')
    const { text } = await read(docxOf(body, { numbering, styles }))
    expect(text.split('\n')).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '正文',
      '二、问题',
      '（一）不足',
    ])
  })

  it('leaves deleted text out and keeps inserted text', async () => {
    const body = `<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>27</w:delText></w:r></w:del><w:ins><w:r><w:t>28</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>`
    expect((await read(docxOf(body))).text).toBe('共28件')
  })

  it('marks headings by their style', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style>'
    const { blocks } = await read(
      docxOf(wordParagraph('总体情况', '<w:pStyle w:val="2"/>') + wordParagraph('正文'), {
        styles,
      }),
    )
    expect(blocks.map((block) => block.kind === 'text' && block.isHeading === true)).toEqual([
      true,
      false,
    ])
  })

  it('states its properties, dates as days', async () => {
    const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>年报</dc:title><dcterms:created>2024-01-30T02:00:00Z</dcterms:created></cp:coreProperties>`
    expect((await read(docxOf(wordParagraph('正文'), { core }))).properties).toEqual({
      title: '年报',
      createdOn: '2024-01-30',
    })
  })

  it('is told from other archives by what is in it, not by its name', () => {
    expect(docxFormat.recognizes(docxOf(wordParagraph('正文')))).toBe(true)
    expect(docxFormat.recognizes(zipOf([{ name: 'word/a.txt', content: 'a' }]))).toBe(false)
    expect(
      docxFormat.recognizes(
        zipOf([
          { name: '[Content_Types].xml', content: '' },
          { name: 'xl/workbook.xml', content: '' },
        ]),
      ),
    ).toBe(false)
  })

  it('refuses more tags than any report has, before they are made into elements', async () => {
    const bytes = docxOf('<w:p/>'.repeat(100) + '<'.repeat(2_000_000))
    await expect(read(bytes)).rejects.toThrow('more than two million tags')
  })

  it('refuses one that unpacks beyond the limit', async () => {
    const bytes = docxOf(wordParagraph('字'.repeat(4_000_000)))
    await expect(read(bytes)).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const linesOf = async (bytes: Uint8Array) => (await read(bytes)).text.split('\n')

/** Everything seen is read or left out with a reason. */
async function readWhole(bytes: Uint8Array): Promise<SourceDocument> {
  const document = await read(bytes)
  expect(document.account?.notRead).toEqual([])
  expect(document.account?.surplus).toBe(0)
  return document
}

describe('automatic numbers', () => {
  const level = (i: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const kind = (id: number, ...levels: string[]) =>
    `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
  const num = (id: number, of: number, overrides = '') =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`
  const item = (text: string, list = 1, at = 0) =>
    wordParagraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)

  it.each([
    ['decimal', '%1', ['1 2020年', '2 2020年']],
    ['decimalEnclosedParen', '%1', ['⑴2020年', '⑵2020年']],
    ['decimalEnclosedFullstop', '%1', ['⒈2020年', '⒉2020年']],
    ['decimalEnclosedCircle', '%1', ['①2020年', '②2020年']],
    ['ideographEnclosedCircle', '%1', ['㊀2020年', '㊁2020年']],
    ['chineseLegalSimplified', '%1、', ['壹、2020年', '贰、2020年']],
    ['ideographLegalTraditional', '%1、', ['壹、2020年', '貳、2020年']],
    ['ideographTraditional', '%1、', ['甲、2020年', '乙、2020年']],
    ['ideographZodiac', '%1、', ['子、2020年', '丑、2020年']],
    ['ideographZodiacTraditional', '%1、', ['甲子、2020年', '乙丑、2020年']],
    ['chineseCountingThousand', '第%1条', ['第一条 2020年', '第二条 2020年']],
    ['numberInDash', '%1', ['- 1 -2020年', '- 2 -2020年']],
    ['upperRoman', '%1.', ['I.2020年', 'II.2020年']],
    ['lowerLetter', '（%1）', ['（a）2020年', '（b）2020年']],
    ['bullet', '\uF06C', ['2020年', '2020年']],
    ['none', '', ['2020年', '2020年']],
  ])('are drawn as %s %s', async (format, text, expected) => {
    const numbering = kind(1, level(0, format, text)) + num(1, 1)
    const document = await readWhole(docxOf(item('2020年') + item('2020年'), { numbering }))
    expect(document.text.split('\n')).toEqual(expected)
  })

  it('keep apart from the text even where Word leaves no room, and touch it behind a character', async () => {
    const glued = (format: string) =>
      kind(1, level(0, format, '%1', '<w:suff w:val="nothing"/>')) + num(1, 1)
    expect(await linesOf(docxOf(item('21件'), { numbering: glued('decimal') }))).toEqual(['1 21件'])
    expect(await linesOf(docxOf(item('总则'), { numbering: glued('chineseCounting') }))).toEqual([
      '一总则',
    ])
  })

  it('name the numbers of higher levels, in digits where they are to', async () => {
    const numbering =
      kind(
        1,
        level(0, 'chineseCounting', '%1、'),
        level(1, 'decimal', '%1.%2'),
        level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
      ) + num(1, 1)
    const body =
      item('甲') + item('乙', 1, 1) + item('丙', 1, 2) + item('丁', 1, 1) + item('戊', 1, 2)
    expect(await linesOf(docxOf(body, { numbering }))).toEqual([
      '一、甲',
      '一.1 乙',
      '1.1.1 丙',
      '一.2 丁',
      '1.2.1 戊',
    ])
  })

  it('take the level from the style that the numbering names, and from what a style is based on', async () => {
    const style = (id: string, properties: string, more = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${more}<w:pPr>${properties}</w:pPr></w:style>`
    const styles =
      style('A', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style('B', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style('C', '', '<w:basedOn w:val="B"/>') +
      style('D', '<w:numPr><w:numId w:val="0"/></w:numPr>', '<w:basedOn w:val="A"/>')
    const numbering =
      kind(
        1,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="A"/>'),
        level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="B"/>'),
      ) + num(1, 1)
    const body = ['A', 'B', 'C', 'D', 'A'].map((id) =>
      wordParagraph('文', `<w:pStyle w:val="${id}"/>`),
    )
    expect(await linesOf(docxOf(body.join(''), { numbering, styles }))).toEqual([
      '一、文',
      '（一）文',
      '（二）文',
      '文',
      '二、文',
    ])
  })

  it('begin where they are told, begin anew below a higher level, and go on where told so', async () => {
    const begun = level(0, 'decimal', '%1、').replace('w:start w:val="1"', 'w:start w:val="3"')
    const goesOn = level(1, 'decimal', '（%2）', '<w:lvlRestart w:val="0"/>')
    const numbering =
      kind(1, begun, goesOn, level(2, 'decimal', '%3）')) +
      num(1, 1) +
      num(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    const body = [
      item('甲'),
      item('乙', 1, 1),
      item('丙', 1, 2),
      item('丁'),
      item('戊', 1, 1),
      item('己', 1, 2),
      item('庚', 2),
      item('辛', 2),
    ]
    expect(await linesOf(docxOf(body.join(''), { numbering }))).toEqual([
      '3、甲',
      '（1）乙',
      '1）丙',
      '4、丁',
      '（2）戊',
      '1）己',
      '1、庚',
      '2、辛',
    ])
  })

  it('take levels from an override, from a list style, and patterns of the document itself', async () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1）')}</w:lvlOverride>`
    const padded = `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>`
    const numbering =
      kind(1, level(0, 'decimal', '%1.')) +
      kind(2, '<w:numStyleLink w:val="L"/>') +
      kind(3, '<w:styleLink w:val="L"/>', level(0, 'ideographTraditional', '%1、')) +
      kind(4, padded) +
      num(1, 1, own) +
      num(2, 2) +
      num(3, 3) +
      num(4, 4)
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    const body = item('文', 1) + item('文', 2) + item('文', 4)
    expect(await linesOf(docxOf(body, { numbering, styles }))).toEqual([
      'A）文',
      '甲、文',
      '001.文',
    ])
  })

  it('count in cells of a table, and count a paragraph that is empty', async () => {
    const numbering = kind(1, level(0, 'decimal', '%1')) + num(1, 1)
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`
    const table = `<w:tbl><w:tr>${cell(item(''))}${cell(wordParagraph('甲'))}</w:tr><w:tr>${cell(item('项'))}${cell(wordParagraph('乙'))}</w:tr></w:tbl>`
    expect(await linesOf(docxOf(table, { numbering }))).toEqual(['| 甲', '2 项 | 乙'])
  })
})

describe('nothing of a Word document is lost', () => {
  const para = (inner: string) => `<w:p>${inner}</w:p>`

  it('reads text boxes, once where they stand there in two versions', async () => {
    const box = (text: string) => `<w:txbxContent>${wordParagraph(text)}</w:txbxContent>`
    const shape = (text: string) =>
      `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`
    const old = (text: string) =>
      `<w:pict><v:oval><v:textbox>${box(text)}</v:textbox></v:oval></w:pict>`
    const both = `<mc:AlternateContent><mc:Choice>${shape('框一')}</mc:Choice><mc:Fallback>${old('框一')}</mc:Fallback></mc:AlternateContent>`
    const group = `<w:drawing><wpg:wgp><wps:wsp><wps:txbx>${box('框三')}</wps:txbx></wps:wsp><wps:wsp><wps:txbx>${box('框四')}</wps:txbx></wps:wsp></wpg:wgp></w:drawing>`
    const body =
      para(`${run('前')}<w:r>${both}</w:r>${run('后')}`) +
      para(`<w:r>${old('框二')}</w:r><w:r>${group}</w:r>`)
    const document = await readWhole(docxOf(body))
    expect(document.text.split('\n')).toEqual(['前后', '框一', '框二', '框三', '框四'])
    expect(document.account?.leftOut).toEqual([{ reason: 'repeated', count: 2, sample: '框一' }])
  })

  it('leaves hidden text out and says so, by run, by style, by row', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="h"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    const row = `<w:tbl><w:tr>${wordCell('甲')}${wordCell('1')}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>${wordCell('乙')}${wordCell('2')}</w:tr></w:tbl>`
    const body =
      para(
        run('共') +
          run('27', '<w:vanish/>') +
          run('28', '<w:vanish w:val="0"/>') +
          run('密', '<w:rStyle w:val="h"/>') +
          run('件'),
      ) + row
    const document = await readWhole(docxOf(body, { styles }))
    expect(document.text).toBe('共28件\n甲 | 1')
    expect(document.account?.leftOut).toEqual([{ reason: 'hidden', count: 5, sample: '27密乙2' }])
    expect(document.warnings.map(({ code }) => code)).toEqual(['hidden_text'])
  })

  it('keeps characters with pinyin above them whole, in both ways of Word', async () => {
    const ruby = `<w:r><w:ruby><w:rubyPr/><w:rt>${run('lù')}</w:rt><w:rubyBase>${run('甪')}</w:rubyBase></w:ruby></w:r>`
    const field = (code: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const old = field(' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(liàn),浰) ')
    const ring = field('eq \\o\\ac(○,2)')
    const document = await readWhole(
      docxOf(para(ring + run('有') + ruby + run('塘镇和') + old + run('溪乡'))),
    )
    expect(document.text).toBe('②有甪塘镇和浰溪乡')
    expect(document.account?.leftOut).toEqual([{ reason: 'phonetic', count: 2, sample: 'lù' }])
  })

  it('writes equations in one line', async () => {
    const t = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`
    const fraction = `<m:oMathPara><m:oMath>${t('答复率=')}<m:f><m:num>${t('19')}</m:num><m:den>${t('21+2')}</m:den></m:f>${t('×100%')}</m:oMath></m:oMathPara>`
    const power = `<m:oMath><m:sSup><m:e>${t('m')}</m:e><m:sup>${t('2')}</m:sup></m:sSup></m:oMath>`
    const document = await readWhole(docxOf(para(fraction) + para(run('面积20') + power)))
    expect(document.text).toBe('答复率=19/(21+2)×100%\n面积20m²')
  })

  it('reads what stands in wrappers that it does not know, and the results of fields', async () => {
    const body = para(
      `<w:fldSimple w:instr="DATE">${run('2020')}</w:fldSimple><w:dir w:val="ltr">${run('年')}</w:dir><x:wrap><x:inner>${run('收到')}</x:inner></x:wrap><w:hyperlink>${run('21')}</w:hyperlink><w:sdt><w:sdtContent>${run('件')}</w:sdtContent></w:sdt>`,
    )
    const wrapped = `<x:section>${wordParagraph('第二段')}</x:section><w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr>${wordCell('甲')}<w:sdt><w:sdtContent>${wordCell('乙')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>`
    expect((await readWhole(docxOf(body + wrapped))).text).toBe('2020年收到21件\n第二段\n甲 | 乙')
  })

  it('reads the values of form fields', async () => {
    const form = (data: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const list = form(
      '<w:ddList><w:result w:val="1"/><w:listEntry w:val="否"/><w:listEntry w:val="是"/></w:ddList>',
    )
    const ticked = form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击输入')}</w:sdtContent></w:sdt>`
    const document = await readWhole(docxOf(para(run('收费：') + list + ticked + empty)))
    expect(document.text).toBe('收费：是☑')
    expect(document.account?.leftOut).toEqual([{ reason: 'control', count: 4, sample: '单击输入' }])
  })

  it('leaves out what was struck out or moved away, and joins paragraphs whose end was deleted', async () => {
    const body =
      para(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('共收到')}`) +
      para(run('27', '<w:strike/>') + run('28件') + `<w:moveFrom>${run('旧')}</w:moveFrom>`)
    const document = await readWhole(docxOf(body))
    expect(document.text).toBe('共收到28件')
    expect(document.account?.leftOut).toEqual([{ reason: 'deleted', count: 3, sample: '27旧' }])
  })

  it('reads symbols of the old symbol fonts', async () => {
    const body = para('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run('已公开'))
    expect((await readWhole(docxOf(body))).text).toBe('🗹已公开')
  })

  it('reads names of elements whatever prefix they have', async () => {
    const body = wordParagraph('收到21件')
    const bytes = docxOf(body, {}, (xml) =>
      xml.replaceAll('w:', 'ns0:').replace('xmlns:w=', 'xmlns:ns0='),
    )
    expect((await readWhole(bytes)).text).toBe('收到21件')
  })
})

describe('parts that a Word document brings in', () => {
  const chunk = (id: string) => `<w:altChunk r:id="${id}"/>`
  const around = (id: string) => wordParagraph('前') + chunk(id) + wordParagraph('后')

  it.each([
    ['part.html', '<html><body><p>收到<b>21</b>件</p></body></html>'],
    ['part.xhtml', '<?xml version="1.0"?><html xmlns="x"><body><p>收到21件</p></body></html>'],
    ['part.txt', '收到21件'],
    ['part.docx', docxOf(wordParagraph('收到21件'))],
  ])('reads %s in its place', async (name, content) => {
    const bytes = docxOf(around('c'), { files: [{ id: 'c', kind: 'aFChunk', name, content }] })
    expect((await readWhole(bytes)).text).toBe('前\n收到21件\n后')
  })

  it('says what could not be brought in', async () => {
    const content = Buffer.from([0, 1, 2, 3])
    const files = [{ id: 'c', kind: 'aFChunk', name: 'part.bin', content }]
    const document = await read(docxOf(around('c'), { files }))
    expect(document.text).toBe('前\n后')
    expect(document.account?.notRead).toMatchObject([{ reason: 'part', sample: 'word/part.bin' }])
    expect(document.warnings.map(({ code }) => code)).toEqual(['text_not_read'])
  })

  it('reads a chart as a table and a diagram as paragraphs', async () => {
    const points = (...values: string[]) =>
      values.map((value, i) => `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`).join('')
    const series = (name: string, ...values: string[]) =>
      `<c:ser><c:tx><c:strRef><c:f>A1</c:f><c:strCache>${points(name)}</c:strCache></c:strRef></c:tx><c:cat>${points('2019年', '2020年')}</c:cat><c:val>${points(...values)}</c:val></c:ser>`
    const chart = `<c:chartSpace><c:title><a:p><a:r><a:t>历年申请</a:t></a:r></a:p></c:title>${series('收到', '16', '21')}${series('答复', '15', '19')}</c:chartSpace>`
    const diagram = `<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>受理</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>答复</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`
    const drawing = (inner: string) =>
      `<w:p><w:r><w:drawing><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></w:drawing></w:r></w:p>`
    const body = drawing('<c:chart r:id="k"/>') + drawing('<dgm:relIds r:dm="d"/>')
    const files = [
      { id: 'k', kind: 'chart', name: 'charts/chart1.xml', content: chart },
      { id: 'd', kind: 'diagramData', name: 'diagrams/data1.xml', content: diagram },
    ]
    const document = await readWhole(docxOf(body, { files }))
    expect(document.text.split('\n')).toEqual([
      '历年申请',
      '| 收到 | 答复',
      '2019年 | 16 | 15',
      '2020年 | 21 | 19',
      '受理',
      '答复',
    ])
  })

  it('reads foot notes behind the text and leaves heads, watermarks and remarks out', async () => {
    const note = (id: string, text: string) =>
      `<w:footnote w:id="${id}">${wordParagraph(text)}</w:footnote>`
    const files = [
      {
        id: 'f',
        kind: 'footnotes',
        name: 'footnotes.xml',
        content: `<w:footnotes>${note('2', '含乡镇。')}</w:footnotes>`,
      },
      {
        id: 'h',
        kind: 'header',
        name: 'header1.xml',
        content: `<w:hdr>${wordParagraph('内部资料')}<w:pict><v:textpath string="样稿"/></w:pict></w:hdr>`,
      },
      {
        id: 'c',
        kind: 'comments',
        name: 'comments.xml',
        content: `<w:comments>${wordParagraph('请核对')}</w:comments>`,
      },
    ]
    const body = para(
      '<w:r><w:t>收到21件</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r>',
    )
    const document = await readWhole(docxOf(body, { files }))
    expect(document.text).toBe('收到21件[1]。\n[1]含乡镇。')
    expect(document.account?.leftOut).toEqual([
      { reason: 'furniture', count: 4, sample: '内部资料' },
      { reason: 'watermark', count: 2, sample: '样稿' },
      { reason: 'comment', count: 3, sample: '请核对' },
    ])
  })

  const para = (inner: string) => `<w:p>${inner}</w:p>`
})

describe('toChineseNumeral', () => {
  it('counts as headings do', () => {
    expect([1, 10, 11, 20, 21, 100, 101, 110, 1001].map(toChineseNumeral)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '一百',
      '一百零一',
      '一百一十',
      '一千零一',
    ])
  })
})
