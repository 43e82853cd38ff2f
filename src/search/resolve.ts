/** From the query as parsed to the query as an engine runs it: words cut into terms, fields turned into filters. */
import { remark, sentence } from '../sentence.ts'
import { facetRows, hasValues, toChoice } from '../facets.ts'
import { reportParts } from '../limits.ts'
import {
  nearFigureKeys,
  noFilters,
  positiveTerms,
  type EngineQuery,
  type Literal,
  type MatchNode,
  type SearchFilters,
} from '../index/index.ts'
import {
  documentNumberPattern,
  parseDocumentNumber,
  type DocumentNumber,
  type FieldClause,
  type FigureNode,
  type ParsedQuery,
  type QueryNode,
  type WordNode,
} from '../query/index.ts'
import {
  applicants,
  findApplicant,
  sectionKeys,
  toSectionKey,
  type SectionKey,
} from '../report/index.ts'
import { normalize, normalizeText, toSimplified, type Analyzer } from '../text/index.ts'
import { findFigureKey } from './figures.ts'
import { answerForm, askingStretches, isQuestion, yearNamed } from './question.ts'
import { findExplained } from './synonyms-lookup.ts'
import {
  cutApart,
  cutQuestion,
  cutWord,
  reasonToLeaveOut,
  otherNames,
  wholeWord,
  type Cut,
  type CutTerm,
  type LeftOut,
} from './terms.ts'
import type { SearchWarning } from './contract/index.ts'

/** A term with the words it came from. */
export interface ResolvedTerm {
  /** As typed. */
  text: string
  /** The user's own first. */
  literals: Literal[]
  /** Helps to rank, and is not missed where it does not stand. */
  isAid: boolean
  /** Typed to be found to the letter: never missing from what only comes close. */
  isExact: boolean
  /** Less than 1 for what reports say in place of an everyday word; 0 for what counts as a part of something longer. */
  weight?: number
  /** Lone characters of a question side by side, taken for a name. */
  isGuess?: boolean
}

/** A word typed plainly, or a part that it was cut into, and the clause it became. */
export interface TypedWord {
  /** As typed. */
  text: string
  /** The word that it is a part of, as typed; null for a whole one. */
  partOf: string | null
  /** Its place in the query. */
  start: number
  end: number
  node: MatchNode
}

/** An everyday word of the query, with what reports say in its place. */
export interface ExplainedWord {
  /** As typed. */
  text: string
  /** The term that looks for what reports say: in no part of the tree. */
  term: number
  /** The terms of the tree that hold the word; none where it only asks. */
  of: number[]
  /** Where the word stands in the query. */
  start: number
  end: number
}

/** Words are cut to be found as they stand; those that no report holds so, at every border they may have. */
export interface CutApart {
  /** Texts of the terms that no report holds: a word without one stays as it was typed. */
  missing: ReadonlySet<string>
  /** Normalized names that such a word may hold: each stays whole. */
  names: readonly string[]
}

export interface ResolvedQuery extends EngineQuery {
  terms: ResolvedTerm[]
  filters: SearchFilters
  warnings: SearchWarning[]
  /** What was typed and is not looked for. */
  leftOut: LeftOut[]
  explained: ExplainedWord[]
  /** Those that are not excluded. */
  words: TypedWord[]
  /** Of a question: what may be a name that runs across its words, as typed. Whether it is one, the reports tell. */
  possibleNames: ResolvedTerm[]
}

/** What reports say in place of an everyday word counts this much in ranking. */
const weightOfExplanation = 0.4

const applicantNames = applicants.map(({ key, label }) => `${key}（${label}）`).join('、')

function documentNumberLiteral(number: DocumentNumber): Literal {
  const prefix = normalizeText(number.prefix)
  const anchor = prefix === '' ? String(number.year) : prefix
  return { text: anchor, weight: 1, pattern: documentNumberPattern({ ...number, prefix }).source }
}

/** How orders of the State Council are numbered: 国务院令第711号, 国令第711号. */
const ordersOfState: readonly string[] = ['国务院令', '国令']

/** A document number in all its writings: 国务院令第711号 is 国令第711号 and 国务院第711号令. */
function documentNumberLiterals(number: DocumentNumber): Literal[] {
  const prefix = normalizeText(number.prefix).replace(/^中华人民共和国(?=国务院令$)/u, '')
  if (!prefix.endsWith('令') || number.year !== null) return [documentNumberLiteral(number)]
  const prefixes = ordersOfState.includes(prefix) ? ordersOfState : [prefix]
  return prefixes.flatMap((each): Literal[] => {
    const issuer = each.slice(0, -1)
    const before = [`${issuer}第${number.serial}号令`, `${issuer}${number.serial}号令`]
    return [
      documentNumberLiteral({ ...number, prefix: each }),
      ...before.map((text) => ({ text, weight: 1 })),
    ]
  })
}

/** Whether a word is written as the number of a document: 2018108号 may be any number, 〔2018108号 and 苏政办2017年1号 are none other. */
const isWrittenAsNumber = (text: string, { prefix, year }: DocumentNumber): boolean =>
  prefix !== '' ? /[[〔(（【]|号|號/u.test(text) : year !== null && /[[〔【]/u.test(text)

const positiveTermsOf = (nodes: readonly MatchNode[]): number[] => nodes.flatMap(positiveTerms)

/** Stands for a clause that names nothing known: the query is answered as if it had not been written. */
const nothing: MatchNode = { type: 'everything' }

/** Collects the terms of one query while its tree is walked. */
class Resolver {
  readonly terms: ResolvedTerm[] = []
  readonly warnings: SearchWarning[] = []
  /** Runs to be found, as typed and normalized. */
  readonly texts: string[] = []
  /** Years among the words. */
  readonly years: number[] = []
  private readonly analyzer: Analyzer
  /** Whether words stand for their synonyms too; an excluded word excludes what was typed and nothing else. */
  private synonyms: boolean
  /** Whether a number or date is looked for in its other writings. */
  private readonly writings: boolean
  private excluding = false
  private readonly asks: boolean
  private readonly apart: CutApart | null
  /** What was typed and is not looked for. */
  readonly leftOut: LeftOut[] = []
  readonly explained: ExplainedWord[] = []
  readonly words: TypedWord[] = []
  readonly possibleNames: ResolvedTerm[] = []

  constructor(analyzer: Analyzer, synonyms: boolean, asks: boolean, apart: CutApart | null) {
    this.analyzer = analyzer
    this.asks = asks
    this.apart = apart
    this.synonyms = synonyms
    this.writings = synonyms
  }

  private term(
    text: string,
    literals: Literal[],
    {
      isAid = false,
      isExact = false,
      ...weighed
    }: Partial<Pick<ResolvedTerm, 'isAid' | 'isExact' | 'isGuess' | 'weight'>> = {},
  ): MatchNode {
    this.terms.push({ text, literals, isAid, isExact, ...weighed })
    return { type: 'term', term: this.terms.length - 1 }
  }

  private exactly(text: string): MatchNode {
    if (!this.excluding) this.texts.push(normalizeText(text))
    return this.term(text, [{ text: normalizeText(text), weight: 1 }], { isExact: true })
  }

  private word({ text, start, end }: WordNode): MatchNode {
    const number = parseDocumentNumber(text)
    if (number !== null && isWrittenAsNumber(text, number)) {
      return this.term(text, documentNumberLiterals(number), { isExact: true })
    }
    if (!this.excluding) this.texts.push(...this.saying(normalizeText(text)))
    const cut = this.cut(text)
    const nodes = cut.map((term) =>
      this.term(term.text, this.literalsOf(term), {
        isAid: term.isAid === true,
        ...(term.isGuess === true && { isGuess: true }),
      }),
    )
    for (const { own } of this.excluding ? [] : cut) {
      const year = yearNamed(own.text)
      if (year !== null) this.years.push(year)
    }
    if (!this.excluding && this.synonyms) this.explain(text, start, positiveTermsOf(nodes))
    if (nodes.length === 0) return { type: 'everything' }
    const node: MatchNode = nodes.length === 1 ? nodes[0]! : { type: 'and', clauses: nodes }
    if (!this.excluding) this.words.push({ text, partOf: null, start, end, node })
    // A word copied with spaces between its characters is longer than what it is read as: no part has its place in the query.
    if (!this.excluding && cut.length > 1 && end - start === text.length)
      cut.forEach((part, i) => {
        if (part.isAid === true) return
        const place = { start: start + part.start, end: start + part.end }
        this.words.push({ text: part.text, partOf: text, ...place, node: nodes[i]! })
      })
    return node
  }

  /** The stretches of a normalized word that say something: of a question, what does not only ask. */
  private saying(text: string): string[] {
    const asking = this.asks ? askingStretches(text) : []
    const starts = [0, ...asking.map(({ end }) => end)]
    const said = starts.map((start, i) => text.slice(start, asking[i]?.start))
    return said.filter((stretch) => stretch !== '')
  }

  /** Notes the everyday words in a word of the query that starts at `at` and was cut into some terms. */
  private explain(typed: string, at: number, terms: readonly number[]): void {
    const { text, starts, ends } = normalize(typed)
    for (const { start, end, formal } of findExplained(text, this.analyzer)) {
      const lay = text.slice(start, end)
      const of = terms.filter((term) => this.terms[term]!.literals[0]!.text.includes(lay))
      const [from, to] = [starts[start]!, ends[end - 1]!]
      const written = typed.slice(from, to)
      const literals = formal.map((each) => ({ text: each, weight: 1 }))
      this.term(written, literals, { isAid: true, weight: weightOfExplanation })
      const term = this.terms.length - 1
      this.explained.push({ text: written, term, of, start: at + from, end: at + to })
    }
  }

  /** An excluded word is the same that is found by it. */
  private cut(text: string): CutTerm[] {
    const cut: Cut = this.asks ? cutQuestion(text, this.analyzer) : this.cutTyped(text)
    const { terms, leftOut, names = [] } = cut
    this.leaveOut(leftOut)
    for (const { text: written, own } of names)
      this.possibleNames.push({ text: written, literals: [own], isAid: true, isExact: false })
    return terms
  }

  private cutTyped(text: string): ReturnType<typeof cutApart> {
    const terms = cutWord(text, this.analyzer)
    const { apart } = this
    const isMissed = terms.some((term) => apart?.missing.has(term.text) === true)
    if (apart === null || this.excluding || !isMissed) return { terms, leftOut: [] }
    return cutApart(text, this.analyzer, apart.names)
  }

  private leaveOut(words: readonly LeftOut[]): void {
    for (const word of words)
      if (!this.leftOut.some(({ text }) => text === word.text)) this.leftOut.push(word)
  }

  /** Clauses side by side without the words among them that name nothing, as long as others are left. */
  private withoutStopWords(clauses: readonly QueryNode[]): readonly QueryNode[] {
    if (this.excluding) return clauses
    const reasons = clauses.map((clause) =>
      clause.type === 'word' ? reasonToLeaveOut(clause.text) : null,
    )
    const isLeft = (clause: QueryNode, i: number): boolean =>
      reasons[i] === null && clause.type !== 'not' && clause.type !== 'field'
    if (!clauses.some(isLeft)) return clauses
    return clauses.filter((clause, i) => {
      const reason = reasons[i] ?? null
      if (reason === null || clause.type !== 'word') return true
      this.leaveOut([{ text: clause.text, reason }])
      return false
    })
  }

  /** Other writings of a number or date are what was typed; other names are not, and are not excluded with it. */
  private literalsOf({ own, others }: CutTerm): Literal[] {
    if (this.excluding && this.writings)
      return [own, ...others.filter(({ weight }) => weight === 1)]
    return [own, ...(this.synonyms ? others : [])]
  }

  /** One term for a clause of NEAR: its words are not cut, its alternatives are literals of one term. */
  private nearTerms(node: QueryNode): number[] {
    const literalsOf = (each: QueryNode): Literal[] => {
      if (each.type === 'or') return each.clauses.flatMap(literalsOf)
      if (each.type === 'documentNumber') return documentNumberLiterals(each)
      if (each.type === 'word') return this.literalsOf(wholeWord(each.text, this.analyzer))
      return 'text' in each ? [{ text: normalizeText(each.text), weight: 1 }] : []
    }
    if (node.type === 'near') return node.clauses.flatMap((clause) => this.nearTerms(clause))
    this.term('text' in node ? node.text : '', literalsOf(node))
    return [this.terms.length - 1]
  }

  node(node: QueryNode): MatchNode {
    switch (node.type) {
      case 'everything':
        return { type: 'everything' }
      case 'word':
        return this.word(node)
      case 'phrase':
        return this.exactly(node.text)
      case 'documentNumber':
        return this.term(node.text, documentNumberLiterals(node), { isExact: true })
      case 'and':
      case 'or': {
        const written = node.type === 'and' ? this.withoutStopWords(node.clauses) : node.clauses
        const clauses = written
          .map((clause) => this.node(clause))
          .filter((clause) => clause !== nothing)
        if (clauses.length === 0) return nothing
        // Exclusions need something to exclude from.
        const only = clauses.every(({ type }) => type === 'not')
        return { type: node.type, clauses: only ? [{ type: 'everything' }, ...clauses] : clauses }
      }
      case 'not': {
        const { synonyms, excluding } = this
        this.synonyms = false
        this.excluding = true
        const clause = this.node(node.clause)
        this.synonyms = synonyms
        this.excluding = excluding
        return clause === nothing ? nothing : { type: 'not', clause }
      }
      case 'near':
        return { type: 'near', distance: node.distance, terms: this.nearTerms(node) }
      case 'scope': {
        const clause = this.node(node.clause)
        return clause === nothing ? nothing : { type: 'scope', scope: node.scope, clause }
      }
      case 'field': {
        if (isPassageField(node.field)) {
          const { start, end } = node
          const said = sentence('note.field_of_all', { field: node.field })
          this.warnings.push({ ...remark('field_of_all', said), start, end })
          return nothing
        }
        const filters = this.filtersOf(node, node)
        return isEmpty(filters) ? nothing : { type: 'filter', filters: withOtherNames(filters) }
      }
      case 'figure':
        return this.figure(node)
    }
  }

  private figure({ key, applicant, operator, value, start, end }: FigureNode): MatchNode {
    const entry = findFigureKey(key)
    const kind = applicant === null ? null : findApplicant(applicant)
    if (entry !== undefined && kind !== undefined)
      return { type: 'figure', key: entry.key, applicant: kind, operator, value }
    const like = nearFigureKeys(key).map((each) => `${each.key}（${each.label}）`)
    const near = like.length > 0 ? sentence('note.figures_near', { near: like.join('、') }) : ''
    const said =
      entry === undefined
        ? sentence('note.unknown_figure', { key, near })
        : sentence('note.unknown_applicant', {
            applicant: applicant ?? '',
            applicants: applicantNames,
          })
    this.warnings.push({ ...remark('unknown_figure', said), start, end })
    return nothing
  }

  /** The filters a field clause stands for; values that name nothing known are said and left out. */
  filtersOf(clause: FieldClause, place: { start: number; end: number }): SearchFilters {
    if (clause.field === 'year') return { ...noFilters, year: clause.values }
    const row = facetRows.find(({ name }) => name === clause.field)!
    if (row.kind !== 'sections' && !hasValues(row))
      return { ...noFilters, [row.name]: clause.values }
    const toKnown = (value: string): string | undefined =>
      row.kind === 'sections' ? toSection(value) : toChoice(row, toSimplified(value))
    return { ...noFilters, [row.name]: this.known(clause.values, toKnown, row.aliases[0], place) }
  }

  private known<T>(
    values: readonly string[],
    toKnown: (value: string) => T | undefined,
    kind: string,
    place: { start: number; end: number },
  ): T[] {
    return values.flatMap((value) => {
      const known = toKnown(value)
      if (known !== undefined) return [known]
      this.warnings.push({
        ...remark('unknown_value', sentence('note.unknown_value', { value, field: kind })),
        ...place,
      })
      return []
    })
  }
}

/** The same filters with bodies under their other names too (住建局: 住房和城乡建设局). */
export function withOtherNames(filters: SearchFilters): SearchFilters {
  const body = filters.body.flatMap((name) => [name, ...otherNames(name)])
  return { ...filters, body }
}

function toSection(value: string): SectionKey | undefined {
  return toSectionKey(value) ?? toSectionKey(toSimplified(value))
}

const isEmpty = (filters: SearchFilters): boolean =>
  Object.values(filters).every((values) => (values as unknown[]).length === 0)

/**
 * Turns a parsed query and the filters beside it into what an engine runs. A filter in the query narrows like one beside
 * it, so that counts and facets follow it; where both name the same field, a report must pass both.
 *
 * @param apart Which words are cut apart; none where it is null.
 * @param asks Whether it is read as a question.
 */
export function resolveQuery(
  parsed: ParsedQuery,
  beside: SearchFilters,
  analyzer: Analyzer,
  synonyms = true,
  apart: CutApart | null = null,
  asks = isQuestion(parsed),
): ResolvedQuery {
  const answer = asks ? answerForm(normalizeText(parsed.text)) : null
  const resolver = new Resolver(analyzer, synonyms, asks, apart)
  const clauses = [resolver.node(parsed.tree)]
  let filters = beside
  for (const filter of parsed.filters) {
    const own = resolver.filtersOf(filter, filter)
    if (isEmpty(own)) continue
    const { field, negated } = filter
    if (isPassageField(field)) {
      const left = valuesLeft(filters, own, field, negated)
      if (left.length === 0) clauses.push(noReport)
      else filters = { ...filters, [field]: left }
    } else if (!negated && filters[field].length === 0)
      filters = { ...filters, [field]: own[field] }
    else {
      const node: MatchNode = { type: 'filter', filters: withOtherNames(own) }
      clauses.push(filter.negated ? { type: 'not', clause: node } : node)
    }
  }
  const kept = clauses.filter((clause) => clause.type !== 'everything')
  const match: MatchNode =
    kept.length === 0
      ? { type: 'everything' }
      : kept.length === 1 && kept[0]!.type !== 'not'
        ? kept[0]!
        : { type: 'and', clauses: [{ type: 'everything' }, ...kept] }
  return {
    terms: resolver.terms,
    texts: resolver.texts,
    // A year that is the only term is looked for like any word: no report is lifted for being of that year.
    years: resolver.terms.length > 1 ? resolver.years : [],
    ...(answer !== null && { answer }),
    match,
    filters,
    warnings: resolver.warnings,
    leftOut: resolver.leftOut,
    explained: resolver.explained,
    words: resolver.words,
    possibleNames: resolver.possibleNames,
  }
}

/** All values of the filters that narrow passages. */
const passageFields: Readonly<Record<'section' | 'part', readonly string[]>> = {
  section: sectionKeys,
  part: reportParts,
}

type PassageField = keyof typeof passageFields

function isPassageField(field: FieldClause['field']): field is PassageField {
  return field in passageFields
}

/** Matches no report: what asks for passages of two sections at once. */
const noReport: MatchNode = { type: 'not', clause: { type: 'everything' } }

/** The values of a field that are left of those asked for so far, once others are asked for too, or excluded. */
function valuesLeft(
  filters: SearchFilters,
  own: SearchFilters,
  field: PassageField,
  isNegated: boolean,
): readonly string[] {
  const so: readonly string[] = filters[field]
  const named: readonly string[] = own[field]
  return passageFields[field].filter(
    (value) => (so.length === 0 || so.includes(value)) && named.includes(value) !== isNegated,
  )
}
