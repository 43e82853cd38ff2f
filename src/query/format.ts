/** A query tree back as query text that parses to the same tree. */
import type { FieldClause, FieldFilter, QueryNode, YearRange } from './ast.ts'
import { oneCharacter, oneLetter } from './lex.ts'
import { quote } from './source.ts'

const scopeNames = { sentence: '同句', passage: '同段' } as const

/**
 * Prints a tree, and the filters lifted out of it, as query text: what `parseQuery` reads back.
 *
 * @example formatQuery(tree, filters) // '依申请公开 -信访 year:2016..2018'
 */
export function formatQuery(tree: QueryNode, filters: readonly FieldFilter[] = []): string {
  const lifted = filters.map((filter) => (filter.negated ? '-' : '') + formatField(filter))
  const words = lifted.length > 0 && tree.type === 'or' ? inBrackets(tree) : formatNode(tree)
  return [words, ...lifted].filter((part) => part !== '').join(' ')
}

function formatNode(node: QueryNode): string {
  switch (node.type) {
    case 'everything':
      return ''
    case 'word':
      return node.text
    case 'phrase':
      return quote(node.text)
    case 'and':
      return node.clauses
        .map((clause, i) =>
          clause.type === 'or' || (isCharacter(clause) && isCharacter(node.clauses[i - 1]))
            ? inBrackets(clause)
            : formatNode(clause),
        )
        .filter((part) => part !== '')
        .join(' ')
    case 'or':
      return node.clauses.map(formatNode).join(' OR ')
    case 'not':
      return `-${formatOperand(node.clause)}`
    case 'near':
      return node.clauses.map(formatOperand).join(` NEAR/${node.distance} `)
    case 'scope':
      return `${scopeNames[node.scope]}(${formatNode(node.clause)})`
    case 'documentNumber':
      return `number:${node.text}`
    case 'figure': {
      const applicant = node.applicant === null ? '' : `@${node.applicant}`
      return `figure:${node.key}${applicant}${node.operator}${node.value}`
    }
    case 'field':
      return formatField(node)
  }
}

/** Two of these side by side would be read as one word that was copied apart; brackets say that they are two. */
function isCharacter(node: QueryNode | undefined): boolean {
  return node?.type === 'word' && (oneCharacter.test(node.text) || oneLetter.test(node.text))
}

function formatOperand(node: QueryNode): string {
  const isCompound = node.type === 'and' || node.type === 'or' || node.type === 'near'
  return isCompound ? inBrackets(node) : formatNode(node)
}

function inBrackets(node: QueryNode): string {
  return `(${formatNode(node)})`
}

function formatField(clause: FieldClause): string {
  const values =
    clause.field === 'year' ? clause.values.map(formatYears) : clause.values.map(formatText)
  return `${clause.field}:${values.join(',')}`
}

function formatYears({ from, to }: YearRange): string {
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`
}

function formatText(value: string): string {
  return /^[\p{L}\p{N}]+$/u.test(value) ? value : quote(value)
}
