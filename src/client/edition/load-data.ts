/**
 * Reads the data of an edition. Each file is a script that hands over its content: a page that was opened from disk may load scripts, and
 * nothing else. What it hands over is compressed, since such a page is as often sent by a server that compresses nothing.
 */
import { dataFiles, receiver, type EditionSource } from '../../publish/contract.ts'

declare global {
  interface Window {
    [receiver]?: (name: string, content: string) => void
  }
}

/** A file that is not there, or not whole. */
export class UnreadableFile extends Error {
  readonly file: string

  constructor(file: string) {
    super(`${file} cannot be read`)
    this.file = file
  }
}

async function unpack<T>(packed: string): Promise<T> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(stream).json()) as T
}

/** @param folder address of the folder of the files, with a slash at its end */
export function createDataLoader(folder: string): EditionSource {
  const received = new Map<string, string>()
  window[receiver] = (name, content) => {
    received.set(name, content)
  }

  const load = <T>(name: string): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const refuse = (): void => {
        reject(new UnreadableFile(`${name}.js`))
      }
      const script = document.createElement('script')
      script.src = `${folder}${name}.js`
      script.addEventListener('error', refuse)
      script.addEventListener('load', () => {
        script.remove()
        const content = received.get(name)
        received.delete(name)
        if (content === undefined) refuse()
        else unpack<T>(content).then(resolve, refuse)
      })
      document.head.append(script)
    })

  return {
    catalog: () => load(dataFiles.catalog),
    vocabulary: () => load(dataFiles.vocabulary),
    passages: (shard) => load(dataFiles.passages(shard)),
    figures: (shard) => load(dataFiles.figures(shard)),
  }
}
