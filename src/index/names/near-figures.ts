/** The figure keys whose names are most like one that no figure has. */
import MiniSearch from 'minisearch'
import { figureKeys, type FigureKey } from '../../report/index.ts'
import { normalizeText } from '../../text/index.ts'
import { likeness, pairsOf } from './likeness.ts'

/** Names less alike than this are of no help. */
const leastLikeness = 0.3

const namesOf = ({ key, label, aliases = [] }: FigureKey): string[] =>
  [key, label, ...aliases].map((name) => normalizeText(name))

/** Made when first asked for: only a mistyped key asks. */
let keys: MiniSearch<{ id: number; pairs: string[] }> | undefined

function indexOfKeys(): MiniSearch<{ id: number; pairs: string[] }> {
  const index = new MiniSearch<{ id: number; pairs: string[] }>({
    fields: ['pairs'],
    extractField: (document, field) =>
      field === 'id' ? String(document.id) : document.pairs.join('\t'),
    tokenize: (text) => text.split('\t'),
    processTerm: (term) => term,
  })
  index.addAll(figureKeys.map((entry, id) => ({ id, pairs: namesOf(entry).flatMap(pairsOf) })))
  return index
}

/** The keys whose names share most pairs of characters with a name, best first. */
export function nearFigureKeys(name: string, limit = 3): FigureKey[] {
  keys ??= indexOfKeys()
  const wanted = pairsOf(normalizeText(name))
  return keys
    .search(wanted.join('\t'))
    .map(({ id }) => {
      const entry = figureKeys[Number(id)]!
      const score = Math.max(...namesOf(entry).map((each) => likeness(wanted, pairsOf(each))))
      return { entry, score }
    })
    .filter(({ score }) => score >= leastLikeness)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => entry)
}
