/** A report whose pages are pictures, drawn by Chromium as a scanner would see them, read by tesseract. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../cli/run.ts'
import { ofdOf } from '../support/ofd-writer.ts'
import { scannedPdf, type Photograph } from '../../support/scan-writer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const isInstalled =
  String(spawnSync('tesseract', ['--list-langs']).stdout).includes('chi_sim') &&
  spawnSync(executablePath, ['--version']).status === 0

const page = { width: 794, height: 1123 }
const styles = `<style>
  body { margin: 0; background: #f4f2ea; color: #222; font: 21px/37px "Noto Serif CJK SC" }
  main { padding: 90px 95px } h1 { font-size: 25px; text-align: center } p { text-indent: 2em }
  table { border-collapse: collapse; width: 100% }
  td { border: 1px solid #222; font-size: 15px; line-height: 19px; text-align: center; padding: 4px }
</style>`

const reviews = [3, 1, 0, 2, 6, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0]
const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const cells = (texts: readonly (string | number)[], attributes = '') =>
  texts.map((text) => `<td ${attributes}>${text}</td>`).join('')

const firstPage = `<h1>江北区人民政府2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p>
<p>2023年，全区主动公开政府信息1256条。全年共收到政府信息公开申请47件，其中自然人申请40件，法人申请7件。</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr>${cells(results, 'rowspan="2"')}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${cells(results)}${cells(results)}</tr><tr>${cells(reviews)}</tr></table>`
const secondPage = `<p>五、存在的主要问题及改进情况</p>
<p>主要问题是政策解读形式不够多样。下一步将加强业务培训，完善工作机制。</p>
<p>六、其他需要报告的事项</p><p>本年度没有收取信息处理费。</p>`

/** The pages as pictures of some 200 dots an inch, put down askew by so many degrees. */
async function photograph(bodies: readonly string[], degrees: number): Promise<Photograph[]> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  })
  try {
    const deviceScaleFactor = 2.1
    const tab = await browser.newPage({ viewport: page, deviceScaleFactor })
    const photographs: Photograph[] = []
    for (const body of bodies) {
      await tab.setContent(`${styles}<main style="transform: rotate(${degrees}deg)">${body}</main>`)
      photographs.push({
        jpeg: await tab.screenshot({ type: 'jpeg', quality: 70 }),
        width: Math.floor(page.width * deviceScaleFactor),
        height: Math.floor(page.height * deviceScaleFactor),
      })
    }
    return photographs
  } finally {
    await browser.close()
  }
}

const folder = temporaryFolder()
const scan = join(folder, 'reports', 'scan.pdf')
const env = { GONGKAI_OCR_CACHE: join(folder, 'cache') }

interface ReadReport {
  title: string
  outline: { heading: string | null; passages: { text: string; ocr?: true }[]; tables: unknown[] }[]
  figures: { key: string; value: number | null; state: string }[]
  checks: { outcome: string }[]
  warnings: { code: string }[]
}

// Where it runs for everybody, what it needs must be there.
describe.runIf(isInstalled || process.env['CI'] === 'true')(
  'a scanned report',
  { timeout: 300_000 },
  () => {
    beforeAll(async () => {
      mkdirSync(join(folder, 'reports'))
      writeFileSync(scan, scannedPdf(await photograph([firstPage, secondPage], 0.8)))
    })

    const inspect = async (): Promise<ReadReport> => {
      const { stdout, stderr } = await run(['inspect', scan, '--ocr', '--json'], env)
      expect(stderr).toMatch(/OCR of scan\.pdf: 1 of 2 pages\n.*OCR of 2 pages took [\d.]+ s/s)
      return JSON.parse(stdout) as ReadReport
    }

    it('is read page by page, every passage marked', async () => {
      const { title, outline, warnings } = await inspect()
      expect(title).toContain('2023年政府信息公开工作年度报告')
      expect(outline.flatMap(({ heading }) => heading?.slice(0, 2) ?? [])).toEqual([
        '一、',
        '四、',
        '五、',
        '六、',
      ])
      const passages = outline.flatMap((node) => node.passages)
      expect(passages.map(({ text }) => text).join('')).toContain('下一步将加强业务培训')
      expect(passages.every(({ ocr }) => ocr)).toBe(true)
      expect(outline.flatMap(({ tables }) => tables)).toMatchObject([{ ocr: true }])
      expect(warnings.map(({ code }) => code)).toContain('recognized_pages')
    })

    it('gives figures only where the arithmetic holds, and as inferred', async () => {
      const { figures, checks } = await inspect()
      const valueOf = (key: string) => figures.find((figure) => figure.key === key)
      expect(valueOf('reviews.total')).toMatchObject({ value: 6, state: 'inferred' })
      expect(valueOf('litigation.direct.total')).toMatchObject({ value: 1, state: 'inferred' })
      expect(valueOf('requests.received')).toMatchObject({ value: 47, state: 'inferred' })
      // Nothing else says it.
      expect(valueOf('proactiveDisclosure.total')).toMatchObject({
        value: null,
        state: 'unreadable',
      })
      expect(figures.filter(({ state }) => state === 'stated')).toEqual([])
      expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
    })

    it('is read as a picture, and as the picture of a page of OFD, as in a PDF', async () => {
      const [photo] = await photograph([firstPage], 0.8)
      const picture = join(folder, 'scan.jpg')
      writeFileSync(picture, photo!.jpeg)
      const ofd = join(folder, 'scan.ofd')
      const resources =
        '<ofd:Res xmlns:ofd="x" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="5"><ofd:MediaFile>p.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>'
      writeFileSync(
        ofd,
        ofdOf(['<ofd:ImageObject ID="2" Boundary="0 0 210 297" ResourceID="5"/>'], {
          common: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
          parts: { 'Doc_0/DocumentRes.xml': resources, 'Doc_0/Res/p.jpg': photo!.jpeg },
        }),
      )
      for (const file of [picture, ofd]) {
        const { stdout } = await run(['inspect', file, '--ocr', '--json'], env)
        const { title, figures } = JSON.parse(stdout) as ReadReport
        expect(title, file).toContain('2023年政府信息公开工作年度报告')
        expect(
          figures.find(({ key }) => key === 'requests.received'),
          file,
        ).toMatchObject({
          value: 47,
          state: 'inferred',
        })
      }
    })

    it('is kept by content: what was read once is not read again', async () => {
      const files = () => readdirSync(env.GONGKAI_OCR_CACHE, { recursive: true }).length
      const before = files()
      expect(before).toBeGreaterThan(0)
      const first = await inspect()
      expect(await inspect()).toEqual(first)
      expect(files()).toBe(before)
    })

    it('is found once it is read, and holds against its file', async () => {
      const index = ['--out', join(folder, 'index')]
      const without = await run(['index', join(folder, 'reports'), ...index], env)
      expect(without.stderr).toContain('scanned images')
      const { stdout } = await run(['index', join(folder, 'reports'), '--ocr', ...index], env)
      expect(stdout).toContain('OCR read 2 scanned pages of 1 file')
      const search = ['search', '"加强业务培训"', '--index', join(folder, 'index')]
      expect((await run(search, env)).stdout).toContain('业务培训')
      const verify = ['verify', '--sources', '--index', join(folder, 'index')]
      expect(await run(verify, env)).toMatchObject({ code: 0 })
    })

    it('is named with what to install where the program is missing', async () => {
      const { stderr, code } = await run(['inspect', scan, '--ocr'], {
        ...env,
        PATH: '',
        // No process that was started with another environment.
        GONGKAI_READER_MEMORY_MB: '1999',
      })
      expect(stderr).toContain('apt install tesseract-ocr tesseract-ocr-chi-sim')
      expect(code).not.toBe(0)
    })
  },
)
