/** Where an edition goes: nobody else's files are touched, and a run that fails leaves the edition before it. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { markFile, openPlace } from '../../src/publish/place.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function publish(out: string, text: string): void {
  const place = openPlace(out)
  writeFileSync(join(place.folder, markFile), '{}')
  writeFileSync(join(place.folder, 'index.html'), text)
  place.finish()
  place.discard()
}

const textOf = (out: string): string => readFileSync(join(out, 'index.html'), 'utf8')

describe('the place of an edition', () => {
  it('is a new folder, an empty one, or that of the edition before', () => {
    const parent = temporaryFolder()
    const out = join(parent, 'below', 'site')
    publish(out, 'first')
    publish(out, 'second')
    expect(textOf(out)).toBe('second')
    const empty = join(parent, 'empty')
    mkdirSync(empty)
    publish(empty, 'third')
    expect(textOf(empty)).toBe('third')
    expect(readdirSync(join(parent, 'below'))).toEqual(['site'])
  })

  it('is no folder that holds something else, and no file', () => {
    const parent = temporaryFolder()
    writeFileSync(join(parent, 'mine.txt'), 'mine')
    for (const out of [parent, join(parent, 'mine.txt')])
      expect(() => openPlace(out)).toThrow(expect.objectContaining({ code: 'usage' }) as Error)
    expect(readdirSync(parent)).toEqual(['mine.txt'])
  })

  it('leaves the edition before as it was where the run fails', () => {
    const out = join(temporaryFolder(), 'site')
    publish(out, 'first')
    const place = openPlace(out)
    writeFileSync(join(place.folder, 'index.html'), 'half')
    place.discard()
    expect(textOf(out)).toBe('first')
    expect(readdirSync(join(out, '..'))).toEqual(['site'])
  })

  it('has the edition back that a killed run had put aside, and clears away what it wrote', () => {
    const parent = temporaryFolder()
    const out = join(parent, 'site')
    publish(out, 'first')
    renameSync(out, join(parent, '.site.former'))
    // No process has this number.
    const left = join(parent, '.site.publish-99999999')
    mkdirSync(left)
    const place = openPlace(out)
    expect(textOf(out)).toBe('first')
    expect(existsSync(left)).toBe(false)
    place.discard()
  })

  it('says why it cannot be written to', () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    expect(() => openPlace(join(file, 'site'))).toThrow(
      expect.objectContaining({ code: 'storage_failed' }) as Error,
    )
  })
})
