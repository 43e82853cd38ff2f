/** A list kept in this browser and nowhere else. */

export type KeptStorage = () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export interface KeptList<Item> {
  /** Empty where nothing is kept, what is kept is no such list, or storage is turned off. */
  read: () => Item[]
  /** False where it could not be kept: turned off, or full. */
  write: (items: readonly Item[]) => boolean
}

/**
 * @param isItem tells what may stand in it: anyone can write there
 * @param storage asked each time, since merely naming `localStorage` throws where it is forbidden
 */
export function createKeptList<Item>(
  key: string,
  isItem: (value: unknown) => value is Item,
  storage: KeptStorage = () => localStorage,
): KeptList<Item> {
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(storage().getItem(key) ?? '[]')
        return Array.isArray(kept) ? kept.filter(isItem) : []
      } catch {
        return []
      }
    },
    write(items) {
      try {
        if (items.length === 0) storage().removeItem(key)
        else storage().setItem(key, JSON.stringify(items))
        return true
      } catch {
        return false
      }
    },
  }
}
