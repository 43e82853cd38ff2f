/** Who counts as one caller where callers share something. */
import { ipKeyGenerator } from 'express-rate-limit'

/** One IPv4 address, or the IPv6 network that one customer of a provider is given: an address of it costs nothing. */
export function addressGroup(address: string | undefined): string {
  if (address === undefined) return ''
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  return ipKeyGenerator(plain)
}
