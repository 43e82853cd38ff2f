import { describe, expect, it } from 'vitest'
import { createAdmission, createBodyRoom, type Admission } from '../../src/server/admission.ts'

/** Work that ends when told to. */
function job(admission: Admission, address: string, name: string, log: string[]) {
  const leaving = new AbortController()
  let finish = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const done = admission
    .run({ address, signal: leaving.signal }, async () => {
      log.push(name)
      await gate
    })
    .catch((error: unknown) => {
      // What a signal gives as its reason has a number for a code.
      const { code } = error as { code?: unknown }
      log.push(`${name} ${typeof code === 'string' ? code : 'left'}`)
    })
  return {
    finish: async () => {
      finish()
      await done
    },
    leave: async () => {
      leaving.abort()
      await done
    },
    done,
  }
}

const limits = { running: 4, waiting: 3, waitMs: 60_000 }
/** Work begins within two turns of the event loop. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('admission', () => {
  it('lets one address have most places but not all, and the rest wait in turn', async () => {
    const log: string[] = []
    const admission = createAdmission(limits)
    const jobs = ['a1', 'a2', 'a3', 'a4'].map((name) => job(admission, 'a', name, log))
    await settled()
    expect(log).toEqual(['a1', 'a2', 'a3'])
    job(admission, 'b', 'b1', log)
    job(admission, 'b', 'b2', log)
    await settled()
    expect(log).toEqual(['a1', 'a2', 'a3', 'b1'])
    expect(admission.counts()).toMatchObject({ running: 4, waiting: 2, refused: 0 })
    await jobs[0]!.finish()
    await settled()
    await jobs[1]!.finish()
    await settled()
    expect(log.slice(4)).toEqual(['a4', 'b2'])
  })

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [8, 6],
  ])('of %i places leaves one address %i', async (running, own) => {
    const log: string[] = []
    const admission = createAdmission({ ...limits, running })
    for (let i = 0; i < running; i++) job(admission, 'a', 'a', log)
    await settled()
    expect(log).toHaveLength(own)
  })

  it('refuses whoever has most waiting, in favor of an address that has less', async () => {
    const log: string[] = []
    const admission = createAdmission(limits)
    for (let i = 1; i <= 6; i++) job(admission, 'a', `a${i}`, log)
    expect(admission.isFull('a')).toBe(true)
    expect(admission.isFull('b')).toBe(false)
    await settled()
    job(admission, 'a', 'a7', log)
    await settled()
    expect(log.at(-1)).toBe('a7 overloaded')
    job(admission, 'b', 'b1', log)
    job(admission, 'b', 'b2', log)
    await settled()
    expect(log.slice(4)).toEqual(['b1', 'a6 overloaded'])
    expect(admission.counts()).toMatchObject({ running: 4, waiting: 3, refused: 2 })
  })

  it('takes turns between addresses, not between requests', async () => {
    const log: string[] = []
    const admission = createAdmission({ running: 1, waiting: 10, waitMs: 60_000 })
    const first = job(admission, 'a', 'a1', log)
    const rest = ['a2', 'a3', 'b1', 'c1'].map((name) => job(admission, name[0]!, name, log))
    await first.finish()
    for (const each of [rest[0], rest[2], rest[3], rest[1]]) {
      await settled()
      await each!.finish()
    }
    expect(log).toEqual(['a1', 'a2', 'b1', 'c1', 'a3'])
    expect(admission.counts()).toMatchObject({ running: 0, waiting: 0, refused: 0 })
  })

  it('refuses what waited too long', async () => {
    const log: string[] = []
    const admission = createAdmission({ running: 1, waiting: 10, waitMs: 5 })
    job(admission, 'a', 'a1', log)
    await job(admission, 'b', 'b1', log).done
    expect(log).toEqual(['a1', 'b1 overloaded'])
  })

  it('forgets whoever left while waiting, and keeps the place of work that goes on', async () => {
    const log: string[] = []
    const admission = createAdmission({ running: 1, waiting: 1, waitMs: 60_000 })
    const first = job(admission, 'a', 'a1', log)
    await job(admission, 'b', 'b1', log).leave()
    expect(admission.counts()).toMatchObject({ running: 1, waiting: 0, refused: 0 })
    const last = job(admission, 'b', 'b2', log)
    await first.finish()
    await last.finish()
    expect(log).toEqual(['a1', 'b1 left', 'b2'])
  })

  it('gives the place back when work fails', async () => {
    const admission = createAdmission({ running: 1, waiting: 0, waitMs: 1 })
    const caller = { address: 'a', signal: new AbortController().signal }
    await expect(admission.run(caller, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await admission.run(caller, () => Promise.resolve(1))).toBe(1)
  })
})

describe('room for bodies', () => {
  it('is for all together, half of it for one address, and is given back', () => {
    const room = createBodyRoom(100)
    const [first, second] = [room.hold('a'), room.hold('a')]
    expect([first.add(30), second.add(20), second.add(1)]).toEqual([true, true, false])
    const [other, third] = [room.hold('b'), room.hold('c')]
    expect([other.add(50), third.add(1)]).toEqual([true, false])
    first.release()
    first.release()
    expect([third.add(30), third.add(1), second.add(30)]).toEqual([true, false, false])
  })
})
