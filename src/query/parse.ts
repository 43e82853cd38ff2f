/** Query text to tree. Total: a mistake in the syntax becomes a note, and the words are still searched. */
import type { FieldFilter, QueryNode, EverythingNode, Span } from './ast.ts'
import { usualQueryLimits, type QueryLimits } from '../limits.ts'
import { joinSpaced, lex } from './lex.ts'
import { createNoteList, type NoteList, type QueryNote, type Token } from './source.ts'

/** What a query text says. */
export interface ParsedQuery {
  /** As typed. */
  text: string
  /** What to find; `everything` when only filters, or nothing, were given. */
  tree: QueryNode
  /** Field clauses that hold for the whole query, lifted out of the tree. */
  filters: FieldFilter[]
  /** Spots that were not taken as typed, in the order in which they stand, twenty at most. */
  notes: QueryNote[]
}

/**
 * Parses a query in time linear to its length, and never throws.
 *
 * From loose to tight: OR, words side by side, NEAR/n, NOT and -. An operator without its operand
 * is noted and left out. When nothing to find is left, the whole text is one word.
 *
 * @example parseQuery('依申请公开 -信访 year:2016..2018')
 */
export function parseQuery(text: string, limits: QueryLimits = usualQueryLimits): ParsedQuery {
  const notes = createNoteList(text, limits)
  const spaced = joinSpaced(lex(text, notes, limits), text, notes)
  const tokens = balanceGroups(spaced, text.length, notes, limits.nesting)
  const whole = createParser(tokens, notes)()
  const { tree, filters } = liftFilters(whole ?? wholeTextOf(text))
  return { text, tree, filters, notes: notes.list() }
}

function wholeTextOf(text: string): QueryNode {
  const word = text.trim()
  const start = text.length - text.trimStart().length
  return word === ''
    ? { type: 'everything', start: 0, end: text.length }
    : { type: 'word', text: word, start, end: start + word.length }
}

function liftFilters(whole: QueryNode): { tree: QueryNode; filters: FieldFilter[] } {
  const filters: FieldFilter[] = []
  const kept: QueryNode[] = []
  for (const clause of whole.type === 'and' ? whole.clauses : [whole]) {
    const negated = clause.type === 'not'
    const inner = negated ? clause.clause : clause
    if (inner.type === 'field') {
      const { start, end } = clause
      filters.push(
        inner.field === 'year'
          ? { field: inner.field, values: inner.values, negated, start, end }
          : { field: inner.field, values: inner.values, negated, start, end },
      )
    } else kept.push(clause)
  }
  const { start, end } = whole
  return { tree: kept.length === 0 ? { type: 'everything', start, end } : createAnd(kept), filters }
}

/** A recursive-descent parser over balanced tokens; depth is bounded by `balanceGroups`. */
function createParser(tokens: readonly Token[], notes: NoteList): () => QueryNode | null {
  let position = 0
  const peek = () => tokens[position]
  const endsClauses = (token: Token | undefined) =>
    token === undefined || token.type === 'or' || token.type === 'close'

  function parseOr(): QueryNode | null {
    const clauses: QueryNode[] = []
    let waiting: Token | null = null
    for (;;) {
      const clause = parseAnd()
      if (clause) {
        clauses.push(clause)
        waiting = null
      }
      const token = peek()
      if (token?.type !== 'or') break
      position++
      if (clause) waiting = token
      else notes.add('dangling_or', token)
    }
    if (waiting) notes.add('dangling_or', waiting)
    return clauses.length === 0 ? null : createOr(clauses)
  }

  function parseAnd(): QueryNode | null {
    const clauses: QueryNode[] = []
    while (!endsClauses(peek())) {
      const clause = parseNear()
      if (clause) clauses.push(clause)
    }
    return clauses.length > 1 ? createAnd(clauses) : (clauses[0] ?? null)
  }

  function parseNear(): QueryNode | null {
    const clauses: QueryNode[] = []
    const marks: Extract<Token, { type: 'near' }>[] = []
    for (;;) {
      const token = peek()
      const isWaiting = marks.length === clauses.length
      if (token?.type === 'near') {
        position++
        if (isWaiting) notes.add('dangling_near', token)
        else marks.push(token)
      } else if (endsClauses(token) || !(isWaiting || clauses.length === 0)) {
        break
      } else {
        const clause = parseUnary()
        if (clause) clauses.push(clause)
      }
    }
    if (marks.length > 0 && marks.length === clauses.length)
      notes.add('dangling_near', marks.pop()!)
    return clauses.length === 0 ? null : joinNear(clauses, marks)
  }

  function joinNear(clauses: QueryNode[], marks: Extract<Token, { type: 'near' }>[]): QueryNode {
    if (clauses.length === 1) return clauses[0]!
    const span = { start: clauses[0]!.start, end: clauses.at(-1)!.end }
    if (!clauses.every(isPositional)) {
      notes.add('near_operand', span)
      return createAnd(clauses)
    }
    const distance = marks.reduce((widest, mark) => Math.max(widest, mark.distance), 0)
    if (marks.some((mark) => mark.distance !== distance)) notes.add('near_mixed', span)
    return { type: 'near', distance, clauses, ...span }
  }

  function parseUnary(): QueryNode | null {
    const first = peek()!
    let negated = false
    let mark = first
    for (let token = peek(); token?.type === 'not'; token = peek()) {
      negated = !negated
      mark = token
      position++
    }
    const token = peek()
    const clause = endsClauses(token) || token?.type === 'near' ? null : parsePrimary()
    if (clause === null && first.type === 'not') notes.add('dangling_not', mark)
    return clause && negated ? createNot(clause, first.start) : clause
  }

  function parsePrimary(): QueryNode | null {
    const token = tokens[position++]!
    if (token.type === 'clause') return token.node
    const clause = parseOr()
    const close = tokens[position++]!
    const span = { start: token.start, end: close.end }
    if (clause === null) {
      if (close.start < close.end) notes.add('empty_group', span)
      return null
    }
    if (token.type !== 'open' || token.scope === null) return clause
    if (!hasSomethingToFind(clause)) {
      notes.add('scope_negative', span)
      return clause
    }
    return { type: 'scope', scope: token.scope, clause, ...span }
  }

  return parseOr
}

/** All of the clauses, at least one. Exclusions alone exclude from everything. */
export function createAnd(clauses: QueryNode[]): QueryNode {
  const flat: QueryNode[] = []
  for (const clause of clauses) {
    if (clause.type === 'and') flat.push(...clause.clauses)
    else flat.push(clause)
  }
  const found = flat.filter((clause) => clause.type !== 'everything')
  const span = spanOf(clauses)
  if (found.every((clause) => clause.type === 'not')) {
    const everything: EverythingNode = { type: 'everything', start: span.start, end: span.start }
    return found.length === 0
      ? { ...everything, end: span.end }
      : { type: 'and', clauses: [everything, ...found], ...span }
  }
  return found.length === 1 ? found[0]! : { type: 'and', clauses: found, ...span }
}

/** Any of the clauses, at least one. */
export function createOr(clauses: QueryNode[]): QueryNode {
  if (clauses.length === 1) return clauses[0]!
  const flat = clauses.flatMap((clause) => {
    if (clause.type === 'or') return clause.clauses
    return [clause.type === 'not' ? createAnd([clause]) : clause]
  })
  return { type: 'or', clauses: flat, ...spanOf(clauses) }
}

/** The exclusion of a clause; excluding an exclusion gives the clause back. */
export function createNot(clause: QueryNode, start: number): QueryNode {
  return clause.type === 'not' ? clause.clause : { type: 'not', clause, start, end: clause.end }
}

/** Whether a clause has occurrences in the text, which can be near those of another. */
export function isPositional(node: QueryNode): boolean {
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'documentNumber':
    case 'near':
      return true
    case 'or':
      // One term of several words: what is only near something is no word.
      return node.clauses.every((clause) => clause.type !== 'near' && isPositional(clause))
    default:
      return false
  }
}

/** Whether a clause, in every way it can match, finds something in the text. */
export function hasSomethingToFind(node: QueryNode): boolean {
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'documentNumber':
    case 'near':
    case 'scope':
      return true
    case 'and':
      return node.clauses.some(hasSomethingToFind)
    case 'or':
      return node.clauses.every(hasSomethingToFind)
    default:
      return false
  }
}

function spanOf(clauses: QueryNode[]): Span {
  return { start: clauses[0]!.start, end: clauses.at(-1)!.end }
}

/** How much of what is bounded a query holds. Nesting and distance are bounded by the parser itself. */
export function countParts(tree: QueryNode): Omit<QueryLimits, 'nesting' | 'nearDistance'> {
  const counts = { terms: 0, nearClauses: 0, excludedTerms: 0 }
  const visit = (node: QueryNode, isNear: boolean, isExcluded: boolean): void => {
    switch (node.type) {
      case 'word':
      case 'phrase':
      case 'documentNumber':
        counts.terms++
        if (isNear) counts.nearClauses++
        if (isExcluded) counts.excludedTerms++
        return
      case 'and':
      case 'or':
      case 'near':
        for (const clause of node.clauses) visit(clause, isNear || node.type === 'near', isExcluded)
        return
      case 'scope':
        visit(node.clause, isNear, isExcluded)
        return
      case 'not':
        visit(node.clause, isNear, !isExcluded)
        return
      default:
    }
  }
  visit(tree, false, false)
  return counts
}

/**
 * Every `open` gets its `close`: one without is closed at the end of the text, by a token without length. Brackets deeper than
 * `nesting` are left out: they carry no meaning that a person could follow, and depth costs stack everywhere after.
 */
export function balanceGroups(
  tokens: Token[],
  textLength: number,
  notes: NoteList,
  nesting: number,
): Token[] {
  const balanced: Token[] = []
  const open: { token: Token; kept: boolean }[] = []
  let tooDeep: Token | null = null
  for (const token of tokens) {
    if (token.type === 'open') {
      const kept = open.length < nesting
      open.push({ token, kept })
      if (kept) balanced.push(token)
      else tooDeep ??= token
    } else if (token.type === 'close') {
      const group = open.pop()
      if (group?.kept === true) balanced.push(token)
      else if (group === undefined) notes.add('stray_close', token)
    } else {
      balanced.push(token)
    }
  }
  if (tooDeep) notes.add('too_deep', tooDeep)
  for (const group of open) {
    notes.add('unclosed_group', group.token)
    if (group.kept) balanced.push({ type: 'close', start: textLength, end: textLength })
  }
  return balanced
}
