import { describe, expect, it } from 'vitest'
import { parseWireInstant, wireConsent, wireDate, wireRevocation } from './consent-wire'

const at = new Date('2021-03-12T11:24:08Z')

describe('consents on the wire (spec admin-api §8)', () => {
  it('writes the instant of a consent in the zone of the server, as Java does', () => {
    expect(wireDate(at, 'America/Los_Angeles')).toBe('Fri Mar 12 03:24:08 PST 2021')
    expect(wireDate(at, 'UTC')).toBe('Fri Mar 12 11:24:08 UTC 2021')
    expect(wireDate(new Date('2026-01-02T00:00:00Z'), 'UTC')).toBe('Fri Jan 02 00:00:00 UTC 2026')
  })

  it('F17 echoes +0800 in the offset of a server at -0800', () => {
    const given = parseWireInstant('2021-03-09T15:30:33+0800')
    expect(given).toEqual(new Date('2021-03-09T07:30:33Z'))
    expect(wireRevocation('REFRESH_TOKENS', given as Date, 'America/Los_Angeles')).toBe(
      'REFRESH_TOKENS=2021-03-08T23:30:33-0800',
    )
    expect(wireRevocation('TOKENS', given as Date, 'UTC')).toBe('TOKENS=2021-03-09T07:30:33+0000')
    expect(wireRevocation('TOKENS', given as Date, 'Asia/Kolkata')).toBe('TOKENS=2021-03-09T13:00:33+0530')
  })

  it.each([
    ['2021-03-09T15:30:33Z', '2021-03-09T15:30:33Z'],
    ['2021-03-09T15:30:33-0800', '2021-03-09T23:30:33Z'],
    ['2021-03-09T15:30:33+08:00', '2021-03-09T07:30:33Z'],
    // what a form makes of a plus nobody encoded
    ['2021-03-09T15:30:33 0800', '2021-03-09T07:30:33Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('reads %s', (text, instant) => expect(parseWireInstant(text)).toEqual(new Date(instant)))

  it.each([
    '2021-03-09',
    '2021-03-09T15:30:33',
    '2021-02-30T00:00:00Z',
    '2021-13-01T00:00:00Z',
    '2021-03-09T24:00:01Z',
    '2021-03-09T15:30:33+2500',
    '2021-03-09T15:30:33+0899',
    '1615303833',
    'now',
    '',
    '2021-03-09T15:30:33+0800; DROP',
  ])('does not read %j', (text) => expect(parseWireInstant(text)).toBeNull())

  it('names a stored revocation by kind, and by TOKENS where both kinds ended at once', () => {
    const consent = { id: 'c', clientId: 'app', resourceId: 'r', scopes: ['a.b'], givenAt: at }
    const stamp = (access: Date | null, refresh: Date | null) =>
      wireConsent({ ...consent, accessTokensValidFrom: access, refreshTokensValidFrom: refresh }, true)
        .tokenRevokeTimestamp
    expect(stamp(null, null)).toBeNull()
    expect(stamp(new Date(at.getTime() + 500), at)).toMatch(/^TOKENS=/)
    expect(stamp(at, null)).toMatch(/^ACCESS_TOKENS=/)
    expect(stamp(at, new Date(0))).toMatch(/^ACCESS_TOKENS=.*,REFRESH_TOKENS=/)
  })
})
