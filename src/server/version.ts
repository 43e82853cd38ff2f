/** The version of the program. This file lies as deep below src/ as what is built of it lies below dist/. */
import { readFileSync } from 'node:fs'

export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
