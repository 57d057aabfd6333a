import { BlockList, isIP } from 'node:net'

/** Whose word about the caller's address is believed. */
export interface TrustedProxies {
  includes(address: string): boolean
}

/**
 * @param entries addresses, or ranges such as `10.0.0.0/8`
 * @throws Error that names the entry which is neither
 */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? undefined : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
    const isPrefixWrong =
      bits !== undefined && !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 6 ? 128 : 32))
    if (family === 0 || isPrefixWrong) {
      throw new Error(`GATEHOUSE_TRUSTED_PROXIES: ${entry} is neither an address nor a range of addresses`)
    }
    const type = family === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, bits, type)
  }
  return {
    includes: (address) =>
      entries.length > 0 && isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  }
}

/**
 * The address of the caller: that of the connection or, where a trusted proxy holds the connection, the last address in
 * X-Forwarded-For that is no trusted proxy. Anything a caller wrote further left is not looked at.
 */
export function clientAddress(
  connection: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
) {
  let address = plainAddress(connection ?? '')
  if (!forwardedFor || !trusted.includes(address)) return address
  for (const hop of forwardedFor.split(',').reverse()) {
    const named = plainAddress(hop.trim())
    if (isIP(named) === 0) return address
    address = named
    if (!trusted.includes(address)) return address
  }
  return address
}

/** Whom `OAM_REMOTE_USER` names, when it is the word of a trusted proxy. @see spec admin-api §8 */
export function remoteUser(
  connection: string | undefined,
  named: string | string[] | undefined,
  trusted: TrustedProxies,
): string | undefined {
  const isBelieved =
    typeof named === 'string' && named.trim() !== '' && trusted.includes(plainAddress(connection ?? ''))
  return isBelieved ? named.trim() : undefined
}

/** An IPv4 address that came in over an IPv6 socket is written as IPv4. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}
