import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { htmlFormat } from '../../../src/ingest/formats/html.ts'
import type { SourceDocument, TableBlock } from '../../../src/ingest/index.ts'
import { testLimits } from '../../contracts/format.ts'

async function read(html: string | Uint8Array): Promise<SourceDocument> {
  const [document] = await htmlFormat.read(Buffer.from(html), 'page.html', testLimits)
  return document!
}

async function linesOf(html: string): Promise<string[]> {
  return (await read(html)).text.split('\n')
}

function tableOf(document: SourceDocument): TableBlock {
  return document.blocks.find((block) => block.kind === 'table')!
}

const prose = '本机关认真贯彻落实政府信息公开条例，全年主动公开政府信息若干条。'.repeat(5)

describe('htmlFormat', () => {
  it('takes the article and leaves menus, heads, feet, share bars and scripts', async () => {
    const lines =
      await linesOf(`<!doctype html><html><head><title>某县政府</title><style>p{}</style></head><body>
      <div class="top-nav"><a href="/">首页</a><a href="/zwgk">政务公开</a></div>
      <div class="breadcrumb">当前位置：首页 &gt; 年报</div>
      <div class="wrap"><h1>某县2023年报告</h1><div class="share-bar">分享到微信</div>
        <div id="zoom"><p>${prose}</p><p>一、总体情况</p><script>var x = 1</script></div></div>
      <div class="footer">版权所有 备案号</div></body></html>`)
    expect(lines).toEqual(['某县2023年报告', prose, '一、总体情况'])
  })

  it('finds the article without a known name, by where the text is', async () => {
    const lines = await linesOf(
      `<body><div><ul><li><a>栏目一</a></li><li><a>栏目二</a></li></ul></div><div><div class="x1"><p>${prose}</p><p>${prose}</p></div></div></body>`,
    )
    expect(lines).toEqual([prose, prose])
  })

  it('does not mistake the whole page for furniture because of its name', async () => {
    expect(await linesOf(`<div class="header-wrap main"><p>${prose}</p></div>`)).toEqual([prose])
  })

  it('keeps the index block that stands before the article, as label and value', async () => {
    const lines =
      await linesOf(`<body><table class="idx"><tr><td>索 引 号</td><td>0142/2023-1</td><td>发布机构：</td><td>某县人民政府办公室</td></tr>
      <tr><td>发文日期</td><td>2024-01-30</td><td>文号</td><td></td></tr></table><div class="content"><p>${prose}</p></div></body>`)
    expect(lines).toEqual([
      '索引号：0142/2023-1',
      '发布机构：某县人民政府办公室',
      '发文日期：2024-01-30',
      '文号：',
      prose,
    ])
  })

  it('reads the markup of Word: split fonts are one word, o:p is nothing, &nbsp; is blank', async () => {
    const document = await read(
      `<p><span><font face="a">收到申请</font><font face="b">28</font></span><span><o:p></o:p></span><font>件</font></p>
       <table><tr><td><p>指标</p></td><td>数</td></tr><tr><td><p>商业</p><p>企业</p></td><td>&nbsp;<o:p></o:p></td></tr></table>`,
    )
    expect(document.text.split('\n')[0]).toBe('收到申请28件')
    expect(tableOf(document).cells.map((cell) => cell.text)).toEqual(['指标', '数', '商业企业', ''])
  })

  it('breaks lines at br and block borders, not at line ends of the source', async () => {
    expect(await linesOf('<p>一是公开\n  信息；<br>二是 PPP\n project</p><div>三</div>')).toEqual([
      '一是公开信息；',
      '二是 PPP project',
      '三',
    ])
  })

  it('lays out row and column spans', async () => {
    const document = await read(
      '<table><tr><td rowspan="2">类</td><td colspan="2">数</td></tr><tr><td>甲</td><td>乙</td></tr></table>',
    )
    expect(tableOf(document)).toMatchObject({ rowCount: 2, columnCount: 3 })
    expect(tableOf(document).rows.map((row) => row.text)).toEqual(['类 | 数', '甲 | 乙'])
    expect(tableOf(document).cells.at(-1)).toMatchObject({ row: 1, column: 2, text: '乙' })
  })

  it('looks through tables that only place things', async () => {
    const document = await read(
      `<table><tr><td><p>${prose}</p><table><tr><td>收到</td><td>3</td></tr><tr><td>办结</td><td>2</td></tr></table></td></tr></table>`,
    )
    expect(document.blocks.map((block) => block.kind)).toEqual(['text', 'table'])
    expect(tableOf(document).rows.map((row) => row.text)).toEqual(['收到 | 3', '办结 | 2'])
  })

  it('states title and meta tags as properties, the first of a name', async () => {
    const { properties } =
      await read(`<html><head><title> 某县年报 </title><meta name="ArticleTitle" content="某县2023年报告">
      <meta name="PubDate" content="2024-01-30 10:00"><meta name="ContentSource" content="县政府办"><meta name="Keywords" content="公开">
      <meta name="Keywords" content="其他"></head><body>${prose}</body></html>`)
    expect(properties).toEqual({
      title: '某县年报',
      ArticleTitle: '某县2023年报告',
      PubDate: '2024-01-30 10:00',
      ContentSource: '县政府办',
      Keywords: '公开',
    })
  })

  it('reads GBK, whatever the meta tag says, and Big5 where it says so', async () => {
    // 政府 in GBK, under a tag that claims UTF-8.
    const gbk = Buffer.concat([
      Buffer.from('<meta charset="utf-8"><p>'),
      Buffer.from('d5feb8aed0c5cfa2b9abbfaac4eab6c8b1a8b8e6', 'hex'),
    ])
    expect(await read(gbk)).toMatchObject({ text: '政府信息公开年度报告', encoding: 'gb18030' })
    const big5 = Buffer.concat([
      Buffer.from('<meta charset="big5"><p>'),
      Buffer.from('ac46a9b2', 'hex'),
    ])
    expect(await read(big5)).toMatchObject({ text: '政府', encoding: 'big5' })
  })

  it.each([
    ['iso-8859-1', 'gbk', 'gb18030'],
    ['windows-1252', 'utf-8', 'utf-8'],
    ['utf-8', 'gbk', 'gb18030'],
    ['gb2312', 'utf-8', 'utf-8'],
    ['big5', 'gbk', 'gb18030'],
    ['shift_jis', 'utf-8', 'utf-8'],
  ])('notices that a page labelled %s is in %s', async (label, real, encoding) => {
    const words = '全县公开政府信息715条，接受群众咨询，依申请公开政府信息的情况见第二部分。'
    const page = iconv.encode(`<meta charset="${label}"><p>${words}</p>`, real)
    const document = await read(page)
    expect(document).toMatchObject({ text: words, encoding })
    expect(document.warnings.map(({ code }) => code)).toEqual(['charset_label'])
  })

  it('says nothing of a label that is true, or that no character depends on', async () => {
    const labelled = (label: string, text: string, real: string) =>
      read(iconv.encode(`<meta charset=${label}><p>${text}</p>`, real))
    for (const document of [
      await labelled('gb2312', '政府信息', 'gbk'),
      await labelled('utf8', '政府信息', 'utf-8'),
      await labelled('gbk', 'plain', 'utf-8'),
      await labelled('unheard-of', '政府信息', 'utf-8'),
      await labelled('iso-8859-1', 'café', 'latin1'),
    ])
      expect(document.warnings).toEqual([])
  })

  it('marks headings, but not whole paragraphs set in a heading tag', async () => {
    const { blocks } = await read(`<h2>一、总体情况</h2><h3>${prose}</h3>`)
    expect(blocks.map((block) => block.kind === 'text' && block.isHeading === true)).toEqual([
      true,
      false,
    ])
  })

  it('refuses a page without text', async () => {
    await expect(read('<html><body><script>1</script></body></html>')).rejects.toMatchObject({
      code: 'unreadable_file',
    })
  })

  it('answers nesting beyond all measure with an error of its own', async () => {
    const deep = `${'<div>'.repeat(60_000)}x`
    await expect(read(deep)).rejects.toMatchObject({ code: 'unreadable_file' })
  })
})

describe('htmlFormat.recognizes', () => {
  it('looks past declarations and comments, however many', () => {
    const comments = '<!-- x -->\n'.repeat(300)
    expect(htmlFormat.recognizes(Buffer.from(`\uFEFF<?xml version="1.0"?>${comments}<div>a`))).toBe(
      true,
    )
    expect(htmlFormat.recognizes(Buffer.from(`${comments}plain`))).toBe(false)
    expect(htmlFormat.recognizes(Buffer.from('一、总体情况 <p>'))).toBe(false)
  })
})
