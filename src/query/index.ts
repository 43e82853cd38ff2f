/** The query language: text to tree and back. A leaf: knows no report, no index, no HTTP. */
export type {
  AndNode,
  DocumentNumber,
  DocumentNumberNode,
  EverythingNode,
  FieldClause,
  FieldFilter,
  FieldNode,
  FigureNode,
  FigureOperator,
  NearNode,
  NotNode,
  OrNode,
  PhraseNode,
  QueryNode,
  Scope,
  ScopeNode,
  Span,
  WordNode,
  YearRange,
} from './ast.ts'

export {
  queryFields,
  type FieldKind,
  type FieldName,
  type QueryField,
  type TextFieldName,
} from './fields.ts'
export { formatQuery } from './format.ts'
export {
  besideNumbers,
  chineseNumerals,
  chineseYear,
  chineseYears,
  dateAt,
  dateWritings,
  documentNumberPattern,
  fromChineseNumeral,
  fromChineseYear,
  fromMixedNumeral,
  mixedNumeral,
  numberVariants,
  numeralCharacters,
  type NumeralEnds,
  parseDocumentNumber,
  roundForms,
  toChineseNumeral,
  toPlainNumber,
  wholeNumberPattern,
} from './numbers.ts'
export { countParts, parseQuery, type ParsedQuery } from './parse.ts'
export { queryNoteCodes, quote, type QueryNote, type QueryNoteCode } from './source.ts'
export {
  composeQuery,
  figureOperators,
  type ComposedQuery,
  type QueryPartName,
  type QueryParts,
} from './compose.ts'
