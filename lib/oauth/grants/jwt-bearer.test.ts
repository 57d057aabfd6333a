import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import {
  AT,
  hostileAssertions,
  PARTNER,
  partnerClaims,
  partnerKey,
  registered,
  signedBy,
  trustedIssuer,
} from '../testing/assertions'
import type { MemoryUser } from '../testing/memory-users'
import {
  addClient,
  basic,
  changeDomain,
  createWorld,
  PUBLIC_URL,
  readToken,
  SECRET,
  send,
  type World,
} from '../testing/world'

const URN = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const key = partnerKey()
const REFUSED = { error: 'invalid_grant', error_description: 'The grant is not valid.' }

let world: World
let casey: MemoryUser
beforeEach(() => {
  world = createWorld()
  world.config.issuers = [trustedIssuer()]
  casey = world.users.add({ username: 'casey.brown' })
  addClient(world.config, 'd1', {
    clientId: 'bridge',
    grantTypes: new Set(['JWT_BEARER']),
    scopes: new Set(['Ledger.read', 'openid']),
    defaultScope: 'Ledger.read',
  })
})

function ask(assertion: string, form: Record<string, string> | string = {}, path = '/oauth2/rest/token') {
  const plain = { grant_type: 'JWT_BEARER', assertion }
  const whole = typeof form === 'string' ? `${new URLSearchParams(plain)}&${form}` : { ...plain, ...form }
  return send(world.handle, path, { headers: { authorization: basic('bridge', SECRET) }, form: whole })
}
const refusedBy = async (assertion: string, form: Record<string, string> = {}) => {
  const answer = await ask(assertion, form)
  expect([answer.status, answer.json]).toEqual([400, REFUSED])
  return world.lastRule()
}
/** A token as the server itself makes it for a person. */
const own = (changes: Record<string, unknown> = {}) => {
  const signing = world.domain.signingKey
  if (!signing) throw new Error('the domain has a key')
  const claims = partnerClaims({ iss: `${PUBLIC_URL}/oauth2`, aud: `${PUBLIC_URL}/oauth2`, uid: casey.id, ...changes })
  return signedBy(signing, claims, { kid: signing.kid, x5t: signing.x5t })
}

describe('JWT bearer grant (RFC 7523 §2.1)', () => {
  it.each(['JWT_BEARER', URN])(
    'gives a token for the person under the name %s, without a grant claim',
    async (grant_type) => {
      const { status, json } = await ask(signedBy(key, partnerClaims()), { grant_type })
      expect(status).toBe(200)
      expect(json).toEqual({
        access_token: json.access_token,
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'Ledger.read',
      })
      const { claims } = readToken(json.access_token)
      expect(claims).toMatchObject({ sub: 'casey.brown', uid: casey.id, client: 'bridge', scope: ['Ledger.read'] })
      expect(claims).not.toHaveProperty('grant')
    },
  )

  it('gives a refresh token where the domain issues them', async () => {
    const tokenSettings = [{ ...DEFAULT_TOKEN_SETTINGS[0], refreshTokenEnabled: true }] as typeof DEFAULT_TOKEN_SETTINGS
    changeDomain(world.config, 'Payments', { tokenSettings })
    expect((await ask(signedBy(key, partnerClaims()))).json.refresh_token).toMatch(/^[\w-]{22}~[\w-]{43}$/)
  })

  it('gives the scopes asked for, and only those of the client', async () => {
    const { json } = await ask(signedBy(key, partnerClaims()), { scope: 'openid Ledger.read' })
    expect(readToken(json.access_token).claims.scope).toEqual(['openid', 'Ledger.read'])
    const wide = await ask(signedBy(key, partnerClaims()), { scope: 'Ledger.write' })
    expect([wide.status, wide.json.error]).toEqual([400, 'invalid_scope'])
  })

  it.each([`${PUBLIC_URL}/oauth2`, `${PUBLIC_URL}/oauth2/rest/token`, `${PUBLIC_URL}/oauth2/domains/Payments/token`])(
    'accepts the audience %s on either path',
    async (aud) => {
      expect((await ask(signedBy(key, partnerClaims({ aud })))).status).toBe(200)
      const path = '/oauth2/domains/Payments/token'
      expect((await ask(signedBy(key, partnerClaims({ aud: [aud, 'x'] })), {}, path)).status).toBe(200)
    },
  )

  it('uses an assertion once: replayed, it is refused', async () => {
    const assertion = signedBy(key, partnerClaims())
    expect((await ask(assertion)).status).toBe(200)
    expect(await refusedBy(assertion)).toBe('assertion.replay')
  })

  it('does not use an assertion up for a request it refuses', async () => {
    const assertion = signedBy(key, partnerClaims())
    expect((await ask(assertion, { scope: 'Ledger.write' })).status).toBe(400)
    casey.refusal = 'locked'
    expect(await refusedBy(assertion)).toBe('assertion.user-state')
    casey.refusal = null
    expect((await ask(assertion)).status).toBe(200)
  })

  it.each(hostileAssertions(partnerClaims))('refuses an assertion with %s', async (_, assertion, check) => {
    expect(await refusedBy(assertion)).toBe(`assertion.${check}`)
  })

  it('lets clocks be apart as far as the issuer is given, and no further', async () => {
    world.config.issuers = [trustedIssuer({ clockSkewSeconds: 30 })]
    const at = (iat: number, exp: number) => signedBy(key, partnerClaims({ iat, nbf: iat, exp }))
    expect((await ask(at(AT + 30, AT + 60))).status).toBe(200)
    expect((await ask(at(AT - 100, AT - 29))).status).toBe(200)
    expect(await refusedBy(at(AT + 31, AT + 60))).toBe('assertion.not-before')
    expect(await refusedBy(at(AT - 100, AT - 30))).toBe('assertion.expiry')
  })

  it('remembers a used assertion for as long as it would be believed', async () => {
    const remembered: Date[] = []
    const { consume } = world.deps.replay
    world.deps.replay.consume = (domainId, issuer, tokenId, expiresAt) => {
      remembered.push(expiresAt)
      return consume.call(world.deps.replay, domainId, issuer, tokenId, expiresAt)
    }
    await ask(signedBy(key, partnerClaims({ exp: AT + 100 })))
    expect(remembered).toEqual([new Date((AT + 160) * 1000)])
  })

  it.each([
    ['no iss', { iss: undefined }, 'assertion.issuer'],
    ['an issuer nobody registered', { iss: 'https://stranger.example' }, 'assertion.issuer'],
    ['an issuer with a slash more', { iss: `${PARTNER}/` }, 'assertion.issuer'],
    ['no sub', { sub: undefined }, 'assertion.subject'],
    ['an empty sub', { sub: '' }, 'assertion.subject'],
    ['a sub that is a list', { sub: ['casey.brown'] }, 'assertion.subject'],
    ['a person nobody knows', { sub: 'nobody' }, 'assertion.user'],
  ])('refuses %s', async (_, changes, rule) => {
    expect(await refusedBy(signedBy(key, partnerClaims(changes)))).toBe(rule)
  })

  it('refuses an issuer that is switched off, of another domain, or not for this client', async () => {
    const assertion = () => signedBy(key, partnerClaims())
    world.config.issuers = [trustedIssuer({ enabled: false })]
    expect(await refusedBy(assertion())).toBe('assertion.issuer')
    world.config.issuers = [trustedIssuer({ domainId: 'd2' })]
    expect(await refusedBy(assertion())).toBe('assertion.issuer')
    world.config.issuers = [trustedIssuer({ clientIds: new Set(['somebody-else']) })]
    expect(await refusedBy(assertion())).toBe('assertion.client')
    world.config.issuers = [trustedIssuer({ clientIds: new Set(['bridge']) })]
    expect((await ask(assertion())).status).toBe(200)
  })

  it('goes by kid where keys have names, and by the signature where they have none', async () => {
    world.config.issuers = [trustedIssuer({ keys: [registered(key, { kid: 'one' })] })]
    expect((await ask(signedBy(key, partnerClaims(), { kid: 'one' }))).status).toBe(200)
    expect((await ask(signedBy(key, partnerClaims()))).status).toBe(200)
    expect(await refusedBy(signedBy(key, partnerClaims(), { kid: 'two' }))).toBe('assertion.key')
    world.config.issuers = [trustedIssuer({ keys: [registered(partnerKey('older')), registered(key)] })]
    expect((await ask(signedBy(key, partnerClaims(), { kid: 'whatever' }))).status).toBe(200)
  })

  it('refuses a person who is locked, disabled, or whose tokens were ended after the assertion was made', async () => {
    for (const refusal of ['locked', 'locked-for-a-while', 'disabled', 'must-change-password'] as const) {
      casey.refusal = refusal
      expect(await refusedBy(signedBy(key, partnerClaims()))).toBe('assertion.user-state')
    }
    casey.refusal = null
    casey.tokensValidFrom = new Date((AT - 5) * 1000)
    expect(await refusedBy(signedBy(key, partnerClaims({ iat: AT - 6 })))).toBe('assertion.user-state')
    expect(await refusedBy(signedBy(key, partnerClaims({ iat: undefined })))).toBe('assertion.user-state')
    expect((await ask(signedBy(key, partnerClaims({ iat: AT - 5 })))).status).toBe(200)
  })

  it('refuses an assertion made before a password change, where that is checked', async () => {
    casey.passwordChangedAt = new Date(AT * 1000)
    const assertion = () => signedBy(key, partnerClaims({ iat: AT - 10 }))
    expect((await ask(assertion())).status).toBe(200)
    world.config.switches = { ...world.config.switches, passwordChangeCheck: true }
    expect(await refusedBy(assertion())).toBe('assertion.user-state')
  })

  it.each([
    ['no assertion', { assertion: '' }, 'request.parameter-present'],
    ['an assertion twice', 'assertion=x', 'request.parameter-once'],
    ['a resource twice, which only an exchange takes', 'resource=a&resource=b', 'request.parameter-once'],
    ['a client that may not use it', { grant_type: URN }, 'grant.allowed'],
  ])('refuses %s', async (_, form, rule) => {
    if (rule === 'grant.allowed') {
      world.config.clients = world.config.clients.map((client) => ({ ...client, grantTypes: new Set() }))
    }
    const { status } = await ask(signedBy(key, partnerClaims()), form)
    expect([status, world.lastRule()]).toEqual([400, rule])
  })

  it('ignores a parameter it does not know', async () => {
    expect((await ask(signedBy(key, partnerClaims()), { subject_token: 'x', unknown: 'y' })).status).toBe(200)
  })
})

describe('tokens of the server itself as assertions (spec runtime-api §11)', () => {
  it('believes a user token that the domain signed', async () => {
    const { json } = await ask(own())
    expect(readToken(json.access_token).claims).toMatchObject({ sub: 'casey.brown', uid: casey.id })
  })

  it('uses it once, and only while the domain believes the key', async () => {
    const assertion = own()
    expect((await ask(assertion)).status).toBe(200)
    expect(await refusedBy(assertion)).toBe('assertion.replay')
    const fresh = own()
    const retiresAt = new Date(AT * 1000)
    const { verificationKeys } = world.domain
    changeDomain(world.config, 'Payments', {
      verificationKeys: verificationKeys.map((each) => ({ ...each, retiresAt })),
    })
    expect(await refusedBy(fresh)).toBe('assertion.key')
  })

  it('refuses an access token, whoever holds it: it was not made for this', async () => {
    const { json } = await ask(own())
    expect(await refusedBy(String(json.access_token))).toBe('assertion.kind')
    for (const claim of ['client', 'scope', 'grant', 'rt_id', 'nonce', 'azp', 'act']) {
      expect(await refusedBy(own({ [claim]: 'x' }))).toBe('assertion.kind')
    }
  })

  it('refuses one of another domain that has the same key and issuer', async () => {
    expect((await ask(own({ domain: 'Payments' }))).status).toBe(200)
    expect(await refusedBy(own({ domain: 'Other' }))).toBe('assertion.kind')
  })

  it('refuses one about an earlier person of the same name', async () => {
    const assertion = own()
    world.users.remove(casey.id)
    world.users.add({ username: 'casey.brown', id: 'uid-of-a-namesake' })
    expect(await refusedBy(assertion)).toBe('assertion.user')
  })

  it('does not believe its own name from a key of somebody else, even a trusted issuer of that name', async () => {
    world.config.issuers = [trustedIssuer({ issuer: `${PUBLIC_URL}/oauth2` })]
    expect(await refusedBy(signedBy(key, partnerClaims({ iss: `${PUBLIC_URL}/oauth2` })))).toBe('assertion.signature')
  })
})

describe('whatever is sent as an assertion', () => {
  it('is answered with 200 or 400, and with 200 only when the partner signed it for this server and a known person', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(PARTNER, 'casey.brown', AT, AT + 60, `${PUBLIC_URL}/oauth2`, `${PUBLIC_URL}/oauth2/rest/token`),
    )
    const changed = fc.record(
      { iss: value, sub: value, aud: value, exp: value, iat: value, nbf: value, jti: value },
      { requiredKeys: [] },
    )
    const header = fc.record({ alg: value, kid: value, crit: value, x5t: value, jwk: value }, { requiredKeys: [] })
    await fc.assert(
      fc.asyncProperty(changed, header, fc.boolean(), async (changes, head, isPartner) => {
        const claims = partnerClaims(changes)
        const { status } = await ask(signedBy(isPartner ? key : partnerKey('stranger'), claims, head))
        expect([200, 400]).toContain(status)
        if (status !== 200) return
        expect(isPartner).toBe(true)
        expect(claims).toMatchObject({ iss: PARTNER, sub: 'casey.brown' })
      }),
      { numRuns: 300 },
    )
  })
})
