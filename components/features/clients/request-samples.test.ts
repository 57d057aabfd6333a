import { describe, expect, it } from 'vitest'
import { requestSamples, type SampleFacts, shellWord } from './request-samples'

const facts: SampleFacts = {
  clientId: 'portal-web',
  scopes: ['Shop.read', 'Shop.write'],
  tokenUrl: 'https://id.example/oauth2/domains/Company/token',
  issuer: 'https://id.example/oauth2/domains/Company',
  isDiscoverable: true,
}
const sample = (id: string, patch: Partial<SampleFacts> = {}) =>
  requestSamples({ ...facts, ...patch }).find((each) => each.id === id)?.code ?? ''

describe('samples of a token request', () => {
  it('never hold a secret: each reads it from the environment', () => {
    for (const { code } of requestSamples(facts)) expect(code).toContain('CLIENT_SECRET')
  })

  it('quote for the shell what the shell would read otherwise', () => {
    expect(shellWord("it's")).toBe(`'it'\\''s'`)
    expect(shellWord('$(reboot)')).toBe("'$(reboot)'")
    expect(sample('curl', { clientId: 'a;b' })).toContain('-u a%3Bb:"$CLIENT_SECRET"')
    expect(sample('curl')).toContain("--data-urlencode 'scope=Shop.read Shop.write'")
  })

  it('leave the scope out when the default scope is meant', () => {
    for (const { code } of requestSamples({ ...facts, scopes: [] })) expect(code).not.toMatch(/scope/i)
  })

  it('discover from an issuer of its own, and name the endpoint where issuers are shared', () => {
    expect(sample('javascript')).toContain('oidc.discovery(')
    expect(sample('javascript', { isDiscoverable: false })).toContain('token_endpoint')
  })

  it('say that plain HTTP is for trying out only', () => {
    const plain = { tokenUrl: 'http://localhost:3000/oauth2/domains/C/token', issuer: 'http://localhost:3000/x' }
    expect(sample('javascript', plain)).toContain('allowInsecureRequests')
    expect(sample('python', plain)).toContain('OAUTHLIB_INSECURE_TRANSPORT')
    expect(sample('python')).not.toContain('INSECURE')
  })
})
