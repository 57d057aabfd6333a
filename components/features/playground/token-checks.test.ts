import { describe, expect, it } from 'vitest'
import type { PlaygroundRun } from './playground-run'
import { base64url, sha256 } from './proof-key'
import type { ReadJwt } from './read-jwt'
import { checkIdToken, tokensOf } from './token-checks'

const NOW = 1_900_000_000_000
const run = {
  target: { issuer: 'https://id.example/oauth2', clientId: 'portal' },
  draft: { nonce: 'n', maxAge: '' },
} as PlaygroundRun
const ACCESS = 'an-access-token'

async function idToken(changes: Record<string, unknown> = {}): Promise<ReadJwt> {
  const claims = {
    iss: 'https://id.example/oauth2',
    aud: ['portal'],
    exp: NOW / 1000 + 60,
    iat: NOW / 1000,
    nonce: 'n',
    at_hash: base64url((await sha256(ACCESS)).slice(0, 16)),
    ...changes,
  }
  return { header: {}, claims, signature: { valid: true, kid: 'k' } }
}

async function broken(changes: Record<string, unknown>, isRefreshed = false): Promise<string[]> {
  const checks = await checkIdToken(await idToken(changes), { accessToken: ACCESS, isRefreshed }, run, NOW)
  return checks.flatMap(({ id, holds }) => (holds === false ? [id] : []))
}

describe('the checks of an ID token (OpenID Connect Core 1.0 §3.1.3.7)', () => {
  it('hold for a token of this sign-in', async () => {
    expect(await broken({})).toEqual([])
  })

  it('each notice what they are there for', async () => {
    expect(await broken({ iss: 'https://evil.example' })).toEqual(['iss'])
    expect(await broken({ aud: 'another' })).toEqual(['aud'])
    expect(await broken({ exp: NOW / 1000 })).toEqual(['exp'])
    expect(await broken({ nonce: 'of another sign-in' })).toEqual(['nonce'])
    expect(await broken({ nonce: undefined })).toEqual(['nonce'])
    expect(await broken({ at_hash: 'of another token' })).toEqual(['at_hash'])
  })

  it('let an ID token that came with a refresh lack its nonce, but not hold another', async () => {
    expect(await broken({ nonce: undefined }, true)).toEqual([])
    expect(await broken({ nonce: 'of another sign-in' }, true)).toEqual(['nonce'])
  })

  it('notice a bad signature and a password that was proved too long ago', async () => {
    const forged = {
      ...(await idToken({ auth_time: NOW / 1000 - 100 })),
      signature: { valid: false, reason: 'x' } as const,
    }
    const aged = { ...run, draft: { ...run.draft, maxAge: '30' } }
    const checks = await checkIdToken(forged, { accessToken: ACCESS, isRefreshed: false }, aged, NOW)
    expect(checks.flatMap(({ id, holds }) => (holds === false ? [id] : []))).toEqual(['signature', 'auth_time'])
  })
})

describe('the answer of the token endpoint', () => {
  it('keeps what a refresh does not renew, and is nothing where it is a refusal', () => {
    const first = tokensOf({ access_token: 'a', id_token: 'i', refresh_token: 'r' }, null)
    expect(tokensOf({ access_token: 'b' }, first)).toEqual({
      accessToken: 'b',
      idToken: 'i',
      refreshToken: 'r',
      isRefreshed: true,
    })
    expect(tokensOf({ error: 'invalid_grant' }, first)).toBeNull()
    expect(tokensOf('gone', null)).toBeNull()
  })
})
