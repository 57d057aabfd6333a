/**
 * How the administration and the self-service surface write consents. Instants are in the zone of the server, as in the
 * original. @see spec admin-api §8
 */

/** Zone of this process, by its IANA name. */
export function serverTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

interface WireFacts {
  id: string
  clientId: string
  resourceId: string
  scopes: readonly string[]
  /** when it was last given */
  givenAt: Date
  accessTokensValidFrom: Date | null
  refreshTokensValidFrom: Date | null
}

export interface WireConsent {
  clientId: string
  consentId: string
  createTimeStamp: string
  resourceId: string
  scopes: readonly string[]
  tokenRevokeTimestamp: string | null
  valid: boolean
}

/** @param revoked what was just revoked, in place of what is stored */
export function wireConsent(consent: WireFacts, valid: boolean, revoked?: string): WireConsent {
  return {
    clientId: consent.clientId,
    consentId: consent.id,
    createTimeStamp: wireDate(consent.givenAt),
    resourceId: consent.resourceId,
    scopes: consent.scopes,
    tokenRevokeTimestamp: revoked ?? storedRevocation(consent),
    valid,
  }
}

/** One entry where both kinds were revoked up to one second, else one a kind. */
function storedRevocation({
  accessTokensValidFrom: access,
  refreshTokensValidFrom: refresh,
}: WireFacts): string | null {
  // An access token knows the second of its issue only, so a revocation "now" is kept as the next second for it.
  if (access && refresh && Math.abs(access.getTime() - refresh.getTime()) <= 1000)
    return wireRevocation('TOKENS', refresh)
  const parts = [
    ...(access ? [wireRevocation('ACCESS_TOKENS', access)] : []),
    ...(refresh ? [wireRevocation('REFRESH_TOKENS', refresh)] : []),
  ]
  return parts.length === 0 ? null : parts.join(',')
}

/** `REFRESH_TOKENS=2021-03-08T23:30:33-0800` */
export function wireRevocation(type: string, before: Date, timeZone = serverTimeZone()): string {
  const { year, month, day, time } = fields(before, timeZone)
  return `${type}=${year}-${month}-${day}T${time}${offset(before, timeZone)}`
}

/** `Fri Mar 12 03:24:08 PST 2021` */
export function wireDate(at: Date, timeZone = serverTimeZone()): string {
  const { year, day, time, weekday } = fields(at, timeZone)
  return `${weekday} ${part(at, timeZone, { month: 'short' }, 'month')} ${day} ${time} ${part(at, timeZone, { timeZoneName: 'short' }, 'timeZoneName')} ${year}`
}

const FIELDS = {
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
} as const

function fields(at: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone }).formatToParts(at)
  const get = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  const time = `${get('hour')}:${get('minute')}:${get('second')}`
  return { year: get('year').padStart(4, '0'), month: get('month'), day: get('day'), weekday: get('weekday'), time }
}

/** `+0530`; UTC is `+0000` */
function offset(at: Date, timeZone: string): string {
  const name = part(at, timeZone, { timeZoneName: 'longOffset' }, 'timeZoneName')
  const [, sign = '+', hours = '00', minutes = '00'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return `${sign}${hours}${minutes}`
}

function part(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions, type: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { ...options, timeZone }).formatToParts(at)
  return parts.find((each) => each.type === type)?.value ?? ''
}

const WIRE_INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:Z|([+ -])(\d\d):?(\d\d))$/

/**
 * Reads `yyyy-MM-ddTHH:mm:ss` with `Z` or an offset. A plus that was not percent-encoded arrives as a space. null for
 * anything else, the thirtieth of February among it.
 */
export function parseWireInstant(text: string): Date | null {
  const [, local, sign, hours = '00', minutes = '00'] = WIRE_INSTANT.exec(text) ?? []
  if (local === undefined || Number(hours) > 18 || Number(minutes) > 59) return null
  const plain = new Date(`${local}Z`)
  // A day that does not exist is not valid, or becomes another.
  if (Number.isNaN(plain.getTime()) || !plain.toISOString().startsWith(local)) return null
  const shift = (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(plain.getTime() + (sign === '-' ? shift : -shift))
}
