/** Names by their sound: full pinyin without tones, and its first letters. */
import { placeNameAt } from '../../report/index.ts'
import { placeReadings } from './place-readings.ts'

/** How a text sounds; letters and digits of its own stay as they are. */
export interface Sound {
  full: string
  initials: string
}

/**
 * Gives a normalized text's sound, that of its words where these are known, and keeps what it was asked: names share most of
 * their parts.
 */
export type SoundOf = (text: string, words?: readonly string[]) => Sound

/** Loads the dictionary of readings: some tens of milliseconds, so only who asks for sounds waits for it. */
export async function loadPinyin(): Promise<SoundOf> {
  const { customPinyin, pinyin } = await import('pinyin-pro')
  customPinyin({ ...placeReadings })
  const known = new Map<string, Sound>()
  const read = (text: string): Sound => {
    const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true })
    return {
      full: syllables.join(''),
      initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
    }
  }
  const soundOf: SoundOf = (text, words) => {
    let sound = known.get(text)
    if (sound === undefined) {
      const parts = words !== undefined && words.length > 1 ? words : partsByPlace(text)
      const sounds = parts?.map((part) => soundOf(part)) ?? [read(text)]
      sound = {
        full: sounds.map(({ full }) => full).join(''),
        initials: sounds.map(({ initials }) => initials).join(''),
      }
      known.set(text, sound)
    }
    return sound
  }
  return soundOf
}

/** The place that a text begins with, and the rest, since each sounds as it does alone; null where it begins with none, or is one. */
function partsByPlace(text: string): string[] | null {
  const place = placeNameAt(text, 0)?.length ?? 0
  return place > 0 && place < text.length ? [text.slice(0, place), text.slice(place)] : null
}
