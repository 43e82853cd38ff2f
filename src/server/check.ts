/**
 * A report sent to be checked: its bytes are taken within limits, read in a process of its own like any file of an index, and
 * forgotten. It is never stored, never logged, and never in the index.
 */
import { basename } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import { AppError } from '../errors.ts'
import { readReportsApart } from '../index/index.ts'
import { checkAcrossYears } from '../report/index.ts'
import { mostReviewed, reviewReports, type ReviewedReport } from '../search/index.ts'
import { readBoundsOf, type Settings } from '../settings.ts'
import { createBodyRoom, type Admission } from './admission.ts'
import { limitRate } from './guards.ts'
import type { SearchHolder } from './live-search.ts'
import { createComparer } from './pages/compare-thread.ts'
import { contextOf } from './request-context.ts'

/** Addresses that take a body of more than a few bytes. */
export const uploadPaths: ReadonlySet<string> = new Set(['/check', '/api/check'])

/** Bodies of the largest size that are held in memory at once. */
const largestAtOnce = 4
/** Room for what a form puts around a file, bytes. */
const formOverhead = 64 * 1024
/** A name tells the format where the content does not; nobody needs more of it. */
const longestFileName = 120

export interface CheckedFile {
  total: number
  reports: ReviewedReport[]
}

export interface Checker {
  /** Holds an address to so many checks a minute. */
  limit: RequestHandler
  /**
   * Takes the body of a request and checks what it holds.
   *
   * @throws AppError `payload_too_large`, `overloaded`, `invalid_parameter` for what is no report or cannot be read.
   */
  check: (request: Request, response: Response, name?: string) => Promise<CheckedFile>
}

export function createChecker({
  settings,
  search,
  admission,
}: {
  settings: Settings
  search: SearchHolder
  /** Its own: whoever uploads takes no place of a search. */
  admission: Admission
}): Checker {
  // A stranger's scan would keep a process for as long as it has pages.
  const bounds = readBoundsOf({ ...settings, ocr: 'off' })
  const compare = createComparer()
  const most = bounds.limits.maxFileBytes
  const room = createBodyRoom(largestAtOnce * (most + formOverhead))
  return {
    limit: limitRate(settings.checksPerMinute),
    async check(request, response, name = '') {
      const caller = contextOf(response)
      const { signal, say, address } = caller
      const overloaded = (): AppError => {
        // What is still to come is not read, so the connection cannot be used again.
        response.set('Connection', 'close')
        return new AppError('overloaded', say('overloaded'))
      }
      if (admission.isFull(address)) {
        admission.noteRefusal()
        throw overloaded()
      }
      // A body takes as long as its sender likes, and no place meanwhile.
      const held = room.hold(address)
      const take = async (): Promise<Buffer> =>
        takeBody(request, response, most + formOverhead, (bytes) => {
          if (!held.add(bytes)) throw overloaded()
        })
      const check = async (body: Buffer): Promise<CheckedFile> => {
        const upload = await uploadIn(request.get('content-type') ?? '', body, name, response)
        if (upload.bytes.length === 0)
          throw new AppError('invalid_parameter', say('checkNothingSent'))
        if (upload.bytes.length > most) throw tooLarge(response, most)
        const reports = await readUpload(upload, signal)
        // Without an index a report is checked by itself.
        const review = (service: Parameters<typeof reviewReports>[1]) =>
          reviewReports(reports, service, (previous, report) =>
            compare(previous, report, { signal, say }).catch((error: unknown) => {
              // What one year hands on to the next is told without the texts.
              if (error instanceof AppError && error.code === 'query_too_costly')
                return { text: null, checks: checkAcrossYears([previous, report]) }
              throw error
            }),
          )
        const reviewed = await search.use(review).catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'unavailable') return review(null)
          throw error
        })
        return { total: reports.length, reports: reviewed.slice(0, mostReviewed) }
      }
      try {
        const body = await take()
        return await admission.run(caller, () => check(body))
      } finally {
        held.release()
      }
    },
  }

  async function readUpload(
    { path, bytes }: { path: string; bytes: Uint8Array },
    signal: AbortSignal,
  ) {
    try {
      return (await readReportsApart({ path, bytes }, bounds, signal)).reports
    } catch (error) {
      // What cannot be read is the sender's to mend, and none of this server's failures: the log hears nothing of it.
      if (!(error instanceof AppError) || error.code !== 'unreadable_file') throw error
      throw new AppError('invalid_parameter', error.sentence ?? error.message)
    }
  }
}

function tooLarge(response: Response, most: number): AppError {
  const megabytes = Math.floor(most / 1024 / 1024)
  return new AppError('payload_too_large', contextOf(response).say('checkTooLarge', { megabytes }))
}

/**
 * The body in memory, up to so many bytes; what is longer is refused before it is read where its length is stated.
 *
 * @param hold told of each piece before it is kept; it may refuse it by throwing
 */
async function takeBody(
  request: Request,
  response: Response,
  most: number,
  hold: (bytes: number) => void,
): Promise<Buffer> {
  const refuse = (): AppError => {
    // The rest is not read, so the connection cannot be used again.
    response.set('Connection', 'close')
    return tooLarge(response, most - formOverhead)
  }
  if (Number(request.get('content-length') ?? 0) > most) throw refuse()
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > most) throw refuse()
    hold(piece.length)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** A name without its folder and without what no name holds. */
function plainName(name: string): string {
  return basename(name.replaceAll('\\', '/')).replace(/\p{C}/gu, '').slice(-longestFileName)
}

/** What was sent: the file or the pasted text of a form, else the body itself. */
async function uploadIn(
  type: string,
  body: Buffer,
  name: string,
  response: Response,
): Promise<{ path: string; bytes: Uint8Array }> {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type))
    return { path: plainName(name) || 'report', bytes: body }
  let form: FormData
  try {
    form = await new globalThis.Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData()
  } catch (cause) {
    throw new AppError('invalid_parameter', contextOf(response).say('checkMalformed'), { cause })
  }
  const file = form.get('file')
  if (file !== null && typeof file !== 'string' && file.size > 0) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { path: plainName(file.name) || 'report', bytes }
  }
  const text = form.get('text')
  const pasted = typeof text === 'string' ? text.trim() : ''
  return { path: 'report.txt', bytes: new TextEncoder().encode(pasted) }
}
