import { describe, expect, it } from 'vitest'
import { PKCE_DOMAIN_VALUES } from '@/lib/schemas/custom-attrs'
import type { DomainView } from '@/lib/schemas/domain'
import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { effectiveClientSettings, effectiveDomainSettings } from './effective'
import { clientViewOf, domainViewOf } from './testing/views'

const server = { consentExpiryMinutes: null, refreshRotation: false, refreshAutoRevoke: false }
function effective(key: string, client: Parameters<typeof clientViewOf>[0], domain: Partial<DomainView> = {}) {
  return effectiveClientSettings(clientViewOf(client), domainViewOf(domain), server).find((each) => each.key === key)
}
const withCode = { grantTypes: ['AUTHORIZATION_CODE' as const] }

describe('effective settings', () => {
  it('explain every one of them in one sentence, each key once', () => {
    for (const settings of [
      effectiveClientSettings(clientViewOf(withCode), domainViewOf(), server),
      effectiveDomainSettings(domainViewOf(), server),
    ]) {
      for (const { key, why, label, value } of settings) {
        expect(why, key).toMatch(/^[A-Z].*\.$/)
        expect(label, key).not.toBe('')
        expect(value, key).not.toBe('')
      }
      expect(new Set(settings.map((setting) => setting.key)).size).toBe(settings.length)
    }
  })

  it('leave out what does not concern a client', () => {
    const keys = effectiveClientSettings(clientViewOf(), domainViewOf(), server).map((setting) => setting.key)
    for (const absent of ['pkce', 'codeTtlSeconds', 'idTokenTtlSeconds', 'consentExpiryMinutes']) {
      expect(keys).not.toContain(absent)
    }
  })
})

describe('settings of what is not served yet', () => {
  it('are shown as stored, not as in force, and say so', () => {
    const settings = effectiveClientSettings(
      clientViewOf({ grantTypes: [...GRANT_TYPE_NAMES], scopes: ['openid'] }),
      domainViewOf(),
      server,
    )
    const waiting = settings.filter((setting) => !setting.isInForce)
    expect(waiting.map((setting) => setting.key)).toEqual(['certificateBinding', 'tlsClientAuthSubjectDN'])
    for (const setting of waiting) {
      expect(setting.why, setting.key).toMatch(/this version does not serve it yet\.$/)
    }
  })
})

describe('effective lifetimes', () => {
  it('are those of the domain, else the default', () => {
    expect(effective('accessTokenTtlSeconds', {})).toMatchObject({ value: '3600 seconds', origin: 'domain' })
    expect(effective('accessTokenTtlSeconds', {}, { tokenSettings: [] })).toMatchObject({
      value: '3600 seconds',
      origin: 'server',
    })
    expect(effective('idTokenTtlSeconds', { scopes: ['openid'] })).toMatchObject({
      value: '3600 seconds',
      origin: 'server',
    })
  })
})

describe('effective refresh tokens', () => {
  const client = { grantTypes: ['PASSWORD' as const, 'REFRESH_TOKEN' as const] }

  it('rotate as the domain says, else as the server does', () => {
    expect(effective('refreshRotation', client)).toMatchObject({ value: 'off', origin: 'server' })
    expect(
      effective('refreshRotation', client, {
        customAttrs: { refreshTokenRotation: 'true', refreshTokenAutoRevoke: true },
      }),
    ).toMatchObject({ value: 'on, the old one is refused', origin: 'domain' })
    expect(effective('refreshRotation', client, { customAttrs: { refreshTokenAutoRevoke: 'TRUE' } })).toMatchObject({
      value: 'off, one use only',
      origin: 'domain',
    })
  })

  it('end for good where the domain says when', () => {
    expect(effective('refreshEnd', client)).toMatchObject({ value: 'never by itself', origin: 'server' })
    const customAttrs = { refreshTokenAbsoluteExpiryInSeconds: '2592000' }
    expect(effective('refreshEnd', client, { customAttrs })).toMatchObject({
      value: 'after 2592000 seconds',
      origin: 'domain',
    })
  })

  const on = { tokenSettings: DEFAULT_TOKEN_SETTINGS.map((entry) => ({ ...entry, refreshTokenEnabled: true })) }
  it('are off unless the ACCESS_TOKEN entry of the domain has them on', () => {
    expect(effective('refreshTokens', withCode)).toMatchObject({ value: 'off', origin: 'domain' })
    expect(effective('refreshTokens', withCode, { tokenSettings: [] })).toMatchObject({
      value: 'off',
      origin: 'server',
    })
  })

  it('are off for a client whose grants yield none', () => {
    expect(effective('refreshTokens', {}, on)).toMatchObject({ value: 'off', origin: 'client' })
  })

  it('warn when the client could not redeem one', () => {
    expect(effective('refreshTokens', withCode, on)?.why).toContain('lacks the grant REFRESH_TOKEN')
    const both = { grantTypes: ['AUTHORIZATION_CODE' as const, 'REFRESH_TOKEN' as const] }
    expect(effective('refreshTokens', both, on)).toMatchObject({ value: 'on, 86400 seconds', origin: 'domain' })
  })
})

describe('effective PKCE', () => {
  it.each([
    ['STRICT', 'required'],
    ['NON_STRICT', 'optional'],
  ] as const)('client %s beats every rule of the domain', (usePKCE, value) => {
    for (const rule of PKCE_DOMAIN_VALUES) {
      const setting = effective('pkce', { ...withCode, usePKCE }, { customAttrs: { usePKCE: rule } })
      expect(setting).toMatchObject({ value, origin: 'client' })
    }
  })

  it.each([
    ['ALL_CLIENTS_TYPES', 'CONFIDENTIAL_CLIENT', 'optional'],
    ['ALL_CLIENTS_TYPES_STRICT', 'CONFIDENTIAL_CLIENT', 'required'],
    ['PUBLIC_CLIENTS', 'CONFIDENTIAL_CLIENT', 'ignored'],
    ['PUBLIC_CLIENTS_STRICT', 'CONFIDENTIAL_CLIENT', 'ignored'],
    ['PUBLIC_CLIENTS', 'PUBLIC_CLIENT', 'optional'],
    ['PUBLIC_CLIENTS_STRICT', 'PUBLIC_CLIENT', 'required'],
    ['PUBLIC_CLIENTS_STRICT', 'MOBILE_CLIENT', 'required'],
  ] as const)('domain %s and a %s: %s', (rule, clientType, value) => {
    const setting = effective('pkce', { ...withCode, clientType }, { customAttrs: { usePKCE: rule } })
    expect(setting).toMatchObject({ value, origin: 'domain' })
  })

  it('A17: a domain value in the wrong case is not honoured, and the page says so', () => {
    const setting = effective('pkce', withCode, { customAttrs: { usePKCE: 'all_clients_types_strict' } })
    expect(setting).toMatchObject({ value: 'optional', origin: 'server' })
    expect(setting?.why).toContain('exactly their case')
  })
})

describe('effective client authentication', () => {
  it('is the one method of the client, else the list of the domain in its order, else the default', () => {
    const list = { tokenEndpointAuthMethodsSupported: ['client_secret_basic', 'tls_client_auth'] as const }
    const domain = { tokenEndpointAuthMethodsSupported: [...list.tokenEndpointAuthMethodsSupported] }
    expect(effective('authMethods', { tokenEndpointAuthMethod: 'client_secret_basic' }, domain)).toMatchObject({
      value: 'client_secret_basic',
      origin: 'client',
    })
    expect(effective('authMethods', {}, domain)).toMatchObject({ value: 'client_secret_basic', origin: 'domain' })
    expect(effective('authMethods', {})).toMatchObject({
      value: 'client_secret_basic, client_secret_post, private_key_jwt',
      origin: 'server',
    })
    expect(effective('authMethods', { clientType: 'PUBLIC_CLIENT' }, domain)).toMatchObject({
      value: 'none',
      origin: 'client',
    })
  })

  it('never claims that a method is accepted which this version does not read', () => {
    for (const method of ['tls_client_auth', 'self_signed_tls_client_auth'] as const) {
      const named = effective('authMethods', { tokenEndpointAuthMethod: method })
      expect(named).toMatchObject({ value: 'none', origin: 'client' })
      const listed = effective('authMethods', {}, { tokenEndpointAuthMethodsSupported: [method] })
      expect(listed).toMatchObject({ value: 'none', origin: 'domain' })
      for (const setting of [named, listed]) expect(setting?.why).toContain(`${method}`)
      for (const setting of [named, listed]) expect(setting?.why).toContain('does not accept yet')
    }
  })

  it('binds tokens to certificates as client, then domain, then nobody says', () => {
    const member = 'issueTLSClientCertificateBoundAccessTokens'
    expect(effective('certificateBinding', { [member]: false }, { [member]: true })).toMatchObject({
      value: 'off',
      origin: 'client',
    })
    expect(effective('certificateBinding', {}, { [member]: true })).toMatchObject({ value: 'on', origin: 'domain' })
    expect(effective('certificateBinding', {})).toMatchObject({ value: 'off', origin: 'server' })
  })

  it('puts the client id into the subject pattern of the domain', () => {
    const domain = { tlsClientAuthSubjectDN: 'CN=%CLIENT_ID_PLACEHOLDER%, O=x' }
    expect(effective('tlsClientAuthSubjectDN', {}, domain)).toMatchObject({
      value: 'CN=client-1, O=x',
      origin: 'domain',
    })
  })
})

describe('effective issuer and audience', () => {
  it('name who chose the issuer', () => {
    expect(effective('issuer', {})?.origin).toBe('server')
    expect(effective('issuer', {}, { customAttrs: { issuerMode: 'SHARED' } })?.origin).toBe('domain')
    expect(effective('issuer', {}, { customAttrs: { issuerMode: 'DOMAIN' } })?.why).toContain('of its own')
  })

  it('names the resource servers of the scopes', () => {
    const scopes = ['Orders.read', 'Orders.write', 'Stock.DefaultScope', 'UserInfo.email', 'openid']
    expect(effective('audience', { scopes })).toMatchObject({
      value: 'Orders, Stock, https://gate.example/oauth2',
      origin: 'client',
    })
    expect(effective('audience', { scopes: ['openid'] })?.origin).toBe('server')
  })
})

describe('effective consent', () => {
  it('E05: a switch of the whole server wins over the domain', () => {
    const client = clientViewOf(withCode)
    const domain = domainViewOf({ customAttrs: { consentExpiryTimeInMinutes: '10' } })
    const of = (consentExpiryMinutes: number | null) =>
      effectiveClientSettings(client, domain, { ...server, consentExpiryMinutes }).find(
        (each) => each.key === 'consentExpiryMinutes',
      )
    expect(of(null)).toMatchObject({ value: '10 minutes', origin: 'domain' })
    expect(of(5)).toMatchObject({ value: '5 minutes', origin: 'server' })
  })
})
