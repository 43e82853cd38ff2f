/** Chromium for the browser tests, and pages that fail a test by what the console says. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { pageMessages } from '../../../src/language/index.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Each script holds only the messages that it may say: one that is left out shows its key. */
const messageKeys = new Set(Object.keys(pageMessages))
const wholeText = /(?<=[>"])([\w-]+\.[\w.-]+)(?=[<"])/g

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags })
}

export interface PageOptions extends BrowserContextOptions {
  /** What the console may say in a test that provokes it. */
  expected?: RegExp
}

/** A page of its own, speaking Chinese unless told otherwise. Whatever the console complains of fails the test. */
export async function openPage(
  browser: Browser,
  { expected, ...options }: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const complain = (text: string): void => {
    if (expected?.test(text) !== true) complaints.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
  })
  page.on('pageerror', (error) => {
    complain(error.message)
  })
  onTestFinished(async () => {
    // A request that is on its way when the routes go misses its proxy: what comes from here on is the end's own.
    const heard = [...complaints]
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    // A file may be called as a message is.
    const html = page.isClosed() ? '' : (await page.content()).replaceAll(/ download="[^"]*"/g, '')
    await context.close()
    expect(heard).toEqual([])
    expect([...html.matchAll(wholeText)].filter(([, text = '']) => messageKeys.has(text))).toEqual(
      [],
    )
  })
  return page
}
