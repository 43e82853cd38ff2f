/** The time of day is set back and forth while the server works: what it counts by is another clock. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAdmission } from '../../src/server/admission.ts'
import { createRateStore } from '../../src/server/guards.ts'
import { createLiveSearch } from '../../src/server/live-search.ts'
import { loadSettings } from '../../src/settings.ts'
import { createFakeSearchService } from '../support/fake-search-service.ts'
import { getJson, serveApp, silentLogger } from '../support/serve-app.ts'

const hourMs = 3_600_000

/** Sets the time of day, and only that. */
function setClock(offsetMs: number): void {
  vi.restoreAllMocks()
  const time = Date.now.bind(Date)
  vi.spyOn(Date, 'now').mockImplementation(() => time() + offsetMs)
}
afterEach(() => {
  vi.restoreAllMocks()
})

describe('a clock that is set back or forth by hours', () => {
  it('keeps nobody out for longer than a minute who asked too often', async () => {
    const steps = vi.spyOn(performance, 'now')
    let now = 0
    steps.mockImplementation(() => now)
    const store = createRateStore(60_000)
    const hits = async () => (await store.increment('a')).totalHits
    expect(await hits()).toBe(1)
    expect(await hits()).toBe(2)
    for (const offsetMs of [-hourMs, hourMs, -24 * hourMs]) {
      const spy = vi.spyOn(Date, 'now').mockReturnValue(1e12 + offsetMs)
      now += 59_000
      const counted = await store.increment('a')
      expect(counted.totalHits).toBe(3)
      expect(counted.resetTime!.getTime() - Date.now()).toBe(1_000)
      now += 1_000
      expect(await hits()).toBe(1)
      expect(await hits()).toBe(2)
      spy.mockRestore()
    }
    await store.decrement('a')
    expect(await hits()).toBe(2)
    await store.resetKey('a')
    expect(await hits()).toBe(1)
    now += 300_000
    expect(await hits()).toBe(1)
  })

  it('answers, and still limits', async () => {
    const settings = loadSettings({}, { port: 0, rateLimit: 4 })
    const address = await serveApp({ settings })
    const status = async () => (await getJson(`${address}/api/search?q=x`)).status
    const statuses: number[] = []
    for (const offsetMs of [0, -hourMs, hourMs, -hourMs, 0, hourMs]) {
      setClock(offsetMs)
      statuses.push(await status())
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
  })

  it('lets who waits for a place have it, or not, by time that has passed', async () => {
    const admission = createAdmission({ running: 1, waiting: 4, waitMs: 300 })
    const { signal } = new AbortController()
    let finish = (): void => undefined
    const first = admission.run(
      { address: 'a', signal },
      () => new Promise<void>((r) => (finish = r)),
    )
    const served = admission.run({ address: 'b', signal }, () => Promise.resolve('served'))
    setClock(hourMs)
    setTimeout(() => {
      finish()
    }, 50)
    expect(await served).toBe('served')
    await first
    const second = admission.run(
      { address: 'a', signal },
      () => new Promise<void>((r) => (finish = r)),
    )
    setClock(-hourMs)
    await expect(
      admission.run({ address: 'b', signal }, () => Promise.resolve('served')),
    ).rejects.toMatchObject({ code: 'overloaded' })
    finish()
    await second
  })

  it('tries a refused index again when its time has come', async () => {
    let opened = 0
    const live = await createLiveSearch({
      open: () => {
        opened++
        return opened === 1
          ? Promise.reject(new Error('The memory is full.'))
          : Promise.resolve(createFakeSearchService())
      },
      currentGeneration: () => Promise.resolve('generation-1'),
      pollMs: 20,
      logger: silentLogger,
    })
    setClock(-hourMs)
    await expect.poll(() => live.current(), { timeout: 5_000 }).not.toBeNull()
    await live.close()
  })
})
