/** GET /api/export */
import { citationText } from '../../language/index.ts'
import { inWords } from '../../sentence.ts'
import {
  tableMediaTypes,
  toCsv,
  toJsonLines,
  toXlsx,
  withCitations,
  type ColumnNames,
} from '../../search/index.ts'
import { contextOf, originOf, sayIn } from '../request-context.ts'
import { readParameters, type Route } from '../route.ts'
import { sendStream } from '../send-stream.ts'
import { exportParameters } from '../../search/index.ts'

const formats = {
  csv: { mediaType: 'text/csv; charset=utf-8', write: toCsv },
  xlsx: { mediaType: tableMediaTypes.xlsx, write: toXlsx },
  jsonl: { mediaType: 'application/x-ndjson; charset=utf-8', write: toJsonLines },
} as const

/** Of a query no more than a folder shows. */
const longestInName = 40

/** `gongkai 依申请公开 延期 2026-11-30.csv`: what was asked and when, without what no file system takes. */
function fileNameOf(q: string, exportedAt: string, format: string): string {
  const asked = Array.from(q.replace(/[\p{C}\\/:*?"<>|“”]+/gu, ' ').trim())
    .slice(0, longestInName)
    .join('')
  return `${['gongkai', asked.trim(), exportedAt.slice(0, 10)].filter(Boolean).join(' ')}.${format}`
}

export const exportRoute: Route = {
  path: '/api/export',
  summary: 'Every hit of a search as a file, streamed: one row a passage, with citation.',
  parameters: exportParameters,
  mediaType: formats.csv.mediaType,
  errors: [400, 503],
  handler:
    ({ useExport }) =>
    async (request, response) => {
      const context = contextOf(response)
      const parameters = readParameters(exportParameters, request.query, context.say)
      const { q, sort, synonyms, format, lang, ...filters } = parameters
      context.query = q
      await useExport(response, async (service) => {
        const wanted = { q, filters, sort, synonyms, limit: Infinity, offset: 0 }
        const exported = withCitations(await service.export(wanted), {
          cite: (row, address) => citationText(lang ?? 'zh-Hans', row, address),
          say: (said) => inWords(said, lang ?? 'zh-Hans'),
          ...(lang && { nameValue: (name) => inWords(name, lang) }),
          origin: originOf(request),
        })
        const say = lang === undefined ? null : sayIn(lang)
        const nameOf: ColumnNames = (column) => say?.(`column.${column}`) ?? column
        context.total = exported.head.total
        const { mediaType, write } = formats[format]
        response
          .attachment(fileNameOf(q, exported.head.exportedAt, format))
          .set('Cache-Control', 'no-store')
          .set('Content-Type', mediaType)
        await sendStream(write(exported, nameOf), response)
      })
    },
}
