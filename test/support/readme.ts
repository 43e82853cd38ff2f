/** What documents in Markdown hold, for tests that follow it. */
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
export const readmes = ['README.md', 'README.zh-CN.md']

export interface CodeBlock {
  language: string
  text: string
}

export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, text]) => ({
    language: language!,
    text: text!,
  }))
}

const withoutCode = (markdown: string): string => markdown.replace(/^```.*?^```$/gms, '')

export function headingsOf(markdown: string): { level: number; text: string }[] {
  return [...withoutCode(markdown).matchAll(/^(#+) (.*)$/gm)].map(([, marks, text]) => ({
    level: marks!.length,
    text: text!,
  }))
}

/** Links to files, without the place within them. */
export function linksOf(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !link.includes('://'))
}

/** Commands of the shell, a line each, without comments. */
export function commandsOf(markdown: string): string[] {
  return codeBlocks(markdown)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/ +#.*$/, '').trim())
    .filter((line) => line !== '')
}

/** The table of example queries: each with the counts said of it. */
export function queriesOf(
  markdown: string,
): { q: string; reports: number; passages: number | null }[] {
  const rows = markdown.matchAll(/^\| `([^`]+)` +\|[^|]*\| (\d+)([^|]*)\|$/gm)
  return [...rows].map(([, q, reports, rest]) => {
    const passages = /\d+/.exec(rest!)?.[0]
    return {
      q: q!,
      reports: Number(reports),
      passages: passages === undefined ? null : Number(passages),
    }
  })
}
