import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { sentence } from '../../src/sentence.ts'
import { createLiveSearch, type LiveSearch } from '../../src/server/index.ts'
import type { SearchService } from '../../src/search/index.ts'
import { createFakeSearchService, fakeStats } from '../support/fake-search-service.ts'
import { getJson, recordLog, serveApp } from '../support/serve-app.ts'

/** An index folder as the server sees it: a current generation, some of them damaged. */
function fakeIndex(current: string | null) {
  const { logger, lines } = recordLog()
  const index = {
    current,
    earlier: [] as string[],
    damaged: new Set<string>(),
    opened: [] as string[],
    closed: [] as string[],
    lines,
    service: (generation: string): SearchService =>
      createFakeSearchService({
        generation,
        stats: () => Promise.resolve({ ...fakeStats, generation }),
        close: () => {
          index.closed.push(generation)
          return Promise.resolve()
        },
      }),
    async live(pollMs = 3_600_000): Promise<LiveSearch> {
      const live = await createLiveSearch({
        open: (named) => {
          const generation = named ?? index.current
          if (generation === null) {
            return Promise.reject(new AppError('index_missing', 'No index here.'))
          }
          if (index.damaged.has(generation)) {
            return Promise.reject(new AppError('index_damaged', `${generation} is damaged.`))
          }
          index.opened.push(generation)
          return Promise.resolve(index.service(generation))
        },
        currentGeneration: () => Promise.resolve(index.current),
        earlierGenerations: () => Promise.resolve(index.earlier),
        pollMs,
        logger,
      })
      onTestFinished(() => live.close())
      return live
    },
  }
  return index
}

/** Work that a test ends by hand. */
function openEnded() {
  let finish = (): void => undefined
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { done, finish }
}

const generationOf = (service: SearchService) => service.generation

const inEnglish = { headers: { 'accept-language': 'en' } }

describe('createLiveSearch', () => {
  it('opens the current generation once, however often it looks', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    await Promise.all([live.refresh(), live.refresh()])
    await live.refresh()
    expect(index.opened).toEqual(['g1'])
    expect(await live.use((service) => Promise.resolve(generationOf(service)))).toBe('g1')
  })

  it('goes on serving where what an engine does after it was opened fails', async () => {
    const { logger, lines } = recordLog()
    const settled: Promise<never> = Promise.reject(new Error('no room'))
    settled.catch(() => undefined)
    const live = await createLiveSearch({
      open: () => Promise.resolve(createFakeSearchService({ settled })),
      currentGeneration: () => Promise.resolve(fakeStats.generation),
      pollMs: 3_600_000,
      logger,
    })
    onTestFinished(() => live.close())
    await expect
      .poll(() => lines.map(({ msg }) => msg))
      .toContain('could not look up frequent words ahead')
    expect(live.current()).not.toBeNull()
    expect(live.problem()).toBeNull()
  })

  it('follows a new generation by itself', async () => {
    const index = fakeIndex('g1')
    const live = await index.live(5)
    index.current = 'g2'
    await expect.poll(() => live.current()?.generation).toBe('g2')
    await expect.poll(() => index.closed).toEqual(['g1'])
  })

  it('swaps during a slow request, and closes the old service after its last request', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    const slow = openEnded()
    const slower = openEnded()
    const ask = (work: Promise<void>) =>
      live.use(async (service) => {
        await work
        return generationOf(service)
      })
    const first = ask(slow.done)
    const second = ask(slower.done)

    index.current = 'g2'
    await live.refresh()
    expect(await ask(Promise.resolve())).toBe('g2')
    expect(index.closed).toEqual([])

    slow.finish()
    expect(await first).toBe('g1')
    expect(index.closed).toEqual([])

    slower.finish()
    expect(await second).toBe('g1')
    expect(index.closed).toEqual(['g1'])
  })

  it('counts a request that failed as done', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    const failing = live.use(async () => {
      index.current = 'g2'
      await live.refresh()
      throw new Error('failed')
    })
    await expect(failing).rejects.toThrow('failed')
    expect(index.closed).toEqual(['g1'])
  })

  it('serves the last good generation where the current one is damaged, also at start, and says why', async () => {
    const index = fakeIndex('g3')
    index.earlier = ['g2', 'g1']
    for (const name of ['g3', 'g2']) index.damaged.add(name)
    const live = await index.live()
    await live.refresh()
    expect(live.current()?.generation).toBe('g1')
    expect(live.problem()).toMatchObject({ code: 'index_damaged', generation: 'g3' })
    index.current = 'g4'
    await live.refresh()
    expect(live.current()?.generation).toBe('g4')
    expect(live.problem()).toBeNull()
  })

  it('turns to the last good generation when damage is found in use, and not back', async () => {
    const index = fakeIndex('g2')
    const live = await index.live()
    index.earlier = ['g1']
    const asked = live.use(() => Promise.reject(new AppError('index_damaged', 'a byte of g2')))
    await expect(asked).rejects.toThrow('a byte of g2')
    expect(live.current()?.generation).toBe('g1')
    await live.refresh()
    expect(live.current()?.generation).toBe('g1')
    expect(live.problem()).toEqual({
      code: 'index_damaged',
      message: 'a byte of g2',
      sentence: null,
      generation: 'g2',
    })
    expect(index.closed).toEqual(['g2'])
  })

  it('goes on with a generation found damaged in use where there is no other', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    const asked = live.use(() => Promise.reject(new AppError('index_damaged', 'a byte of g1')))
    await expect(asked).rejects.toThrow('a byte of g1')
    await live.refresh()
    expect(live.current()?.generation).toBe('g1')
    expect(live.problem()).toMatchObject({ generation: 'g1' })
  })

  it('goes on with the old service when the new generation is refused, and says why', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    index.current = 'g2'
    index.damaged.add('g2')
    await live.refresh()
    await live.refresh()
    expect(live.current()?.generation).toBe('g1')
    expect(live.problem()).toEqual({
      code: 'index_damaged',
      message: 'g2 is damaged.',
      sentence: null,
      generation: 'g2',
    })
    expect(index.lines.filter((line) => line['msg'] === 'index refused')).toEqual([
      expect.objectContaining({ refused: 'g2', served: 'g1', reason: 'g2 is damaged.' }),
    ])

    const url = await serveApp({ search: live })
    const { status, body } = await getJson(`${url}/readyz`)
    expect(status).toBe(200)
    expect(body.index).toMatchObject({ generation: 'g1', reports: fakeStats.reports })
    expect(body.problem?.message).toBe('g2 is damaged.')
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('gongkai_index_refused 1')
    expect((await getJson(`${url}/api/search`)).status).toBe(200)

    index.current = 'g3'
    await live.refresh()
    expect(live.current()?.generation).toBe('g3')
    expect(live.problem()).toBeNull()
    expect(index.closed).toEqual(['g1'])
  })

  it('tries a refused generation again after a while', async () => {
    const index = fakeIndex('g1')
    const live = await index.live(5)
    index.damaged.add('g2')
    index.current = 'g2'
    await expect.poll(() => live.problem()?.generation).toBe('g2')
    index.damaged.clear()
    await expect.poll(() => live.current()?.generation).toBe('g2')
    expect(live.problem()).toBeNull()
  })

  it('starts without an index, says so, and takes up the first one', async () => {
    const index = fakeIndex(null)
    const live = await index.live()
    await expect(live.use(() => Promise.resolve())).rejects.toMatchObject({ code: 'unavailable' })
    const url = await serveApp({ search: live })
    const { status, body } = await getJson(`${url}/readyz`)
    expect(status).toBe(503)
    expect(body.error.message).toContain('No index here.')

    index.current = 'g1'
    await live.refresh()
    expect((await getJson(`${url}/readyz`)).status).toBe(200)
  })

  it('is not ready while a cluster does not answer or has lost its index, though one is loaded, and says why', async () => {
    let state: 'there' | 'lost' | 'emptied' = 'there'
    const live = await createLiveSearch({
      open: () => {
        if (state === 'emptied')
          return Promise.reject(
            new AppError(
              'index_missing',
              sentence('cluster.noIndex', { name: 'gongkai', nodes: 'http://inside' }),
            ),
          )
        return Promise.resolve(
          createFakeSearchService({
            generation: 'g1',
            stats: () => Promise.resolve({ ...fakeStats, generation: 'g1' }),
            search: () =>
              Promise.reject(
                new AppError(
                  'unavailable',
                  sentence('cluster.partial', { nodes: 'http://inside' }),
                ),
              ),
          }),
        )
      },
      currentGeneration: () =>
        state !== 'lost'
          ? Promise.resolve(state === 'there' ? 'g1' : null)
          : Promise.reject(
              new AppError('unavailable', sentence('cluster.partial', { nodes: 'http://inside' })),
            ),
      isReadElsewhere: true,
      pollMs: 3_600_000,
      logger: recordLog().logger,
    })
    onTestFinished(() => live.close())
    const url = await serveApp({ search: live })
    expect((await getJson(`${url}/readyz`)).status).toBe(200)
    state = 'emptied'
    await live.refresh()
    const emptied = await getJson(`${url}/readyz`, inEnglish)
    expect(emptied.status).toBe(503)
    expect(emptied.body.error.message).toContain('There is no index gongkai')
    state = 'there'
    await live.refresh()
    expect((await getJson(`${url}/readyz`)).status).toBe(200)
    state = 'lost'
    await live.refresh()
    const { status, body } = await getJson(`${url}/readyz`, inEnglish)
    expect(status).toBe(503)
    expect(body.error.message).toContain('lost a part of the data')
    // A caller is told what is wrong, and no address.
    const refused = await getJson(`${url}/api/search?q=x`, inEnglish)
    expect(refused.status).toBe(503)
    expect(refused.body.error.message).toContain('a partial answer is not given')
    expect(refused.body.error.message).not.toContain('inside')
    state = 'there'
    await live.refresh()
    expect((await getJson(`${url}/readyz`)).status).toBe(200)
  })

  it('keeps what it has when the folder goes away', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    index.current = null
    await live.refresh()
    expect(live.current()?.generation).toBe('g1')
    expect(live.problem()).toMatchObject({ code: 'index_missing', generation: null })
  })

  it('closes after the last request, and then takes no more', async () => {
    const index = fakeIndex('g1')
    const live = await index.live()
    const slow = openEnded()
    const working = live.use(() => slow.done)
    const closing = live.close()
    await expect(live.use(() => Promise.resolve())).rejects.toMatchObject({ code: 'unavailable' })
    expect(index.closed).toEqual([])
    slow.finish()
    await Promise.all([working, closing])
    expect(index.closed).toEqual(['g1'])
    await live.refresh()
    expect(live.current()).toBeNull()
  })
})
