/** Asks the endpoint and reads its answer; what goes wrong becomes a sentence for people. */
import type { Translator } from '../views/index.ts'

function isErrorBody(body: unknown): body is { error: { message: string } } {
  return typeof body === 'object' && body !== null && 'error' in body
}

/** What went wrong, as a sentence for people. */
export class RequestFailure extends Error {
  /** Of the answer; null where none came: the way to the server is cut. */
  readonly status: number | null

  constructor(message: string, status: number | null, cause?: unknown) {
    super(message, { cause })
    this.status = status
  }
}

/**
 * @param address Relative to the page.
 * @throws RequestFailure with a sentence for people; whatever the signal was aborted with.
 */
export async function fetchJson<T>(
  address: string,
  t: Translator,
  signal: AbortSignal | null = null,
): Promise<T> {
  const headers = { accept: 'application/json', 'accept-language': t.language }
  let response: Response
  try {
    response = await fetch(address, { signal, headers })
  } catch (error) {
    // fetch itself fails with a TypeError whose words help nobody.
    if (error instanceof TypeError) throw new RequestFailure(t('error.network'), null, error)
    throw error
  }
  const unreadable = t('error.answer', { status: String(response.status) })
  let body: unknown
  try {
    body = await response.json()
  } catch (cause) {
    signal?.throwIfAborted()
    throw new RequestFailure(unreadable, response.status, cause)
  }
  if (response.ok) return body as T
  throw new RequestFailure(isErrorBody(body) ? body.error.message : unreadable, response.status)
}
