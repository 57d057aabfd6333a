import type { KeyPairView } from '@/lib/schemas/key-pair'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A key pair as the surface prints it. */
export function keyPairJson(pair: KeyPairView) {
  return {
    aliasName: pair.alias,
    subjectDN: pair.subject,
    issuer: pair.issuer,
    expiry: legacyDate(pair.notAfter),
    issuedOn: legacyDate(pair.notBefore),
    publicKeyDetails: pair.publicKeyDetails,
    domains: pair.domainNames.join(','),
  }
}

/** `Thu Nov 25 16:19:57 UTC 2021`, as the original prints instants; the zone is always UTC. */
export function legacyDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')
  const day = `${DAYS[at.getUTCDay()]} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCDate())}`
  return `${day} ${time} UTC ${at.getUTCFullYear()}`
}
