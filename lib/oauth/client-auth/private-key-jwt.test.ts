import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { AT, clientClaims, hostileAssertions, partnerKey, registered, signedBy } from '../testing/assertions'
import {
  addClient,
  addDomain,
  basic,
  changeClient,
  changeDomain,
  createWorld,
  PUBLIC_URL,
  SECRET,
  send,
  type World,
} from '../testing/world'

const URN = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const key = partnerKey('client')
const DENIED = { error: 'invalid_client', error_description: 'Client authentication failed.' }

let world: World
beforeEach(() => {
  world = createWorld()
  world.config.keysOfClients.set(world.client.pk, [registered(key)])
})

const claims = (changes?: Record<string, unknown>) => clientClaims('reporter', changes)
function ask(client_assertion: string, form: Record<string, string> = {}, path = '/oauth2/rest/token') {
  return send(world.handle, path, {
    form: { grant_type: 'CLIENT_CREDENTIALS', client_assertion, client_assertion_type: URN, ...form },
  })
}

describe('private_key_jwt (RFC 7523 §2.2)', () => {
  it.each([URN, 'JWT_BEARER'])('D10 accepts client_assertion_type %s', async (client_assertion_type) => {
    const answer = await ask(signedBy(key, claims()), { client_assertion_type })
    expect([answer.status, answer.json.token_type]).toEqual([200, 'Bearer'])
    expect(world.told.issued[0]).toMatchObject({ client: { clientId: 'reporter' }, secretId: null })
  })

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)('verifies %s', async (algorithm) => {
    const own = partnerKey('each', algorithm === 'PS256' ? 'RS256' : algorithm)
    world.config.keysOfClients.set(world.client.pk, [registered(key), registered(own)])
    expect((await ask(signedBy({ ...own, algorithm }, claims()))).status).toBe(200)
  })

  it.each([
    `${PUBLIC_URL}/oauth2`,
    `${PUBLIC_URL}/oauth2/rest/token`,
    `${PUBLIC_URL}/oauth2/rest/token?identityDomain=Payments`,
    `${PUBLIC_URL}/oauth2/domains/Payments/token`,
  ])('accepts the audience %s, alone and among others', async (aud) => {
    expect((await ask(signedBy(key, claims({ aud })))).status).toBe(200)
    expect((await ask(signedBy(key, claims({ aud: ['https://other.example', aud] })))).status).toBe(200)
  })

  it('accepts the issuer of a domain that has its own, and no longer the shared one', async () => {
    changeDomain(world.config, 'Payments', { issuerMode: 'DOMAIN' })
    expect((await ask(signedBy(key, claims({ aud: `${PUBLIC_URL}/oauth2/domains/Payments` })))).status).toBe(200)
    expect((await ask(signedBy(key, claims({ aud: `${PUBLIC_URL}/oauth2` })))).json).toEqual(DENIED)
  })

  it('accepts the introspection endpoint as audience there, and nowhere else', async () => {
    const path = '/oauth2/rest/token/introspect'
    const form = { token: 'x' }
    const assertion = () => signedBy(key, claims({ aud: PUBLIC_URL + path }))
    expect((await ask(assertion(), form, path)).json).toEqual({ active: false })
    expect((await ask(assertion())).json).toEqual(DENIED)
  })

  it('is used once: the same assertion again is refused', async () => {
    const assertion = signedBy(key, claims())
    expect((await ask(assertion)).status).toBe(200)
    expect([(await ask(assertion)).json, world.lastRule()]).toEqual([DENIED, 'client-assertion.replay'])
  })

  it('is not used up by a request that fails before it is believed', async () => {
    const assertion = signedBy(key, claims())
    expect((await ask(assertion, { client_id: 'other' })).status).toBe(400)
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: 'client_secret_basic' })
    expect((await ask(assertion)).status).toBe(401)
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: null })
    expect((await ask(assertion)).status).toBe(200)
  })

  it.each(hostileAssertions(claims, key))('refuses %s', async (_, assertion, check) => {
    const answer = await ask(assertion)
    expect([answer.status, answer.json]).toEqual([401, DENIED])
    expect(world.lastRule()).toBe(`client-assertion.${check}`)
    expect((await ask(signedBy(key, claims()))).status).toBe(200)
  })

  it.each([
    ['another sub than iss', { sub: 'other' }, 'client-assertion.identity'],
    ['no sub', { sub: undefined }, 'client-assertion.identity'],
    ['an unknown client', { iss: 'nobody', sub: 'nobody' }, 'client.known'],
    ['a client without a certificate', { iss: 'bare', sub: 'bare' }, 'client-assertion.key'],
  ])('answers %s as any other failure', async (_, changes, rule) => {
    addClient(world.config, 'd1', { clientId: 'bare' })
    expect((await ask(signedBy(key, claims(changes)))).json).toEqual(DENIED)
    expect(world.lastRule()).toBe(rule)
  })

  it('does not know the client of another domain by its key', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    const assertion = signedBy(key, claims({ aud: `${PUBLIC_URL}/oauth2/domains/Other/token` }))
    expect((await ask(assertion, {}, '/oauth2/domains/Other/token')).json).toEqual(DENIED)
  })

  it('refuses a certificate before its time and after its end, and one that the header says was not used', async () => {
    const at = (seconds: number) => new Date((AT + seconds) * 1000)
    for (const dates of [{ notAfter: at(0) }, { notBefore: at(5), notAfter: at(50) }]) {
      world.config.keysOfClients.set(world.client.pk, [registered(key, dates)])
      await ask(signedBy(key, claims()))
      expect(world.lastRule()).toBe('client-assertion.key')
    }
    const dates = { notBefore: at(-5), notAfter: at(50), x5t: 'mine', x5tS256: 'mine too' }
    world.config.keysOfClients.set(world.client.pk, [registered(key, dates)])
    expect((await ask(signedBy(key, claims()))).status).toBe(200)
    expect((await ask(signedBy(key, claims(), { x5t: 'mine', 'x5t#S256': 'mine too', kid: 'any' }))).status).toBe(200)
    for (const header of [{ x5t: 'yours' }, { 'x5t#S256': 'yours' }]) {
      expect((await ask(signedBy(key, claims(), header))).json).toEqual(DENIED)
    }
  })

  it('refuses an assertion beside a secret, in the header or in the form', async () => {
    const assertion = signedBy(key, claims())
    expect((await ask(assertion, { client_id: 'reporter', client_secret: SECRET })).status).toBe(400)
    const both = await send(world.handle, '/oauth2/rest/token', {
      headers: { authorization: basic('reporter', SECRET) },
      form: { grant_type: 'CLIENT_CREDENTIALS', client_assertion: assertion, client_assertion_type: URN },
    })
    expect([both.status, both.json.error, world.lastRule()]).toEqual([400, 'invalid_request', 'client.one-method'])
  })

  it.each([
    ['no assertion', { client_assertion: '' }, 400],
    ['no type', { client_assertion_type: '' }, 400],
    ['another type', { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' }, 401],
  ])('refuses %s', async (_, form, status) => {
    expect((await ask(signedBy(key, claims()), form)).status).toBe(status)
  })

  it('is open by the rule of client, domain and neither, in that order', async () => {
    const outcome = async () => (await ask(signedBy(key, claims()))).status
    changeDomain(world.config, 'Payments', { tokenEndpointAuthMethodsSupported: ['client_secret_basic'] })
    expect([await outcome(), world.lastRule()]).toEqual([401, 'client.method'])
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: 'private_key_jwt' })
    expect(await outcome()).toBe(200)
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: 'client_secret_basic' })
    changeDomain(world.config, 'Payments', { tokenEndpointAuthMethodsSupported: ['private_key_jwt'] })
    expect(await outcome()).toBe(401)
  })

  it('is named in the metadata with its algorithms, unless the domain shuts it', async () => {
    const url = '/oauth2/domains/Payments/.well-known/openid-configuration'
    const { json } = await send(world.handle, url)
    expect(json.token_endpoint_auth_methods_supported).toContain('private_key_jwt')
    expect(json.token_endpoint_auth_signing_alg_values_supported).toEqual(['RS256', 'PS256', 'ES256', 'EdDSA'])
    changeDomain(world.config, 'Payments', { tokenEndpointAuthMethodsSupported: ['client_secret_basic'] })
    const shut = (await send(world.handle, url)).json
    expect(shut.token_endpoint_auth_methods_supported).toEqual(['client_secret_basic', 'none'])
    expect(shut).not.toHaveProperty('token_endpoint_auth_signing_alg_values_supported')
  })

  it('answers whatever is sent with 200, 400 or 401, and with 200 only what the key signed', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('reporter', AT, AT + 60, `${PUBLIC_URL}/oauth2`, null))
    const entries = fc.record(
      { iss: value, sub: value, aud: value, exp: value, iat: value, nbf: value, jti: value },
      { requiredKeys: [] },
    )
    const header = fc.record({ alg: value, kid: value, crit: value, x5t: value, typ: value }, { requiredKeys: [] })
    await fc.assert(
      fc.asyncProperty(entries, header, fc.boolean(), async (changes, head, isOwn) => {
        const signer = isOwn ? key : partnerKey('stranger')
        const { status } = await ask(signedBy(signer, claims(changes), head))
        expect(isOwn ? [200, 400, 401] : [400, 401]).toContain(status)
      }),
      // An algorithm that cannot be made text, which chance finds once in a thousand runs.
      { numRuns: 300, examples: [[{}, { alg: { toString: {} } }, false]] },
    )
  })
})
