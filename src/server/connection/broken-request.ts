/** What the parser refuses before Express sees it: answered with the one error body, then the connection is destroyed. */
import type { Socket } from 'node:net'
import type { Logger } from 'pino'
import type { ErrorCode } from '../../errors.ts'
import { errorBody } from '../errors.ts'
import { languageOf, sayIn, type MessageKey } from '../request-context.ts'
import { largestRememberedHead, type HeadTap } from './head-tap.ts'
import { readRawAddress } from './raw-address.ts'

/** How long the rest of a head may take to come, and a caller to read why it was refused, milliseconds. */
const restOfHeadMs = 5_000
const lingerMs = 500

interface Answer {
  status:
    '308 Permanent Redirect' | '400 Bad Request' | '408 Request Timeout' | '413 Payload Too Large'
  code: ErrorCode
  key: MessageKey
  /** What the sentence is filled in with. */
  values?: Record<string, string>
  details?: { parameter: string; value: string }[]
  location?: string
  isHead?: boolean
  acceptLanguage?: string | undefined
}

const malformed = { status: '400 Bad Request', code: 'invalid_parameter' } as const

/**
 * Takes a socket whose request the parser has refused. It gets one answer and is destroyed: where a next request would begin on
 * it, nobody knows.
 *
 * @param tap the bytes of its head, where they are known.
 */
export function answerBrokenRequest(
  error: NodeJS.ErrnoException,
  socket: Socket,
  tap: HeadTap | undefined,
  logger: Logger,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const respond = (answer: Answer): void => {
    logger.info({ status: Number.parseInt(answer.status), reason: error.code }, 'request refused')
    finish(socket, textOf(answer))
  }
  // The parser is done with this socket: what still comes is for nobody, or the rest of a head that is read below.
  const soFar = tap?.bytes() ?? null
  socket.removeAllListeners('data')
  switch (error.code) {
    case 'HPE_INVALID_URL':
      if (soFar === null) respond({ ...malformed, key: 'rawAddressMalformed' })
      else
        readRest(socket, soFar, (head) => {
          respond(answerRawAddress(head))
        })
      return
    case 'HPE_HEADER_OVERFLOW':
      respond({ status: '413 Payload Too Large', code: 'payload_too_large', key: 'addressTooLong' })
      return
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      respond({ ...malformed, status: '408 Request Timeout', key: 'requestTooSlow' })
      return
    default:
      respond({ ...malformed, key: 'requestMalformed' })
  }
}

/** @param head ends with an empty line, or is what came in time and within the limit. */
function answerRawAddress(head: Buffer): Answer {
  const read = readRawAddress(head)
  const { isHead, acceptLanguage } = read
  if ('location' in read) {
    const { location, encoding } = read
    return {
      status: '308 Permanent Redirect',
      code: 'invalid_parameter',
      key: 'rawAddressRedirected',
      values: { location, encoding },
      details: [{ parameter: 'address', value: location }],
      ...{ location, isHead, acceptLanguage },
    }
  }
  const key = read.refusal === 'unreadable' ? 'rawAddressUnreadable' : 'rawAddressMalformed'
  return { ...malformed, key, isHead, acceptLanguage }
}

/** A head may come in several packets. Calls back once, with all of it or with what there is. */
function readRest(socket: Socket, soFar: Buffer, use: (head: Buffer) => void): void {
  let head = soFar
  const onData = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk])
    if (isWhole()) done()
  }
  const isWhole = (): boolean => {
    const end = head.indexOf('\r\n\r\n')
    if (end >= 0) head = head.subarray(0, end)
    return end >= 0 || head.length > largestRememberedHead
  }
  const done = (): void => {
    clearTimeout(timer)
    socket.off('data', onData).off('end', done).off('close', done)
    if (!socket.destroyed) use(head)
  }
  const timer = setTimeout(done, restOfHeadMs)
  if (isWhole()) done()
  else socket.on('data', onData).on('end', done).on('close', done).resume()
}

function textOf(answer: Answer): string {
  const language = languageOf(answer.acceptLanguage)
  const message = sayIn(language).maybe(answer.key, answer.key, answer.values)
  const body = JSON.stringify(errorBody(answer.code, message, answer.details))
  const head = [
    `HTTP/1.1 ${answer.status}`,
    // Percent-encoded: it holds no line end, whatever the address held.
    ...(answer.location === undefined ? [] : [`Location: ${answer.location}`]),
    'Content-Type: application/json; charset=utf-8',
    `Content-Language: ${language}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${answer.isHead === true ? '' : body}`
}

/**
 * Sends the last text of a connection and destroys it. What still comes is read and dropped for a moment: a connection destroyed
 * with unread bytes is reset, and the caller would lose the answer.
 */
function finish(socket: Socket, text: string): void {
  const destroy = (): void => {
    clearTimeout(timer)
    socket.destroy()
  }
  const timer = setTimeout(destroy, lingerMs)
  socket.once('end', destroy).once('error', destroy)
  socket.end(text)
  socket.resume()
}
