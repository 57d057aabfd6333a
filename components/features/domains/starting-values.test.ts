import { describe, expect, it } from 'vitest'
import { createDomainSchema } from '@/lib/schemas/domain'
import { STARTING_VALUES, toCreateDomain } from './starting-values'

describe('a domain created in the console', () => {
  it('starts with what RFC 9700 recommends, and is accepted by the schema', () => {
    const sent = createDomainSchema.parse(toCreateDomain({ ...STARTING_VALUES, name: 'Company' }))
    expect(sent.customAttrs).toEqual({
      issuerMode: 'DOMAIN',
      usePKCE: 'ALL_CLIENTS_TYPES_STRICT',
      refreshTokenRotation: 'true',
      refreshTokenAutoRevoke: 'true',
      refreshTokenAbsoluteExpiryInSeconds: '2592000',
      passwordGrantEnabled: 'false',
    })
    expect(sent.tokenSettings?.map((entry) => [entry.tokenType, entry.tokenExpiry])).toEqual([
      ['ACCESS_TOKEN', 900],
      ['AUTHZ_CODE', 60],
      ['SSO_LINK_TOKEN', 3600],
    ])
    expect(sent.oldSecretRetentionTimeInDays).toBe(7)
  })

  it('leaves a rule out that was taken away', () => {
    const less = { usePKCE: '', refreshTokensWorkOnce: false, passwordGrantEnabled: true }
    expect(toCreateDomain({ ...STARTING_VALUES, ...less }).customAttrs).toEqual({
      issuerMode: 'DOMAIN',
      refreshTokenAbsoluteExpiryInSeconds: '2592000',
    })
  })
})
