import { describe, expect, it } from 'vitest'
import { createDomainSchema } from '@/lib/schemas/domain'
import { STARTING_VALUES, toCreateDomain, weakness } from './starting-values'

describe('a domain created in the console', () => {
  it('starts with what RFC 9700 recommends, and is accepted by the schema', () => {
    const sent = createDomainSchema.parse(toCreateDomain({ ...STARTING_VALUES, name: 'Company' }))
    expect(sent.customAttrs).toEqual({
      issuerMode: 'DOMAIN',
      usePKCE: 'ALL_CLIENTS_TYPES_STRICT',
      pkceS256Only: 'true',
      consentExpiryTimeInMinutes: '129600',
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
    const off = { pkceS256Only: false, keepConsents: false, refreshTokensWorkOnce: false }
    const less = { ...off, usePKCE: '', passwordGrantEnabled: true }
    expect(toCreateDomain({ ...STARTING_VALUES, ...less }).customAttrs).toEqual({
      issuerMode: 'DOMAIN',
      refreshTokenAbsoluteExpiryInSeconds: '2592000',
    })
  })

  it('explains every weaker choice in one sentence, and says nothing of sound ones', () => {
    expect(weakness(STARTING_VALUES)).toEqual({})
    const weak = {
      issuerMode: 'SHARED',
      usePKCE: 'PUBLIC_CLIENTS',
      pkceS256Only: false,
      keepConsents: false,
      accessTokenSeconds: 7200,
      codeSeconds: 3600,
      oldSecretRetentionTimeInDays: 0,
      enableMultipleResourceServer: true,
      refreshTokensWorkOnce: false,
      passwordGrantEnabled: true,
    } as const
    expect(Object.keys(weakness({ ...STARTING_VALUES, ...weak })).sort()).toEqual(Object.keys(weak).sort())
  })
})
