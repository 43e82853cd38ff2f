/** Every command in every language: help, errors, progress and reports; and the same JSON in all. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { languages, type Language } from '../../src/language/index.ts'
import { settingsTable } from '../../src/settings.ts'
import { corpusFolder } from '../search/corpus.ts'
import { describeLong, itLong } from '../support/long.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run, runProcess } from './run.ts'

const root = temporaryFolder()
const index = join(root, 'index')
const collection = join(root, 'set.json')
const report = join(corpusFolder, 'gaogang-2017.txt')
const sheet = join(root, 'sheet.csv')

const locales: Record<Language, string> = {
  'zh-Hans': 'zh_CN.UTF-8',
  'zh-Hant': 'zh_TW.UTF-8',
  en: 'en_US.UTF-8',
}
const han = /\p{Script=Han}/u

/** Two English words in a row. Names of commands, options, variables and keys stand alone. */
const english = /(?<![-\w.=/])[a-z]{3,} [a-z]{3,}(?![-\w])/i

/** What only one of the two Chinese scripts has, of the words in use here. */
const simplifiedOnly = /[个这没请检报档处页设显项数据读间级语时后为条词]/
const traditionalOnly = /[個這沒請檢報檔處頁設顯項數據讀間級語時後為條詞]/

beforeAll(async () => {
  mkdirSync(join(root, 'bad'))
  writeFileSync(join(root, 'bad', 'empty.txt'), '')
  writeFileSync(sheet, '标题,正文\n云汀市年报,"全年公开“信息"12条。"\n')
  writeFileSync(
    collection,
    JSON.stringify({
      documents: [{ id: '1', text: '主动公开' }],
      queries: [{ id: '1', text: '公开', relevant: ['1'] }],
    }),
  )
  const { code } = await run(['index', corpusFolder, '--out', index])
  expect(code).toBe(0)
})

const commands = [
  ...['index', 'serve', 'search', 'explain', 'inspect'],
  ...['tokens', 'verify', 'evaluate', 'stats'],
]

describe('help', () => {
  const pages = [['--help'], ...commands.map((command) => [command, '--help'])]
  it.each(pages)('%s %s speaks each language alone', async (...args) => {
    const pageOf = async (language: Language) => {
      const { code, stdout, stderr } = await run([...args], { LC_ALL: locales[language] })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      // Names and shapes that are the same in every language.
      return stdout.replaceAll(/gongkai \w+|\{.*|^ +relevant.*/gm, '')
    }
    const simplified = await pageOf('zh-Hans')
    const traditional = await pageOf('zh-Hant')
    expect(await pageOf('en')).not.toMatch(han)
    expect(simplified).not.toMatch(english)
    expect(traditional).not.toMatch(english)
    expect(traditional).not.toMatch(simplifiedOnly)
    expect(simplified).toMatch(/用法：.*\[选项\]/)
    expect(traditional).toMatch(/用法：.*\[選項\]/)
  })

  it.each(languages)('of serve shows every setting with what it means, in %s', async (language) => {
    const { stdout } = await run(['serve', '--help', '--lang', language])
    for (const { env, default: value } of settingsTable) {
      const lines = stdout.split('\n')
      const at = lines.findIndex((line) => line.trim().startsWith(`${env}=${value}`))
      expect(at, env).toBeGreaterThan(0)
      expect(lines[at + 1]!.trim()).toMatch(language === 'en' ? /^\w.*\.( \[.*\])?$/ : han)
    }
  })
})

describe('--lang', () => {
  itLong.each([
    [['--lang', 'zh-Hant', 'stats']],
    [['stats', '--lang', 'zh-Hant']],
    [['stats', '--lang=zh-TW']],
    [['stats', '--lang', 'en', '--lang', 'zh_HK']],
  ])('goes before the locale, wherever it stands: %j', async (args) => {
    const outcome = await run([...args, '--index', index], { LC_ALL: 'en_US' })
    expect(outcome.code).toBe(0)
    expect(outcome.stdout).toMatch(/^報告份數 +6\n/)
  })

  it('is refused where it names no language, in the language of the terminal', async () => {
    const english = await run(['stats', '--lang', 'fr', '--index', index])
    expect(english).toMatchObject({ code: 2, stdout: '' })
    expect(english.stderr).toBe(
      'gongkai: There is no language fr. --lang takes zh-Hans, zh-Hant, en.\n',
    )
    const chinese = await run(['stats', '--lang', 'fr'], { LC_ALL: 'zh_CN' })
    expect(chinese.stderr).toBe('gongkai: 没有语言 fr。--lang 可写 zh-Hans, zh-Hant, en。\n')
    expect((await run(['stats', '--lang'])).stderr).toMatch(/--lang <language> needs a value/)
  })

  it('after -- is a word like others', async () => {
    const { code, stdout } = await run(['tokens', '--', '--lang'])
    expect(code).toBe(0)
    expect(stdout).toContain('lang')
  })

  itLong('is told from the environment of a process of its own', async () => {
    const { stderr, code } = await runProcess(['search', '公开', '--nonsense', '--lang', 'zh'])
    expect({ stderr, code }).toEqual({
      code: 2,
      stderr: 'gongkai: 没有选项 --nonsense。用法见：gongkai --help\n',
    })
  })
})

describeLong('mistakes', () => {
  it.each([
    [
      'an unknown option',
      ['search', '公开', '--indx', 'x'],
      /没有选项 --indx。是不是要写 --index？/,
    ],
    ['an unknown command', ['serch'], /没有命令 serch。是不是要写 search？/],
    ['an argument left out', ['search'], /缺少参数：查询。/],
    ['a value left out', ['search', '公开', '--year'], /选项 --year <年度> 后面缺少值。/],
    ['too many arguments', ['stats', 'x'], /参数太多：应有 0 个，给了 1 个。/],
    ['a year that is none', ['search', '公开', '--year', '20x7'], /--year 20x7：请写年度/],
    ['a section that is none', ['search', '公开', '--section', '无'], /--section 无：请写栏目/],
    ['a limit of zero', ['search', '公开', '--limit', '0'], /--limit 0：请写 1 到 100 的整数/],
    ['nothing to verify', ['verify', '--index', index], /没有可核对的/],
    ['a count that is none', ['verify', '--random', 'x', '--index', index], /--random x：请写/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await run(args, { LC_ALL: 'zh_CN.UTF-8' })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(english)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    const traditional = await run(args, { LC_ALL: 'zh_TW.UTF-8' })
    expect(traditional.stderr).toMatch(traditionalOnly)
    const inEnglish = await run(args)
    expect(inEnglish.stderr.replaceAll(/公开|依申请公开|无/g, '')).not.toMatch(han)
  })
})

describeLong('errors', () => {
  it.each([
    [
      'an index that is not there',
      ['search', '公开', '--index', join(root, 'none')],
      /没有索引。请建一个/,
    ],
    ['a file that is not there', ['inspect', join(root, 'none.txt')], /没有这个文件。请检查路径/],
    ['a file that is empty', ['inspect', join(root, 'bad', 'empty.txt')], /文件是空的/],
    [
      'a port that is none',
      ['serve', '--index', index, '--port', '70000'],
      /PORT 是“70000”，应为 0 到 65535 的整数。服务的端口/,
    ],
    ['a collection that is none', ['evaluate', report], /不是评测集：不是 JSON/],
    [
      'a query that is too long',
      ['search', '公'.repeat(600), '--index', index],
      /查询有 600 个字符，最多 500 个/,
    ],
    [
      'files that give no report',
      ['index', join(root, 'bad'), '--out', join(root, 'no')],
      /1 个文件里没有读出一份报告[^]*文件是空的/,
    ],
  ])('%s', async (_, args, message) => {
    const { stderr, stdout } = await run(args, { LC_ALL: 'zh_CN.UTF-8' })
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
    const traditional = (await run(args, { LC_ALL: 'zh_TW.UTF-8' })).stderr
    expect(traditional).not.toBe(stderr)
    expect(traditional).not.toMatch(simplifiedOnly)
  })
})

describeLong('what commands say', () => {
  const screens: [string, () => string[], Record<Language, RegExp>][] = [
    [
      'search',
      () => ['search', '延期答复', '--index', index],
      { 'zh-Hans': /^\d 份报告，\d+ 段，/, 'zh-Hant': /^\d 份報告，/, en: /^\d reports?, / },
    ],
    [
      'search in part',
      () => ['search', '延期答复 独角兽', '--index', index],
      { 'zh-Hans': /下面的报告部分相符/, 'zh-Hant': /下面的報告/, en: /these match in part/ },
    ],
    [
      'remarks on a query',
      () => ['search', '公开 year:20x7', '--index', index],
      {
        'zh-Hans': /“year:20x7”不是年份。写成/,
        'zh-Hant': /「year:20x7」不是年份。寫成/,
        en: /“year:20x7” is no year\. Write/,
      },
    ],
    [
      'warnings of a report',
      () => ['inspect', sheet],
      {
        'zh-Hans': /有 1 个引号没有按 CSV/,
        'zh-Hant': /有 1 個引號沒有按 CSV/,
        en: /1 quotation mark not doubled/,
      },
    ],
    [
      'inspect',
      () => ['inspect', report],
      {
        'zh-Hans': /报告机关[^]*\n目录\n[^]*核对 \d+ 项/,
        'zh-Hant': /報告機關[^]*\n目錄\n[^]*核對 \d+ 項/,
        en: /Reporting body[^]*\noutline\n[^]*checks \d+:/,
      },
    ],
    [
      'stats',
      () => ['stats', '--index', index],
      { 'zh-Hans': /^报告份数 +6\n/, 'zh-Hant': /^報告份數 +6\n/, en: /^reports +6\n/ },
    ],
    [
      'verify',
      () => ['verify', '公开', '--index', index],
      {
        'zh-Hans': /^相符 "公开"：\d+ 处[^]*核对了 1 条，0 条不符\n$/,
        'zh-Hant': /^相符 "公开"：\d+ 處[^]*核對了 1 條，0 條不符\n$/,
        en: /^ok {3}"公开": \d+ occurrences[^]*1 checked, 0 misses\n$/,
      },
    ],
    [
      'evaluate',
      () => ['evaluate', collection],
      { 'zh-Hans': /^评测集 +set\n/, 'zh-Hant': /^評測集 +set\n/, en: /^collection +set\n/ },
    ],
    [
      'index',
      () => ['index', corpusFolder, '--out', index, '--force'],
      {
        'zh-Hans': /^6 个文件，6 份报告（新读 6 个，未改动 0 个）/,
        'zh-Hant': /^6 個檔案，6 份報告/,
        en: /^6 reports from 6 files \(6 read, 0 unchanged\)/,
      },
    ],
  ]
  it.each(screens)('%s', async (_, args, expected) => {
    for (const language of languages) {
      const { code, stdout } = await run([...args(), '--lang', language])
      expect(code).toBe(0)
      expect(stdout).toMatch(expected[language])
      if (language !== 'en') expect(stdout).not.toMatch(/ (?:occurrences|passages|reports|score)\b/)
    }
  })

  it('explain, whether the report matches or not', async () => {
    const { stdout } = await run(['search', '延期答复', '--index', index, '--json'])
    const { hits } = JSON.parse(stdout) as { hits: { reportId: string }[] }
    const { reportId } = hits[0]!
    const explain = async (query: string, language: Language) =>
      (await run(['explain', query, reportId, '--index', index, '--lang', language])).stdout
    expect(await explain('延期答复', 'zh-Hans')).toMatch(/：得分 \d[^]*稀有度[^]*段落：/)
    expect(await explain('延期答复', 'zh-Hant')).toMatch(/：得分 \d[^]*頻度/)
    expect(await explain('延期答复', 'en')).toMatch(/: score \d[^]*idf/)
    expect(await explain('延期答复 -公开', 'zh-Hans')).toMatch(/：不相符\n/)
    expect(await explain('延期答复 -公开', 'en')).toMatch(
      /: does not match\n! It holds “公开”, which the query excludes/,
    )
  })

  it('index tells its progress', async () => {
    const args = ['index', corpusFolder, '--out', index, '--force', '--lang']
    expect((await run([...args, 'zh-Hans'])).stderr).toMatch(/^已读 \d 个文件，共 6 个$/m)
    expect((await run([...args, 'en'])).stderr).toMatch(/^\d of 6 files$/m)
  })
})

describeLong('--json', () => {
  /** What differs from run to run: times, and names made of them. */
  const timeless = (text: string): string =>
    text
      .replaceAll(/"(tookMs|queriesPerSecond)":[\d.]+/g, '"$1":0')
      .replaceAll(/"generation":"[^"]+"/g, '"generation":""')

  it.each([
    ['search', ['search', '延期答复 (公开', '--index', index]],
    ['explain', ['explain', '延期 -公开', 'none', '--index', index]],
    ['inspect', ['inspect', report]],
    ['tokens', ['tokens', '依申请公开']],
    ['stats', ['stats', '--index', index]],
    ['verify', ['verify', '公开', '--index', index]],
    ['evaluate', ['evaluate', collection]],
    ['index', ['index', corpusFolder, '--out', index]],
  ])('of %s is the same in every language', async (command, args) => {
    if (command === 'explain') {
      const { stdout } = await run(['search', '延期', '--index', index, '--json'])
      args[2] = (JSON.parse(stdout) as { hits: { reportId: string }[] }).hits[0]!.reportId
    }
    const answers = []
    for (const language of languages) {
      const { code, stdout } = await run([...args, '--json', '--lang', language])
      expect(code).toBe(0)
      answers.push(timeless(stdout))
    }
    expect(answers[0]!.length).toBeGreaterThan(20)
    expect(answers[1]).toBe(answers[0])
    expect(answers[2]).toBe(answers[0])
  })
})
