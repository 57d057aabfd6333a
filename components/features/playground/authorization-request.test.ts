import { describe, expect, it } from 'vitest'
import { authorizationParameters, authorizationUrl, claimsProblem, type RequestDraft } from './authorization-request'
import type { PlaygroundTarget } from './target'

const target: PlaygroundTarget = {
  clientPk: 'pk',
  clientId: 'portal web',
  clientName: 'Portal',
  domainName: 'North & South',
  issuer: 'https://id.example/oauth2',
  publicUrl: 'https://id.example',
  redirectUri: 'https://id.example/playground/callback',
  signedOutUri: null,
  auth: 'none',
}
const draft: RequestDraft = {
  scopes: ['openid', 'Ledger.read'],
  state: 's',
  nonce: 'n',
  prompt: '',
  responseMode: '',
  loginHint: '',
  maxAge: '',
  uiLocales: '',
  acrValues: '',
  claims: '',
  pkce: 'S256',
  verifier: 'v',
  challenge: 'c',
}

describe('the authorization request of the playground', () => {
  it('goes to the endpoint of the domain and is read there as it was meant', () => {
    const url = new URL(authorizationUrl(target, authorizationParameters(target, draft)))
    expect(url.origin + url.pathname).toBe('https://id.example/oauth2/domains/North%20%26%20South/authorize')
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'portal web',
      redirect_uri: 'https://id.example/playground/callback',
      scope: 'openid Ledger.read',
      state: 's',
      nonce: 'n',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    })
  })

  it('never holds the verifier, and no challenge without proof key', () => {
    const names = (list: RequestDraft) => authorizationParameters(target, list).map(({ name }) => name)
    expect(authorizationUrl(target, authorizationParameters(target, draft))).not.toContain('verifier')
    expect(names({ ...draft, pkce: 'none' }).join()).not.toContain('code_challenge')
  })

  it('explains every parameter it sends', () => {
    const full = { ...draft, prompt: 'login', responseMode: 'form_post' as const, loginHint: 'a', maxAge: '0' }
    const all = authorizationParameters(target, { ...full, uiLocales: 'de', acrValues: '1', claims: '{}' })
    expect(all).toHaveLength(15)
    for (const { why } of all) expect(why).toMatch(/\.$/)
  })

  it('tells a claims request that is no JSON object', () => {
    expect(claimsProblem('')).toBeUndefined()
    expect(claimsProblem('{"userinfo":{"email":null}}')).toBeUndefined()
    for (const bad of ['{', '[]', 'null', '1']) expect(claimsProblem(bad)).toMatch(/^must be/)
  })
})
