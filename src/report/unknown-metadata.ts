/** The metadata of a text of which nothing is known: what is known of one is set over it. */
import type { ReportMetadata } from './types.ts'

export const unknownMetadata: Readonly<Omit<ReportMetadata, 'reportId'>> = {
  title: null,
  reportingBody: null,
  bodyId: null,
  publishingBody: null,
  reportYear: null,
  publishedOn: null,
  region: { code: null, province: null, city: null, county: null },
  administrativeLevel: null,
  script: 'Hans',
  era: 'unknown',
  kind: 'other',
  indexNumber: null,
  documentNumber: null,
  sourceAddress: null,
}
