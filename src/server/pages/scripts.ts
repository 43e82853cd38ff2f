/** Reports written in the other script, for reading. Every character stays in its place, so marks and anchors hold. */
import { toSimplified } from '../../text/index.ts'
import type { Script } from '../../report/index.ts'
import type { Writer } from '../../views/index.ts'

type Convert = (text: string) => string

let toTraditional: Promise<Writer> | null = null

/** OpenCC's dictionary for this direction weighs on memory, so it is read when somebody first asks for it. */
async function loadTraditional(): Promise<Writer> {
  // Its own type files are silently `any` under NodeNext.
  const { Converter } = (await import('opencc-js/cn2t')) as {
    Converter: (options: { from: 'cn'; to: 't' }) => Convert
  }
  const convert = Converter({ from: 'cn', to: 't' })
  return (text) => {
    const written = convert(text)
    if (written.length === text.length) return written
    return Array.from(text)
      .map((character) => {
        const one = convert(character)
        return one.length === character.length ? one : character
      })
      .join('')
  }
}

/** How a text is written in a script. */
export function writerOf(script: Script): Promise<Writer> {
  if (script === 'Hans') return Promise.resolve(toSimplified)
  toTraditional ??= loadTraditional()
  return toTraditional
}
