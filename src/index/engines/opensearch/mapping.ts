/**
 * The two indexes of a generation in OpenSearch: one of passages, which is searched, and one of reports, which holds whole reports
 * and what a server reads when it opens the generation.
 */
import { betweenPlaces, betweenTokens, hole } from './tokens.ts'

/** Raised when what is stored changes shape or meaning (`isListing`). An index of another version is refused. */
export const layoutVersion = 3

/** Shards of the index of passages, where nothing else is said. */
export const defaultShards = 3

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
    // A position is left where one is taken out.
    holes: { type: 'stop', stopwords: [hole] },
  },
  analyzer: {
    cut: { type: 'custom', tokenizer: 'places', filter: ['tokens'] },
    given: { type: 'custom', tokenizer: 'places', filter: ['holes'] },
  },
}

/** The score of a phrase or a span is how many places it has, once for each of its tokens, times its boost. */
const similarity = {
  places: { type: 'scripted', script: { source: 'return query.boost * doc.freq;' } },
}

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
    },
    analysis,
    similarity,
  }
}

/** The index of passages. `n` is a passage's slot (`slots.ts`), also its id. */
export function passagesIndex(shards: number): Record<string, unknown> {
  return {
    settings: settingsOf(shards, 'n'),
    mappings: {
      dynamic: 'strict',
      // Without the second, what is left out is stored all the same, in case a copy has to catch up: here a copy takes whole files.
      _source: { excludes: ['tokens', 'units'], recovery_source_enabled: false },
      properties: {
        n: { type: 'integer' },
        tokens: {
          type: 'text',
          analyzer: 'cut',
          search_analyzer: 'given',
          index_options: 'positions',
          norms: false,
          similarity: 'places',
        },
        // Read by scripts that look at what stands beside a literal.
        units: { type: 'binary', doc_values: true },
        stored,
      },
    },
  }
}

/** The index of reports (`n` is the slot of a report's first passage, `r` before it its id), and of everything read at opening, in pieces. */
export function reportsIndex(shards: number): Record<string, unknown> {
  return {
    settings: settingsOf(shards, 'n'),
    mappings: { dynamic: 'strict', properties: { n: { type: 'integer' }, stored } },
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

/** Of a script: reads what `packUnits` made, `count` units (`unit`) with the borders between them (`border`). */
const reading = `
def value = doc['units'].value;
byte[] bytes = value.bytes;
int from = value.offset;
int count = (value.length * 8 + 8) / 17;
int borders = from + 2 * count;
`
const unit = (at: string): string =>
  `((bytes[from + 2 * (${at})] & 255) | ((bytes[from + 2 * (${at}) + 1] & 255) << 8))`
const border = (at: string): string => `((bytes[borders + (${at}) / 8] >> ((${at}) % 8)) & 1) == 1`

/** Gathers what `packUnits` made of each document, with its number: `12 AAEC 15 AwQF ` are documents 12 and 15. A third of the work of reading their sources. */
export const gatheredUnits = {
  scripted_metric: {
    init_script: 'state.text = new StringBuilder()',
    map_script: `${reading}
      byte[] own = new byte[value.length];
      for (int i = 0; i < own.length; i++) own[i] = bytes[from + i];
      state.text.append(doc['n'].value).append(' ').append(Base64.getEncoder().encodeToString(own)).append(' ')`,
    combine_script: 'return state.text.toString()',
    reduce_script: 'return states',
  },
}

/** Counts the units that stand between two parts, `before` and `after`: `24320 12 ` is a unit with how often it does. */
export const gapCounts = (before: readonly number[], after: readonly number[]) => ({
  scripted_metric: {
    params: { before, after },
    init_script: 'state.counts = new HashMap()',
    map_script: `${reading}
      List before = params.before;
      List after = params.after;
      for (int at = before.size(); at + after.size() < count; at++) {
        boolean holds = true;
        for (int i = 0; holds && i < before.size(); i++)
          holds = ${unit('at - before.size() + i')} == (int) before.get(i);
        for (int i = 0; holds && i < after.size(); i++)
          holds = ${unit('at + 1 + i')} == (int) after.get(i);
        if (holds) state.counts.merge(${unit('at')}, 1, (a, b) -> a + b);
      }`,
    combine_script: `
      StringBuilder text = new StringBuilder();
      for (entry in state.counts.entrySet())
        text.append(entry.getKey()).append(' ').append(entry.getValue()).append(' ');
      return text.toString()`,
    reduce_script: 'return states',
  },
})

/** Gathers how texts go on after a literal at whose beginning a word begins: up to where the next word ends, `most` units in all; with the slots where they do. */
export const continuations = (literal: readonly number[], most: number) => ({
  scripted_metric: {
    params: { literal, most },
    init_script: 'state.found = new HashMap()',
    map_script: `${reading}
      List literal = params.literal;
      int size = literal.size();
      for (int start = 0; start + size < count; start++) {
        boolean holds = ${border('start')};
        for (int i = 0; holds && i < size; i++)
          holds = ${unit('start + i')} == (int) literal.get(i);
        if (!holds) continue;
        int end = start + size + 1;
        int farthest = (int) Math.min(start + (int) params.most, count);
        while (end <= farthest && !(${border('end')})) end++;
        if (end > farthest) continue;
        StringBuilder text = new StringBuilder();
        for (int at = start; at < end; at++) text.append((char) ${unit('at')});
        state.found.computeIfAbsent(text.toString(), key -> new ArrayList()).add(doc['n'].value);
      }`,
    combine_script: 'return state.found',
    reduce_script: 'return states',
  },
})
