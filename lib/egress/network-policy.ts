import { BlockList, isIP } from 'node:net'

/**
 * Networks that are nobody's public address: the own machine, the local network, what routers and clouds keep for
 * themselves, and what is not assigned. @see RFC 6890, IANA special-purpose address registries
 */
const SPECIAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]
const LOOPBACK = ['127.0.0.0/8', '::1/128']
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Which addresses this server may call at somebody's wish. */
export interface NetworkPolicy {
  mayReach(address: string): boolean
}

/**
 * Public addresses, and the networks that whoever runs the server lists besides. A server that is itself reached at the
 * own machine may call that, too: it is somebody's trial.
 * @param networks in CIDR notation
 */
export function networkPolicy(networks: readonly string[], publicUrl: string): NetworkPolicy {
  const special = listOf(SPECIAL)
  const isLocal = LOOPBACK_HOST.test(new URL(publicUrl).hostname)
  const allowed = listOf(isLocal ? [...networks, ...LOOPBACK] : networks)
  return {
    mayReach(address) {
      const family = familyOf(address)
      if (family === null) return false
      return allowed.check(address, family) || !special.check(address, family)
    },
  }
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix = ''] = network.split('/')
    list.addSubnet(address, Number(prefix), familyOf(address) ?? 'ipv4')
  }
  return list
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const family = isIP(address)
  return family === 0 ? null : family === 4 ? 'ipv4' : 'ipv6'
}
