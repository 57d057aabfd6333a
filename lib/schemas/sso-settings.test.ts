import { describe, expect, it } from 'vitest'
import { consentSettings, ssoSettings } from './sso-settings'

describe('session and consent settings of a domain', () => {
  it('has defaults where nothing is set', () => {
    expect(ssoSettings(null)).toEqual({
      idleMinutes: 30,
      maxMinutes: 480,
      linksTokens: false,
      linkDelivery: null,
      revokesTwoLegged: false,
    })
    expect(consentSettings(null, null)).toEqual({ minutes: null, acknowledgeSeconds: 300 })
  })

  it('reads numbers and switches as text or as bare values', () => {
    expect(
      ssoSettings({
        ssoSessionIdleInMinutes: '15',
        ssoSessionMaxInMinutes: 60,
        linkTokensToSession: true,
        OAUTH_TOKEN_RESPONSE_TYPE: 'header',
        revokeTwoLeggedTokens: 'True',
      }),
    ).toEqual({ idleMinutes: 15, maxMinutes: 60, linksTokens: true, linkDelivery: 'header', revokesTwoLegged: true })
  })

  it('keeps the default where a value cannot be read', () => {
    const odd = { ssoSessionIdleInMinutes: '0', ssoSessionMaxInMinutes: '1e3', OAUTH_TOKEN_RESPONSE_TYPE: 'COOKIE' }
    expect(ssoSettings(odd)).toEqual(ssoSettings(null))
  })

  it('lets the lifetime of the server win over the one of the domain', () => {
    const domain = { consentExpiryTimeInMinutes: '60', consentAcknowledgeExpiryTimeInSeconds: '30' }
    expect(consentSettings(domain, null)).toEqual({ minutes: 60, acknowledgeSeconds: 30 })
    expect(consentSettings(domain, 5).minutes).toBe(5)
    expect(consentSettings(null, 5).minutes).toBe(5)
  })
})
