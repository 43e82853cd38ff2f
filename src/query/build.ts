/** Builds the compound nodes of a query tree in their one canonical shape (see ast.ts). */
import type { EverythingNode, QueryNode, Span } from './ast.ts'

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

/** Whether a clause has places in the text that can be near another's. */
export function isPositional(node: QueryNode): boolean {
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'documentNumber':
    case 'near':
      return true
    case 'or':
      return node.clauses.every(isPositional)
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
