import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { epochSeconds } from '@/lib/base/clock'
import { type CodeWorld, createCodeWorld } from '../testing/code-world'
import { info, refresh } from '../testing/people'
import { changeClient, PUBLIC_URL, readToken } from '../testing/world'

let world: CodeWorld
beforeEach(() => {
  world = createCodeWorld()
})

const claimsOf = (token: unknown) => readToken(token).claims

describe('the ID token (OpenID Connect Core 1.0 §2)', () => {
  it('says who signed in, where, when, for whom, and belongs to the access token', async () => {
    const { id_token, access_token } = await world.tokensFor({ nonce: 'n-0S6' })
    const hash = createHash('sha256').update(String(access_token)).digest()
    const now = epochSeconds(world.clock.now())
    expect(claimsOf(id_token)).toEqual({
      iss: `${PUBLIC_URL}/oauth2`,
      sub: 'ada',
      uid: world.ada.id,
      domain: 'Payments',
      aud: 'shop',
      azp: 'shop',
      iat: now,
      exp: now + 3600,
      auth_time: epochSeconds(world.session.authenticatedAt),
      nonce: 'n-0S6',
      sid: world.session.id,
      at_hash: hash.subarray(0, 16).toString('base64url'),
    })
    expect(readToken(id_token).header).toMatchObject({ kid: 'Payments', alg: 'ES256' })
  })

  it('is there for the scope openid only', async () => {
    expect(await world.tokensFor({ scopes: ['Ledger.read'] })).not.toHaveProperty('id_token')
  })

  it('tells nothing that scopes stand for, and what the client asks for by name', async () => {
    const scopes = ['openid', 'email', 'profile']
    expect(claimsOf((await world.tokensFor({ scopes })).id_token)).not.toHaveProperty('email')
    const idToken = { email: null, name: { essential: true }, acr: null, phone_number: null, sub: { value: 'eve' } }
    const told = claimsOf((await world.tokensFor({ claimsRequest: { userinfo: {}, idToken } })).id_token)
    // The scope phone is not assigned to the client.
    expect(told).toMatchObject({ email: 'ada@example.com', name: 'Ada Byron', acr: '1', sub: 'ada' })
    expect(told).not.toHaveProperty('phone_number')
  })

  it('carries the claims an administrator set for it, and none of them takes the place of its own', async () => {
    world.ada.attributes = { team: 'ledger', aud: 'evil', auth_time: 1, at_hash: 'x' }
    changeClient(world.config, 'shop', { idTokenCustomClaims: ['team', 'aud', 'auth_time', 'at_hash', 'email'] })
    const told = claimsOf((await world.tokensFor()).id_token)
    expect(told).toMatchObject({ team: 'ledger', aud: 'shop', email: 'ada@example.com' })
    expect(told.auth_time).toBe(epochSeconds(world.session.authenticatedAt))
  })

  it('comes with a refresh too: of the same sign-in, without the nonce (§12.2)', async () => {
    const { refresh_token } = await world.tokensFor({ nonce: 'n-0S6' })
    world.clock.advanceSeconds(60)
    const { json } = await refresh(world, refresh_token, {}, 'shop')
    const told = claimsOf(json.id_token)
    expect(told).toMatchObject({ sub: 'ada', aud: 'shop', sid: world.session.id })
    expect(told.auth_time).toBe(epochSeconds(world.session.authenticatedAt))
    expect(told.iat).toBe(epochSeconds(world.clock.now()))
    expect(told).not.toHaveProperty('nonce')
    const narrowed = await refresh(world, refresh_token, { scope: 'Ledger.read' }, 'shop')
    expect(narrowed.json).not.toHaveProperty('id_token')
  })

  it('is no access token and no assertion', async () => {
    const { id_token } = await world.tokensFor()
    expect((await info(world, id_token)).json.error).toBe('invalid_grant')
    expect(world.lastRule()).toBe('token.kind')
  })

  it('lives as long as the domain says', async () => {
    const setting = { ...world.domain.tokenSettings[0], tokenType: 'ID_TOKEN' as const, tokenExpiry: 120 }
    const domain = world.config.domains[0]
    if (!domain) throw new Error('there is a domain')
    world.config.domains = [{ ...domain, tokenSettings: [...domain.tokenSettings, setting as never] }]
    const { exp, iat } = claimsOf((await world.tokensFor()).id_token)
    expect(Number(exp) - Number(iat)).toBe(120)
  })
})
