/** Asks the endpoint and reads its answer; what goes wrong becomes a sentence for people. */
import type { Translator } from '../views/index.ts'

function isErrorBody(body: unknown): body is { error: { message: string } } {
  return typeof body === 'object' && body !== null && 'error' in body
}

/**
 * @param address Relative to the page.
 * @throws Error with a sentence for people; whatever the signal was aborted with.
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
    if (error instanceof TypeError) throw new Error(t('error.network'), { cause: error })
    throw error
  }
  const unreadable = t('error.answer', { status: String(response.status) })
  let body: unknown
  try {
    body = await response.json()
  } catch (cause) {
    signal?.throwIfAborted()
    throw new Error(unreadable, { cause })
  }
  if (response.ok) return body as T
  throw new Error(isErrorBody(body) ? body.error.message : unreadable)
}
