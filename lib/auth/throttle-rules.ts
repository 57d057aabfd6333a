/**
 * How guessing is slowed down. Every count covers one hour; from the threshold on each further failure doubles the
 * wait, up to the cap. The cap of an account is short, and an address it signed in from lately has a count of its own,
 * so that nobody can lock somebody else out by guessing.
 */
export interface ThrottleRule {
  threshold: number
  firstWaitSeconds: number
  maxWaitSeconds: number
  windowSeconds: number
}

export const ACCOUNT_RULE: ThrottleRule = {
  threshold: 5,
  firstWaitSeconds: 5,
  maxWaitSeconds: 300,
  windowSeconds: 3600,
}
/** Looser, because an office or a build farm shares an address; longer at the end, because it guesses many names. */
export const ADDRESS_RULE: ThrottleRule = {
  threshold: 20,
  firstWaitSeconds: 5,
  maxWaitSeconds: 900,
  windowSeconds: 3600,
}

/**
 * An integration user of a hotel, from whatever addresses. Looser than an account, because an integration that starts
 * asks several times at once.
 */
export const INTEGRATION_USER_RULE: ThrottleRule = {
  threshold: 20,
  firstWaitSeconds: 5,
  maxWaitSeconds: 300,
  windowSeconds: 3600,
}
/** The same from an address where it runs: who guesses there shares it, and must not stop it for long. */
export const KNOWN_INTEGRATION_USER_RULE: ThrottleRule = {
  threshold: 100,
  firstWaitSeconds: 1,
  maxWaitSeconds: 60,
  windowSeconds: 900,
}

/** An address that an account signed in from within so many days is known to it. */
export const KNOWN_ADDRESS_DAYS = 30

/** Seconds to wait after this many failures; 0 below the threshold. */
export function waitSeconds(rule: ThrottleRule, failures: number): number {
  if (failures < rule.threshold) return 0
  // 2^40 is far above any cap; without the bound the power would become infinite.
  return Math.min(rule.maxWaitSeconds, rule.firstWaitSeconds * 2 ** Math.min(failures - rule.threshold, 40))
}

/** IPv6 hands a whole /64 to one household, so that is what counts as one address. */
export function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const groups = head ? head.split(':') : []
  if (tail !== undefined) {
    const rest = tail ? tail.split(':') : []
    while (groups.length + rest.length < 8) groups.push('0')
    groups.push(...rest)
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
