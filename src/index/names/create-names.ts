/** Asks the names: what a text being typed may become, what a slip may be for, what a name means. */
import { normalizeText } from '../../text/index.ts'
import { likeness, pairsOf, pairsToHold, slipsBetween } from './likeness.ts'
import type { NamedThing, NameKind, NamesIndex, ResolvedName } from './names.ts'
import type { SoundOf } from './pinyin.ts'
import { namesOfStored, type LoadedNames, type StoredName } from './store-names.ts'

/** What the names are asked over. */
export interface NamesSource {
  /** Loads the index of names; asked for once, when first needed. */
  load: () => Promise<LoadedNames>
  loadSounds: () => Promise<SoundOf>
  /** Reports that have a figure with a number, or a section. */
  reportsOf: (kind: 'figure' | 'section', key: string) => number
  /** How the texts go on after the beginning of a word, what most reports have first. */
  continued: (text: string, limit: number) => Promise<{ text: string; reports: number }[]>
  /** Strings of the texts one slip away from a word, whole words first; what no name is like is looked for there. */
  similar: (word: string, limit: number, signal?: AbortSignal) => Promise<string[]>
}

/** Most of each kind that come before others have had their turn, and the order in which kinds come. */
const turns: readonly (readonly [kind: NameKind, most: number])[] = [
  ['section', 2],
  ['term', 4],
  ['place', 2],
  ['body', 3],
  ['figure', 2],
  ['documentNumber', 3],
  ['title', 2],
]

/** With fewer names than this, the texts are asked too. */
const fewNames = 5

/** Shorter texts are too little to tell a slip in. */
const shortestSlip = 2
/** Names that share most with a text and are compared with it. */
const mostCompared = 100
/** Names less alike than this are not meant. */
const leastAlike = 0.5
/** Texts this long may hold two slips. */
const twoSlips = 6
/** Strings of the texts that are looked through for those that sound as was typed. */
const mostSounded = 30
/** How sure a name is that was told through a slip. */
const certaintyOfSlip = 0.5

const latin = /^[a-z][a-z ]+$/
const han = /\p{Script=Han}/u

const isBegun = (name: StoredName, text: string): boolean =>
  namesOfStored(name).some((each) => each.startsWith(text))

/** Whether texts differ in two characters side by side and nothing else: 信息公开目录 is no slip for 信息公开工作. */
function isOtherWord(a: string, b: string): boolean {
  const differing = Array.from(a).flatMap((character, i) => (character === b[i] ? [] : [i]))
  const [first, second] = differing
  return (
    a.length === b.length &&
    differing.length === 2 &&
    second === first! + 1 &&
    slipsBetween(a, b) === 2
  )
}

function byReports(a: StoredName, b: StoredName): number {
  return b.reports - a.reports || a.text.length - b.text.length || (a.text < b.text ? -1 : 1)
}

function thingOf({ kind, text, ids, reports, years }: StoredName): NamedThing {
  return { kind, text, ids, reports, years }
}

/** Tiers of names one after the other, each kind held to its turn; what is left over comes after. */
function takeTurns(tiers: readonly (readonly StoredName[])[], limit: number): NamedThing[] {
  const taken = new Map<string, StoredName>()
  const left: StoredName[] = []
  const room = new Map(turns)
  for (const each of tiers) {
    // What no report has leads nowhere.
    const tier = each.filter(({ reports }) => reports > 0)
    if (taken.size >= limit) break
    for (const [kind] of turns) {
      for (const name of tier.filter((other) => other.kind === kind)) {
        const key = `${name.kind} ${name.text}`
        if (taken.has(key)) continue
        const places = room.get(kind)!
        if (places === 0) left.push(name)
        else {
          room.set(kind, places - 1)
          taken.set(key, name)
        }
      }
    }
  }
  for (const name of left) taken.set(`${name.kind} ${name.text}`, name)
  return [...taken.values()].slice(0, limit).map(thingOf)
}

/** Makes the names over their source. */
export function createNames({
  load,
  loadSounds,
  reportsOf,
  continued,
  similar,
}: NamesSource): NamesIndex {
  let index: Promise<LoadedNames> | undefined
  const loaded = (): Promise<LoadedNames> => (index ??= load())
  let opened: Promise<{ index: LoadedNames; soundOf: SoundOf }> | undefined
  const open = (): Promise<{ index: LoadedNames; soundOf: SoundOf }> =>
    (opened ??= Promise.all([loaded(), loadSounds()]).then(([index, soundOf]) => ({
      index,
      soundOf,
    })))

  /** Figures and sections are counted when asked for: their names are the same in every index. */
  const counted = (name: StoredName): StoredName =>
    name.kind === 'figure' || name.kind === 'section'
      ? { ...name, reports: reportsOf(name.kind, name.ids[0]!) }
      : name

  const find = (
    index: LoadedNames,
    text: string,
    field: string,
    how: { prefix?: boolean } = {},
  ): StoredName[] =>
    index
      .search(text, { fields: [field], ...how })
      .map((hit) => counted(hit as unknown as StoredName))

  /** Names that are indexed by pairs of characters: by all of them, or by some. */
  const sharing = (
    index: LoadedNames,
    pairs: readonly string[],
    combineWith: 'AND' | 'OR',
  ): StoredName[] =>
    index
      .search(pairs.join('\t'), {
        fields: ['pairs'],
        combineWith,
        tokenize: (joined) => joined.split('\t'),
      })
      .map((hit) => counted(hit as unknown as StoredName))

  /** Names that a text with slips may stand for, the likeliest first. */
  const withSlips = (index: LoadedNames, soundOf: SoundOf, text: string): StoredName[] => {
    if (text.length < shortestSlip || !han.test(text)) return []
    const pairs = pairsOf(text)
    const sound = soundOf(text).full
    const bySound = find(index, sound, 'pinyin', { prefix: true }).filter(({ names }) =>
      // One character at least is as it was typed: a sound alone is shared by too much.
      Array.from(text).some((character) => names.includes(character)),
    )
    const alike =
      text.length < 3
        ? []
        : sharing(index, pairs, 'OR')
            .slice(0, mostCompared)
            .filter((name) =>
              namesOfStored(name).some((each) => likeness(pairs, pairsOf(each)) >= leastAlike),
            )
    return [...bySound.sort(byReports), ...alike]
  }

  return {
    suggest: async (text, limit) => {
      const { index, soundOf } = await open()
      const own = normalizeText(text)
      if (own === '') return []
      const isOther = ({ names, kind }: StoredName): boolean => kind !== 'term' || names !== own
      const begun = find(index, own, 'names', { prefix: true }).filter(isOther).sort(byReports)
      const tiers = [begun]
      if (own.length > 1) {
        const holding = sharing(index, pairsToHold(own), 'AND')
          .filter((name) => !isBegun(name, own) && namesOfStored(name)[0]!.includes(own))
          .sort(byReports)
        tiers.push(holding)
      }
      if (latin.test(own)) {
        tiers.push(
          ...['initials', 'english', 'pinyin'].map((field) =>
            find(index, own, field, { prefix: true }).sort(byReports),
          ),
        )
      }
      const found = takeTurns(tiers, limit)
      // What has no name may stand in the texts all the same: 新媒 goes on to 新媒体.
      if (found.length < fewNames) {
        const isKnown = (text: string): boolean => found.some((thing) => thing.text === text)
        for (const { text: whole, reports } of await continued(own, fewNames))
          if (!isKnown(whole) && found.length < limit)
            found.push({ kind: 'term', text: whole, ids: [], reports, years: [] })
      }
      if (found.length > 0) return found
      return takeTurns([withSlips(index, soundOf, own)], limit)
    },

    correct: async (word, limit, { bySound = false } = {}, signal) => {
      const { index, soundOf } = await open()
      const sound = soundOf(word).full
      const inTexts = async (): Promise<string[]> => {
        const found = await similar(word, mostSounded, signal)
        const sounding = found.filter((text) => soundOf(text).full === sound)
        return (bySound || sounding.length > 0 ? sounding : found).slice(0, limit)
      }
      const most = word.length >= twoSlips ? 2 : 1
      const near = new Map<
        string,
        { text: string; reports: number; slips: number; isSameSound: boolean }
      >()
      const candidates = withSlips(index, soundOf, word).filter(({ kind }) => kind !== 'title')
      for (const candidate of candidates) {
        for (const text of namesOfStored(candidate)) {
          const slips = slipsBetween(word, text)
          const isSameSound = soundOf(text).full === sound
          // Two characters differ in one from nearly everything: the sound has to speak for it; in three the sound, or a place.
          const isLong = text.length > 2 && word.length > 2
          const isThree = text.length === 3 && word.length === 3
          const isSure = isSameSound || (isLong && (!isThree || candidate.kind === 'place'))
          // A piece of the word is no correction of it.
          if (slips > most || !isSure || word.includes(text)) continue
          if (!isSameSound && (bySound || isOtherWord(word, text))) continue
          const known = near.get(text)
          if (known === undefined || known.reports < candidate.reports)
            near.set(text, { text, reports: candidate.reports, slips, isSameSound })
        }
      }
      const named = [...near.values()].sort(
        (a, b) =>
          Number(b.isSameSound) - Number(a.isSameSound) ||
          a.slips - b.slips ||
          b.reports - a.reports,
      )
      const [best] = named
      if (best === undefined) return inTexts()
      // A string of the texts is nearer than a name that is two slips away.
      const nearer = best.slips > 1 && !best.isSameSound ? await inTexts() : []
      if (nearer.length > 0) return nearer
      // What is further off than the best is noise beside it.
      return named
        .filter(
          ({ slips, isSameSound }) => slips === best.slips && isSameSound === best.isSameSound,
        )
        .slice(0, limit)
        .map(({ text }) => text)
    },

    resolve: async (name, { slips: areForgiven = true } = {}) => {
      const index = await loaded()
      const own = normalizeText(name)
      const isWanted = ({ kind }: StoredName): boolean =>
        kind !== 'title' && kind !== 'documentNumber'
      const exact = find(index, own, 'names').filter(isWanted)
      const certaintyOf = (found: readonly StoredName[], { kind, ids }: StoredName): number => {
        const sameKind = found.filter((each) => each.kind === kind)
        const things = new Set(sameKind.flatMap((each) => each.ids)).size
        return 1 / Math.max(1, ids.length, things)
      }
      const resolved = (found: readonly StoredName[], share: number): ResolvedName[] =>
        found
          .map((each): ResolvedName => ({
            ...thingOf(each),
            certainty: share * certaintyOf(found, each),
          }))
          .sort((a, b) => b.certainty - a.certainty || b.reports - a.reports)
      if (exact.length > 0 || !areForgiven) return resolved(exact, 1)
      const { soundOf } = await open()
      const slips = withSlips(index, soundOf, own).filter(
        (each) =>
          isWanted(each) &&
          each.kind !== 'term' &&
          namesOfStored(each).some((other) => slipsBetween(own, other) === 1),
      )
      return resolved(
        [...new Map(slips.map((each) => [`${each.kind} ${each.text}`, each])).values()],
        certaintyOfSlip,
      )
    },
  }
}
