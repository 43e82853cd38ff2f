/** What is to be done once a response is closed, by one listener for all: streams that write an export add eight, and Node takes more than ten for a leak. */
import type { ServerResponse } from 'node:http'

const calls = new WeakMap<ServerResponse, (() => void)[]>()

/** Calls back once the answer is out or its connection gone, in the order of asking. */
export function onceClosed(response: ServerResponse, call: () => void): void {
  const known = calls.get(response)
  if (known !== undefined) {
    known.push(call)
    return
  }
  const own = [call]
  calls.set(response, own)
  response.once('close', () => {
    for (const each of own) each()
  })
}
