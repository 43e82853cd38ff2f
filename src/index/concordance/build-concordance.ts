/** The whole concordance of a corpus, in memory. */
import { openConcordance, type Concordance, type Corpus } from './concordance.ts'
import { buildFrequencies } from './frequencies.ts'
import { buildPairs } from './pairs.ts'
import { buildRepeats } from './repeats.ts'

/** Builds the concordance of a corpus in memory; `bodyIds` are as for `buildRepeats`, of no known body without. */
export function buildConcordance(
  corpus: Corpus,
  bodyIds: readonly (string | null)[] = [],
): Concordance {
  const pairs = buildPairs(corpus.text)
  const frequencies = buildFrequencies(corpus, pairs)
  return openConcordance(corpus, pairs, frequencies, buildRepeats(corpus, bodyIds))
}
