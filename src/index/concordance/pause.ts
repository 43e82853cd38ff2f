/** Long loops over the concordance ask now and then whether to go on: nobody may wait for what they find any longer. */

/** Called between two pieces of work; ends it by throwing. */
export type Pause = () => void

/** Goes on whatever happens. */
export const goOn: Pause = () => undefined

/** Steps of a loop between two pauses, a power of two: a few milliseconds of work, on a slow machine too. */
export const betweenPauses = 0x4000
