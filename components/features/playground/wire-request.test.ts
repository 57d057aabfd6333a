import { describe, expect, it } from 'vitest'
import type { PlaygroundTarget, TokenAuth } from './target'
import { codeRequest, type Proof, refreshRequest, revokeRequest, userInfoRequest } from './wire-request'

const SECRET = 'never-shown'
function proof(auth: TokenAuth): Proof {
  const target: PlaygroundTarget = {
    clientPk: 'pk',
    clientId: "o'portal",
    clientName: 'Portal',
    domainName: 'D',
    issuer: 'https://id.example/oauth2',
    publicUrl: 'https://id.example',
    redirectUri: 'https://id.example/playground/callback',
    signedOutUri: null,
    auth,
  }
  return { target, secret: SECRET }
}

describe('requests of the playground', () => {
  it('prove a confidential client in the header, or in the form, and a public one by its id alone', () => {
    const basic = codeRequest(proof('client_secret_basic'), 'c', null)
    expect(basic.headers.authorization).toBe(`Basic ${btoa(`o%27portal:${SECRET}`)}`)
    expect(Object.fromEntries(basic.form)).not.toHaveProperty('client_id')
    const post = codeRequest(proof('client_secret_post'), 'c', null)
    expect(post.headers).toEqual({})
    expect(Object.fromEntries(post.form)).toMatchObject({ client_id: "o'portal", client_secret: SECRET })
    const open = codeRequest(proof('none'), 'c', 'v')
    expect(Object.fromEntries(open.form)).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: 'https://id.example/playground/callback',
      code_verifier: 'v',
      client_id: "o'portal",
    })
  })

  it('are told as shell commands without secret and without tokens', () => {
    for (const auth of ['client_secret_basic', 'client_secret_post', 'none'] as const) {
      const given = proof(auth)
      const commands = [
        codeRequest(given, 'c', 'v'),
        refreshRequest(given, 'the-refresh-token'),
        revokeRequest(given, 'the-access-token', 'access_token'),
        userInfoRequest(given, 'the-access-token'),
      ].map(({ curl }) => curl)
      for (const curl of commands) expect(curl).not.toMatch(/never-shown|the-(refresh|access)-token/)
    }
  })

  it('quote what a shell would read otherwise', () => {
    expect(codeRequest(proof('none'), 'c', null).curl).toContain(`--data-urlencode 'client_id=o'\\''portal'`)
  })
})
