/**
 * The two indexes of a generation in OpenSearch: one of passages, which is searched, and one of reports, which holds how often
 * each character and pair stands in a report, whole reports, and what a server reads when it opens the generation.
 */
import { betweenPlaces, betweenTokens, hole } from './tokens.ts'

/** Raised when what is stored changes shape. An index of another version is refused. */
export const layoutVersion = 2

const analysis = {
  tokenizer: {
    places: { type: 'char_group', tokenize_on_chars: [betweenPlaces], max_token_length: 255 },
  },
  filter: {
    // Each of the tokens of a position, all at that position.
    tokens: {
      type: 'pattern_capture',
      patterns: [`([^${betweenTokens}]+)`],
      preserve_original: false,
    },
    frequencies: { type: 'delimited_term_freq', delimiter: betweenTokens },
    // A position is left where one is taken out.
    holes: { type: 'stop', stopwords: [hole] },
  },
  analyzer: {
    cut: { type: 'custom', tokenizer: 'places', filter: ['tokens'] },
    counted: { type: 'custom', tokenizer: 'places', filter: ['frequencies'] },
    given: { type: 'custom', tokenizer: 'places', filter: ['holes'] },
  },
}

/** The score of a phrase or a span is how many places it has, once for each of its tokens. */
const similarity = { places: { type: 'scripted', script: { source: 'return doc.freq;' } } }

const text = { type: 'text', search_analyzer: 'given', norms: false, similarity: 'places' }
/** Kept to be given back, not to be searched. */
const stored = { type: 'object', enabled: false }

function settingsOf(shards: number, order: string): Record<string, unknown> {
  return {
    index: {
      number_of_shards: shards,
      // Replicas come once it is whole, and nobody searches it before.
      number_of_replicas: 0,
      refresh_interval: -1,
      // What scripts gather then comes in order, and its differences are small.
      'sort.field': order,
      'sort.order': 'asc',
      codec: 'best_compression',
    },
    analysis,
    similarity,
  }
}

/** The index of passages. `n` is a passage's number in the corpus, also its id. */
export function passagesIndex(shards: number): Record<string, unknown> {
  return {
    settings: settingsOf(shards, 'n'),
    mappings: {
      dynamic: 'strict',
      _source: { excludes: ['tokens'] },
      properties: {
        n: { type: 'integer' },
        tokens: { ...text, analyzer: 'cut', index_options: 'positions' },
        stored,
      },
    },
  }
}

/** The index of reports (`n` is a report's number, `r` before it its id), and of everything read at opening, in pieces. */
export function reportsIndex(shards: number): Record<string, unknown> {
  return {
    settings: settingsOf(shards, 'n'),
    mappings: {
      dynamic: 'strict',
      _source: { excludes: ['evidence'] },
      properties: {
        n: { type: 'integer' },
        evidence: { ...text, analyzer: 'counted', index_options: 'freqs' },
        stored,
      },
    },
  }
}

/**
 * Gathers the number of every document with its score, as differences: `12 1 3 2` is document 12 with 1 and document 15 with 2.
 * The sources never change: OpenSearch compiles few scripts a minute.
 */
export const gathered = {
  scripted_metric: {
    init_script: 'state.text = new StringBuilder(); state.last = 0L',
    map_script:
      "long n = doc['n'].value; state.text.append(n - (long) state.last).append(' ').append(Math.round(_score)).append(' '); state.last = n",
    combine_script: 'return state.text.toString()',
    reduce_script: 'return states',
  },
}
