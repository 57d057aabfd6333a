import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AuthorizationCode } from '../ports/authorization-codes'
import { type CodeWorld, createCodeWorld } from '../testing/code-world'
import { refresh } from '../testing/people'
import { changeClient, PUBLIC_URL, readToken, send } from '../testing/world'

const OWN = '/oauth2/domains/Payments/userinfo'
let world: CodeWorld
beforeEach(() => {
  world = createCodeWorld()
})

async function ask(token: unknown, path = OWN) {
  const domain = path === OWN ? null : 'Payments'
  return send(world.handle, path, { domain, headers: { authorization: `Bearer ${token}` } })
}
const wishes = (...names: string[]): Partial<AuthorizationCode> => ({
  claimsRequest: { userinfo: Object.fromEntries(names.map((name) => [name, null])), idToken: {} },
})

describe('user info of the code flow (OpenID Connect Core 1.0 §5.3)', () => {
  it('tells what the scopes stand for, and of whom', async () => {
    const { access_token } = await world.tokensFor({ scopes: ['openid', 'email'] })
    expect((await ask(access_token)).json).toEqual({
      sub: 'ada',
      email: 'ada@example.com',
      email_verified: true,
    })
  })

  it('tells claims that were asked for by name, also after a refresh, and no others (§5.5)', async () => {
    const tokens = await world.tokensFor(wishes('email', 'phone_number', 'unheard_of', '__proto__'))
    const told = { sub: 'ada', email: 'ada@example.com' }
    expect((await ask(tokens.access_token)).json).toEqual(told)
    const { json } = await refresh(world, tokens.refresh_token, {}, 'shop')
    expect((await ask(json.access_token)).json).toEqual(told)
    expect((await ask((await world.tokensFor()).access_token)).json).toEqual({ sub: 'ada' })
  })

  it('D31 tells a claim by name only while the scope it belongs to is assigned to the client', async () => {
    changeClient(world.config, 'shop', { scopes: new Set(['openid', 'profile']) })
    const { access_token } = await world.tokensFor({ scopes: ['openid'], ...wishes('email', 'name') })
    expect(readToken(access_token).claims.userinfo_claims).toEqual(['name'])
    expect((await ask(access_token)).json).toEqual({ sub: 'ada', name: 'Ada Byron' })
    changeClient(world.config, 'shop', { scopes: new Set(['openid']) })
    expect((await ask(access_token)).json).toEqual({ sub: 'ada' })
  })

  it('lets no attribute of a client take the place of what was asked for', async () => {
    changeClient(world.config, 'shop', {
      attributes: [{ attrName: 'userinfo_claims', attrValue: 'email', attrType: 'STATIC' }],
    })
    const { access_token } = await world.tokensFor({ scopes: ['openid'] })
    expect(readToken(access_token).claims).not.toHaveProperty('userinfo_claims')
  })

  it('is grouped on the path that all domains share, whatever was asked for by name', async () => {
    const { access_token } = await world.tokensFor({ scopes: ['openid', 'email'], ...wishes('name') })
    expect((await ask(access_token, '/oauth2/rest/userinfo')).json).toEqual({
      sub: 'ada',
      email: { email: 'ada@example.com', email_verified: 'Y' },
    })
  })

  it('is a JWT signed by the domain for a client that wants one (§5.3.2)', async () => {
    changeClient(world.config, 'shop', { userInfoSignedResponse: true })
    const { access_token } = await world.tokensFor({ scopes: ['openid', 'email'] })
    const { status, headers, body } = await ask(access_token)
    expect([status, headers['Content-Type'], headers['Cache-Control']]).toEqual([200, 'application/jwt', 'no-store'])
    const jwks = (await send(world.handle, '/oauth2/domains/Payments/jwks', { domain: null })).json
    const keys = createLocalJWKSet(jwks as unknown as JSONWebKeySet)
    const { payload } = await jwtVerify(body.toString(), keys, { issuer: `${PUBLIC_URL}/oauth2`, audience: 'shop' })
    expect(payload).toMatchObject({ sub: 'ada', email: 'ada@example.com', email_verified: true })
    const shared = await ask(access_token, '/oauth2/rest/userinfo')
    expect(shared.json).toMatchObject({ sub: 'ada', email: { email: 'ada@example.com' } })
  })
})
