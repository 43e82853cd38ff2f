/**
 * Aho and Corasick's automaton over UTF-16 units: every occurrence of many strings in one pass through a text. The moves of its trie lie in a
 * double array (Aoe 1989), so that memory grows with the strings, by some twenty bytes a character of theirs.
 */

/** Told where one of the strings stands: its number, and the unit behind its last. */
export type OnOccurrence = (literal: number, end: number) => void

/** So many places tried for one state: those before are too full for another of several moves. */
const mostTries = 256

/** A growing array of numbers; those not yet written are 0. */
function grown(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array
  const larger = new Int32Array(Math.max(length, array.length * 2))
  larger.set(array)
  return larger
}

/** The trie as its strings are added: of each state the first child, the next sibling, and the unit that leads to it. */
interface Trie {
  child: Int32Array<ArrayBuffer>
  sibling: Int32Array<ArrayBuffer>
  code: Int32Array<ArrayBuffer>
  /** The string that ends there, plus one; 0 for none. */
  ending: Int32Array<ArrayBuffer>
  states: number
}

export class Automaton {
  /** A number for each unit that some string has, from 1 on; 0 for every other. */
  private readonly codeOf = new Uint16Array(65_536)
  /** Where the moves of a state begin: that by a code leads to the slot `base[state] + code`, if that slot is the state's. */
  private base: Int32Array<ArrayBuffer>
  /** Of a slot the state that it is a move of, plus one; 0 for a slot that is none. The state reached has the slot's number. */
  private owner: Int32Array<ArrayBuffer>
  /** The state of the longest other beginning of a string that a state's string ends with. */
  private readonly fall: Int32Array
  /** The string that ends in a state, plus one, else 0. */
  private readonly ending: Int32Array
  /** The nearest state on the way of falls, the state itself included, in which a string ends; 0 for none. */
  private readonly nearest: Int32Array
  private readonly lengths: Uint32Array

  /** @param literals different strings, none of them empty; an occurrence names one by its place in this list */
  constructor(literals: readonly string[]) {
    let codes = 0
    for (const literal of literals)
      for (let i = 0; i < literal.length; i++) {
        const unit = literal.charCodeAt(i)
        if (this.codeOf[unit] === 0) this.codeOf[unit] = ++codes
      }
    this.lengths = Uint32Array.from(literals, ({ length }) => length)
    const trie = this.buildTrie(literals)
    this.base = new Int32Array(trie.states + codes + 1)
    this.owner = new Int32Array(trie.states + codes + 1)
    const slots = this.placeStates(trie, codes)
    const size = this.owner.length
    this.fall = new Int32Array(size)
    this.ending = new Int32Array(size)
    this.nearest = new Int32Array(size)
    this.link(trie, slots)
  }

  /** Memory that it takes, bytes. */
  get bytes(): number {
    return (
      this.codeOf.byteLength +
      this.base.byteLength +
      this.owner.byteLength +
      this.fall.byteLength +
      this.ending.byteLength +
      this.nearest.byteLength +
      this.lengths.byteLength
    )
  }

  /** Units of a string. */
  lengthOf(literal: number): number {
    return this.lengths[literal]!
  }

  /** Tells every occurrence that lies between two units of a text, by where it ends; of those that end together the longest first. */
  scan(text: Uint16Array, start: number, end: number, onOccurrence: OnOccurrence): void {
    const { codeOf, base, owner, fall, ending, nearest } = this
    let state = 0
    for (let at = start; at < end; at++) {
      const code = codeOf[text[at]!]!
      if (code === 0) {
        state = 0
        continue
      }
      let next = base[state]! + code
      while (owner[next] !== state + 1 && state !== 0) {
        state = fall[state]!
        next = base[state]! + code
      }
      state = owner[next] === state + 1 ? next : 0
      for (let found = nearest[state]!; found !== 0; found = nearest[fall[found]!]!)
        onOccurrence(ending[found]! - 1, at + 1)
    }
  }

  private buildTrie(literals: readonly string[]): Trie {
    const trie: Trie = {
      child: new Int32Array(1024),
      sibling: new Int32Array(1024),
      code: new Int32Array(1024),
      ending: new Int32Array(1024),
      states: 1,
    }
    /** Moves from the first state, which has the most: found without going through its children. */
    const fromFirst = new Int32Array(65_536)
    literals.forEach((literal, number) => {
      let state = 0
      for (let i = 0; i < literal.length; i++) {
        const code = this.codeOf[literal.charCodeAt(i)]!
        let next = state === 0 ? fromFirst[code]! : trie.child[state]!
        if (state !== 0) while (next !== 0 && trie.code[next] !== code) next = trie.sibling[next]!
        if (next === 0) {
          next = trie.states++
          for (const part of ['child', 'sibling', 'code', 'ending'] as const)
            trie[part] = grown(trie[part], trie.states)
          trie.code[next] = code
          trie.sibling[next] = trie.child[state]!
          trie.child[state] = next
          if (state === 0) fromFirst[code] = next
        }
        state = next
      }
      trie.ending[state] = number + 1
    })
    return trie
  }

  /** Finds slots for the moves of every state, those nearest to the first state first; returns the slot of each state of the trie. */
  private placeStates({ child, sibling, code, states }: Trie, codes: number): Int32Array {
    const slots = new Int32Array(states)
    const queue = new Int32Array(states)
    let queued = 1
    // The first state has moves by most codes, and lies below; above, any code fits anywhere.
    let firstFree = codes + 1
    /** Where states of several moves are tried from: what they do not fit between is left to those of one. */
    let firstRoomy = codes + 1
    let furthest = codes + 1
    for (let i = 0; i < queued; i++) {
      const state = queue[i]!
      let least = codes
      let moves = 0
      for (let next = child[state]!; next !== 0; next = sibling[next]!) {
        least = Math.min(least, code[next]!)
        moves++
      }
      if (moves === 0) continue
      while (this.ownerAt(firstFree) !== 0) firstFree++
      const from = state === 0 ? 0 : Math.max(firstFree, moves > 1 ? firstRoomy : 0) - least
      let base = from
      const isFree = (): boolean => {
        for (let next = child[state]!; next !== 0; next = sibling[next]!)
          if (this.ownerAt(base + code[next]!) !== 0) return false
        return true
      }
      while (!isFree()) base++
      if (base - from > mostTries) firstRoomy = base
      this.base[slots[state]!] = base
      furthest = Math.max(furthest, base + codes + 1)
      this.base = grown(this.base, furthest)
      this.owner = grown(this.owner, furthest)
      for (let next = child[state]!; next !== 0; next = sibling[next]!) {
        const slot = base + code[next]!
        this.owner[slot] = slots[state]! + 1
        slots[next] = slot
        queue[queued++] = next
      }
    }
    // Any look by any code finds a slot.
    this.base = this.base.slice(0, furthest)
    this.owner = this.owner.slice(0, furthest)
    return slots
  }

  /** Of a slot that is not there yet, that nobody owns it. */
  private ownerAt(slot: number): number {
    return slot < this.owner.length ? this.owner[slot]! : 0
  }

  /** Sets where each state falls back to, and where strings end, those nearest to the first state first. */
  private link({ child, sibling, code, ending, states }: Trie, slots: Int32Array): void {
    const queue = new Int32Array(states)
    let queued = 1
    for (let i = 0; i < queued; i++) {
      const state = queue[i]!
      const slot = slots[state]!
      this.ending[slot] = ending[state]!
      this.nearest[slot] = ending[state] === 0 ? this.nearest[this.fall[slot]!]! : slot
      for (let next = child[state]!; next !== 0; next = sibling[next]!) {
        queue[queued++] = next
        if (state === 0) continue
        let from = this.fall[slot]!
        let to = this.base[from]! + code[next]!
        while (this.owner[to] !== from + 1 && from !== 0) {
          from = this.fall[from]!
          to = this.base[from]! + code[next]!
        }
        this.fall[slots[next]!] = this.owner[to] === from + 1 ? to : 0
      }
    }
  }
}
