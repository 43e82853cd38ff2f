/** What a page states in so many words: publisher, dates, numbers, address. Values stay as printed. */
import { remark, sentence } from '../../sentence.ts'
import type { DocumentWarning } from '../../ingest/index.ts'
import { parseDate } from '../dates.ts'
import { propertiesOf } from '../properties.ts'
import { statementFieldOf, type StatementField } from '../statements.ts'
import { toBare, type Candidate, type Reading } from './reading.ts'

export interface StatedFacts {
  publishingBody: Candidate<string> | null
  publishedOn: Candidate<string> | null
  indexNumber: Candidate<string> | null
  documentNumber: Candidate<string> | null
  sourceAddress: Candidate<string> | null
  warnings: DocumentWarning[]
}

const longestName = 60
/** A line that is a document number: 博州政办发〔2016〕60号. */
const documentNumberLine = /^\p{Script=Han}{2,12}[〔[(【]\d{4}[〕\])】]第?\d{1,5}号$/u

/** Reads the statements, with the signature and the file's properties behind them. */
export function findStated(reading: Reading): StatedFacts {
  const warnings: DocumentWarning[] = []
  const bodies = [
    ...valuesOf(reading, 'publishingBody', 'index block', 0.95),
    ...valuesOf(reading, 'informationSource', 'furniture', 0.8),
    ...propertiesOf(reading.document, 'publishingBody').map((value) => ({
      value,
      from: 'properties',
      confidence: 0.8,
      evidence: value,
    })),
  ].filter(
    (each) =>
      each.value.length >= 2 &&
      each.value.length <= longestName &&
      /\p{Script=Han}/u.test(each.value),
  )

  const published = datesOf(reading, 'publishedOn', 0.95)
  const dates = [...published, ...datesOf(reading, 'issuedOn', 0.9)]
  const other = published.find((each) => each.value !== published[0]?.value)
  if (other !== undefined) {
    const dates = { date: published[0]!.value, otherDate: other.value }
    warnings.push(remark('date_disagrees', sentence('report.datesDisagree', dates)))
  }
  const signed = reading.signature
  if (signed?.date != null) {
    dates.push({
      value: signed.date,
      from: 'signature',
      confidence: 0.85,
      evidence: signed.evidence,
    })
  }
  for (const value of propertiesOf(reading.document, 'publishedOn')) {
    const date = parseDate(value)
    if (date !== null)
      dates.push({ value: date, from: 'properties', confidence: 0.8, evidence: value })
  }

  return {
    publishingBody: bodies[0] ?? null,
    publishedOn: dates[0] ?? null,
    indexNumber:
      valuesOf(reading, 'indexNumber', 'index block', 0.97).find((each) => /\d/.test(each.value)) ??
      null,
    documentNumber:
      valuesOf(reading, 'documentNumber', 'index block', 0.95).find((each) =>
        /\d/.test(each.value),
      ) ?? documentNumberOf(reading),
    sourceAddress: sourceAddressOf(reading),
    warnings,
  }
}

function valuesOf(
  reading: Reading,
  field: StatementField,
  from: string,
  confidence: number,
): Candidate<string>[] {
  return reading.statements
    .filter((each) => each.value !== '' && statementFieldOf(each.label) === field)
    .map(({ label, value }) => ({ value, from, confidence, evidence: `${label} ${value}` }))
}

function datesOf(reading: Reading, field: StatementField, confidence: number): Candidate<string>[] {
  return valuesOf(reading, field, 'index block', confidence).flatMap((each) => {
    const date = parseDate(each.value)
    return date === null ? [] : [{ ...each, value: date }]
  })
}

function documentNumberOf(reading: Reading): Candidate<string> | null {
  const line = reading.head.find((each) => documentNumberLine.test(toBare(each.text)))
  return line === undefined
    ? null
    : { value: line.text.trim(), from: 'first lines', confidence: 0.85, evidence: line.text }
}

function sourceAddressOf(reading: Reading): Candidate<string> | null {
  for (const each of valuesOf(reading, 'sourceAddress', 'index block', 0.97)) {
    const address = /https?:\/\/\S+/.exec(each.value)?.[0]
    if (address !== undefined) return { ...each, value: address }
  }
  const value = propertiesOf(reading.document, 'sourceAddress').find((each) =>
    /^https?:\/\/\S+$/.test(each),
  )
  return value === undefined
    ? null
    : { value, from: 'properties', confidence: 0.9, evidence: value }
}
