/** Sends a body piece by piece, as it is made. One that breaks off is cut so that nobody takes it for whole. */
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { resetConnection } from './connection/index.ts'
import { contextOf } from './request-context.ts'

/**
 * Sends what a stream gives as the body of an answer.
 *
 * @throws what the stream fails with, but where the caller has left: nobody is there to be told.
 */
export async function sendStream(body: Readable, response: Response): Promise<void> {
  const context = contextOf(response)
  // Before the pipeline closes the connection.
  body.once('error', () => {
    if (response.destroyed) return
    context.isBroken = true
    if (response.socket !== null) resetConnection(response.socket)
  })
  try {
    await pipeline(body, response)
  } catch (error) {
    if (context.isBroken === true) throw error
  }
}
