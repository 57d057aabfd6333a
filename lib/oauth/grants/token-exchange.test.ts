import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { shortId, systemRandom } from '@/lib/base/random'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import type { ConsentQuestion } from '../ports/consents'
import {
  AT,
  hostileAssertions,
  PARTNER,
  partnerClaims,
  partnerKey,
  signedBy,
  trustedIssuer,
} from '../testing/assertions'
import type { MemoryUser } from '../testing/memory-users'
import {
  addClient,
  addResource,
  basic,
  changeClient,
  changeDomain,
  createWorld,
  PUBLIC_URL,
  readToken,
  SECRET,
  send,
  type World,
} from '../testing/world'

const JWT = 'urn:ietf:params:oauth:token-type:jwt'
const URN = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BOTH = { TokenExchange_DelegationEnabled: 'true', TokenExchange_ImpersonationEnabled: 'true' }
const LIST = {
  Delegation: 'TokenExchange_AllowedClientsForDelegation',
  Impersonation: 'TokenExchange_AllowedClientsForImpersonation',
}

let world: World
let casey: MemoryUser

/** A resource server with the lists as given; by default both name the gateway. */
function target(name: string, lists: Partial<Record<keyof typeof LIST, string>> = {}, scopes = ['read', 'write']) {
  const whole = { Delegation: 'somebody, gateway', Impersonation: 'gateway', ...lists }
  const attribute = (mode: keyof typeof LIST) => ({
    attrName: LIST[mode],
    attrValue: whole[mode],
    attrType: 'STATIC' as const,
  })
  world.config.resources = world.config.resources.filter((resource) => resource.name !== name)
  return addResource(world.config, 'd1', {
    name,
    scopes: new Set([...scopes, 'DefaultScope']),
    tokenAttributes: [attribute('Delegation'), attribute('Impersonation')],
  })
}
const allow = (attributes: CustomAttrs) =>
  changeDomain(world.config, 'Payments', { customAttrs: { ...BOTH, ...attributes } })

beforeEach(() => {
  world = createWorld()
  allow({})
  casey = world.users.add({ username: 'casey.brown' })
  target('Ledger')
  target('Orders')
  addClient(world.config, 'd1', { clientId: 'portal', scopes: new Set(['Shop.read']) })
  addClient(world.config, 'd1', {
    clientId: 'gateway',
    grantTypes: new Set(['TOKEN_EXCHANGE']),
    scopes: new Set(['Ledger.read', 'Ledger.write', 'Orders.read', 'openid']),
  })
})

/** An access token of this server for Casey, got through the client `portal`. */
function own(changes: Record<string, unknown> = {}) {
  const signing = world.domain.signingKey
  if (!signing) throw new Error('the domain has a key')
  const claims = {
    iss: `${PUBLIC_URL}/oauth2`,
    aud: ['Shop'],
    iat: AT - 10,
    exp: AT + 3590,
    jti: shortId(systemRandom),
    sub: 'casey.brown',
    uid: casey.id,
    client: 'portal',
    scope: ['Shop.read'],
    domain: 'Payments',
    ...changes,
  }
  return signedBy(signing, claims, { kid: signing.kid, x5t: signing.x5t })
}
/** A token of the gateway for itself. */
const actor = (changes: Record<string, unknown> = {}) =>
  own({ sub: 'gateway', uid: undefined, client: 'gateway', scope: ['Orders.read'], ...changes })

type Form = Record<string, string>
function ask(form: Form = {}, more: [string, string][] = [], path = '/oauth2/rest/token/exchange') {
  const whole: Form = {
    grant_type: URN,
    subject_token: own(),
    subject_token_type: JWT,
    scope: 'Ledger.read',
    ...form,
  }
  const pairs = [...Object.entries(whole).filter(([, value]) => value !== ''), ...more]
  return send(world.handle, path, {
    headers: { authorization: basic('gateway', SECRET) },
    form: new URLSearchParams(pairs).toString(),
  })
}
const delegate = (form: Form = {}, more: [string, string][] = []) =>
  ask({ actor_token: actor(), actor_token_type: JWT, ...form }, more)
const claimsOf = async (answer: ReturnType<typeof ask>) => {
  const { status, json } = await answer
  expect([status, json.error]).toEqual([200, undefined])
  return readToken(json.access_token).claims
}
const refusal = async (answer: ReturnType<typeof ask>) => {
  const { status, json } = await answer
  return [status, json.error, world.lastRule()]
}

describe('token exchange (RFC 8693)', () => {
  it('G09 delegates for an allowed client: sub of the subject, the life that is set, the jwt type', async () => {
    allow({ TokenExchange_TokenExpiryInSeconds: '1200' })
    const { status, json } = await delegate()
    expect(status).toBe(200)
    expect(json).toMatchObject({ expires_in: 1200, issued_token_type: JWT, token_type: 'Bearer' })
    const { claims } = readToken(json.access_token)
    expect(claims).toMatchObject({
      iss: `${PUBLIC_URL}/oauth2`,
      sub: 'casey.brown',
      uid: casey.id,
      client: 'gateway',
      scope: ['Ledger.read'],
      aud: ['Ledger', `${PUBLIC_URL}/oauth2`],
      act: { sub: 'gateway' },
      exp: AT + 1200,
      domain: 'Payments',
    })
    expect(claims).not.toHaveProperty('grant')
  })

  it.each([URN, 'TOKEN_EXCHANGE'])('answers to the name %s on all three addresses', async (grant_type) => {
    for (const path of ['/oauth2/rest/token', '/oauth2/rest/token/exchange', '/oauth2/domains/Payments/exchange']) {
      expect((await ask({ grant_type }, [], path)).status).toBe(200)
    }
    const other = await ask({ grant_type: 'CLIENT_CREDENTIALS' })
    expect([other.status, other.json.error]).toEqual([400, 'unsupported_grant_type'])
  })

  it.each(['Delegation', 'Impersonation'] as const)(
    'G10 refuses %s while it is off, and to a client that the target does not list',
    async (mode) => {
      const exchange = mode === 'Delegation' ? delegate : ask
      allow({ [`TokenExchange_${mode}Enabled`]: 'false' })
      expect(await refusal(exchange())).toEqual([400, 'unauthorized_client', 'exchange.mode-enabled'])
      changeDomain(world.config, 'Payments', { customAttrs: null })
      expect(await refusal(exchange())).toEqual([400, 'unauthorized_client', 'exchange.mode-enabled'])
      allow({})
      for (const list of ['', 'somebody', 'Gateway', 'gateway2', 'null']) {
        target('Ledger', { [mode]: list })
        expect(await refusal(exchange())).toEqual([400, 'invalid_target', 'exchange.client-allowed'])
      }
      target('Ledger', { Delegation: '', Impersonation: '', [mode]: ' gateway ' })
      expect((await exchange()).status).toBe(200)
    },
  )

  it('G11 without an actor token impersonates: under that switch and that list, and nobody is named', async () => {
    allow({ TokenExchange_DelegationEnabled: 'false' })
    target('Ledger', { Delegation: '' })
    const claims = await claimsOf(ask())
    expect(claims).not.toHaveProperty('act')
    expect(await refusal(delegate())).toEqual([400, 'unauthorized_client', 'exchange.mode-enabled'])
  })

  it('G12 copies the claims that are listed for the mode and no others, and sub always', async () => {
    allow({
      TokenExchange_DelegationClaimsToBeCopied: 'department, roles,missing',
      TokenExchange_ImpersonationClaimsToBeCopied: 'department',
    })
    const subject_token = own({ department: 'audit', roles: ['a', 'b'], secretClaim: 'x' })
    expect(await claimsOf(delegate({ subject_token }))).toMatchObject({ department: 'audit', roles: ['a', 'b'] })
    const impersonated = await claimsOf(ask({ subject_token }))
    expect(impersonated).toMatchObject({ sub: 'casey.brown', department: 'audit' })
    for (const claim of ['roles', 'secretClaim', 'missing']) expect(impersonated).not.toHaveProperty(claim)
  })

  it('never copies what the protocol decides, however it is listed', async () => {
    const listed = 'iss,aud,exp,iat,jti,uid,client,scope,domain,grant,rt_id,cnf,act,__proto__,constructor'
    allow({ TokenExchange_ImpersonationClaimsToBeCopied: listed })
    const plain = await claimsOf(ask())
    expect(plain).toMatchObject({ client: 'gateway', scope: ['Ledger.read'], aud: ['Ledger', `${PUBLIC_URL}/oauth2`] })
    const subject_token = own({ grant: 'AUTHORIZATION_CODE', cnf: { x: 1 }, nonce: 'n' })
    const claims = await claimsOf(ask({ subject_token }))
    for (const claim of ['grant', 'cnf', 'nonce', 'act', 'rt_id']) expect(claims).not.toHaveProperty(claim)
  })

  it('G13 obeys may_act by default, and ignores it where the domain says so', async () => {
    const subject_token = own({ may_act: { sub: 'gateway' } })
    const foreign = own({ may_act: { sub: 'somebody' } })
    for (const exchange of [ask, delegate]) {
      expect((await exchange({ subject_token })).status).toBe(200)
      expect(await refusal(exchange({ subject_token: foreign }))).toEqual([400, 'invalid_grant', 'exchange.may-act'])
    }
    for (const may_act of ['gateway', { sub: ['gateway'] }, {}, null, { sub: 'gateway', iss: 'https://x.example' }]) {
      expect(await refusal(delegate({ subject_token: own({ may_act }) }))).toEqual([
        400,
        'invalid_grant',
        'exchange.may-act',
      ])
    }
    allow({ TokenExchange_EnforceMayActClaim: 'false' })
    for (const exchange of [ask, delegate]) expect((await exchange({ subject_token: foreign })).status).toBe(200)
  })

  it('hands may_act on where it is listed, so that the next exchange obeys it too', async () => {
    allow({ TokenExchange_ImpersonationClaimsToBeCopied: 'may_act' })
    const claims = await claimsOf(ask({ subject_token: own({ may_act: { sub: 'gateway' } }) }))
    expect(claims.may_act).toEqual({ sub: 'gateway' })
  })

  it('G14 refuses a request with neither scope nor resource', async () => {
    expect(await refusal(ask({ scope: '' }))).toEqual([400, 'invalid_request', 'request.parameter-present'])
  })

  it('G15 refuses an actor token without its type, and a type without its token', async () => {
    const present = [400, 'invalid_request', 'request.parameter-present']
    expect(await refusal(ask({ actor_token: actor() }))).toEqual(present)
    expect(await refusal(ask({ actor_token_type: JWT }))).toEqual(present)
  })

  it('G16 answers with these members and no refresh token, scope as one text', async () => {
    const tokenSettings = world.domain.tokenSettings.map((setting) => ({ ...setting, refreshTokenEnabled: true }))
    changeDomain(world.config, 'Payments', { tokenSettings })
    const { json } = await ask({ scope: 'Ledger.read Ledger.write' })
    expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'issued_token_type', 'scope', 'token_type'])
    expect(json.scope).toBe('Ledger.read Ledger.write')
  })

  it('trims the token types, and takes no other', async () => {
    const padded = { subject_token_type: ` ${JWT} `, requested_token_type: `${JWT} ` }
    expect((await ask(padded)).status).toBe(200)
    for (const name of ['subject_token_type', 'requested_token_type']) {
      const wrong = { [name]: 'urn:ietf:params:oauth:token-type:access_token' }
      expect(await refusal(ask(wrong))).toEqual([400, 'invalid_request', 'request.parameter-valid'])
    }
  })

  it.each(['subject_token', 'subject_token_type'])('refuses a request without %s', async (name) => {
    expect(await refusal(ask({ [name]: '' }))).toEqual([400, 'invalid_request', 'request.parameter-present'])
  })

  it.each(['scope', 'subject_token', 'actor_token', 'grant_type', 'subject_token_type'])(
    'refuses %s when it is there twice',
    async (name) => {
      const twice: [string, string][] = [
        [name, 'x'],
        [name, 'y'],
      ]
      expect(await refusal(ask({}, twice))).toEqual([400, 'invalid_request', 'request.parameter-once'])
    },
  )

  it('ignores a parameter it does not know', async () => {
    expect((await ask({ unknown: 'x', assertion: 'y' })).status).toBe(200)
  })

  it('refuses a client that may not exchange', async () => {
    changeClient(world.config, 'gateway', { grantTypes: new Set(['CLIENT_CREDENTIALS']) })
    expect(await refusal(ask())).toEqual([400, 'unauthorized_client', 'grant.allowed'])
  })
})

describe('target of an exchange', () => {
  it('is a resource server with all scopes that the caller has of it', async () => {
    const claims = await claimsOf(ask({ scope: '', resource: 'Ledger' }))
    expect(claims).toMatchObject({ scope: ['Ledger.read', 'Ledger.write'], aud: ['Ledger', `${PUBLIC_URL}/oauth2`] })
  })

  it('may be several resource servers, where the domain lets one token have several', async () => {
    const resources: [string, string][] = [
      ['resource', 'Ledger'],
      ['resource', 'Orders'],
    ]
    expect(await refusal(ask({ scope: '' }, resources))).toEqual([400, 'invalid_scope', 'scope.one-resource'])
    changeDomain(world.config, 'Payments', { enableMultipleResourceServer: true })
    const claims = await claimsOf(ask({ scope: '' }, resources))
    expect(claims.scope).toEqual(['Ledger.read', 'Ledger.write', 'Orders.read'])
    expect(claims.aud).toEqual(['Ledger', 'Orders', `${PUBLIC_URL}/oauth2`])
    target('Orders', { Impersonation: '' })
    expect(await refusal(ask({ scope: '' }, resources))).toEqual([400, 'invalid_target', 'exchange.client-allowed'])
  })

  it('narrows scopes to the resource servers that are named', async () => {
    expect((await ask({ resource: 'Ledger' })).status).toBe(200)
    expect(await refusal(ask({ resource: 'Orders' }))).toEqual([400, 'invalid_scope', 'exchange.scope-target'])
  })

  it.each([
    ['a resource server nobody has', { scope: '', resource: 'Nowhere' }, 'invalid_target', 'exchange.target-known'],
    ['one the caller has no scope of', { scope: '', resource: 'Shop' }, 'invalid_scope', 'scope.assigned'],
    ['a scope that is not assigned to the caller', { scope: 'Orders.write' }, 'invalid_scope', 'scope.assigned'],
    ['built-in scopes alone', { scope: 'openid' }, 'invalid_target', 'exchange.target-known'],
  ])('is never %s', async (_, form, error, rule) => {
    target('Shop')
    expect(await refusal(ask(form))).toEqual([400, error, rule])
  })

  it('takes further audiences, as many as are sent, but no resource server that does not list the caller', async () => {
    const audiences: [string, string][] = [
      ['audience', 'https://api.example'],
      ['audience', 'urn:two'],
    ]
    expect((await claimsOf(ask({}, audiences))).aud).toEqual([
      'Ledger',
      `${PUBLIC_URL}/oauth2`,
      'https://api.example',
      'urn:two',
    ])
    expect((await ask({ audience: 'Orders' })).status).toBe(200)
    target('Orders', { Impersonation: 'somebody' })
    expect(await refusal(ask({ audience: 'Orders' }))).toEqual([400, 'invalid_target', 'exchange.audience'])
  })

  it('B20 follows the list of the resource server from the request after the change', async () => {
    expect((await ask()).status).toBe(200)
    target('Ledger', { Impersonation: 'somebody' })
    expect((await ask()).status).toBe(400)
    target('Ledger')
    expect((await ask()).status).toBe(200)
  })
})

describe('scopes of an exchanged token', () => {
  it('never go beyond the subject token, of a resource server that it has scopes of', async () => {
    const subject_token = own({ scope: ['Ledger.read', 'Shop.read'] })
    expect((await claimsOf(ask({ subject_token }))).scope).toEqual(['Ledger.read'])
    const beyond = [400, 'invalid_scope', 'exchange.beyond-subject']
    expect(await refusal(ask({ subject_token, scope: 'Ledger.write' }))).toEqual(beyond)
    expect(await refusal(ask({ subject_token, scope: 'Ledger.read Ledger.write' }))).toEqual(beyond)
  })

  it('are narrowed to the subject token where they were not asked for by name', async () => {
    const byResource = (scope: string[]) => ask({ scope: '', resource: 'Ledger', subject_token: own({ scope }) })
    expect((await claimsOf(byResource(['Ledger.read']))).scope).toEqual(['Ledger.read'])
    expect(await refusal(byResource(['Ledger.DefaultScope']))).toEqual([
      400,
      'invalid_scope',
      'exchange.beyond-subject',
    ])
  })

  it('hold a built-in scope only when the subject token does', async () => {
    const scope = 'Ledger.read openid'
    expect(await refusal(ask({ scope }))).toEqual([400, 'invalid_scope', 'exchange.beyond-subject'])
    expect((await claimsOf(ask({ scope, subject_token: own({ scope: ['openid'] }) }))).scope).toEqual(scope.split(' '))
  })

  it('cannot be won back by exchanging again', async () => {
    const { json } = await ask({ subject_token: own({ scope: ['Ledger.read'] }) })
    const again = ask({ subject_token: String(json.access_token), scope: 'Ledger.write' })
    expect(await refusal(again)).toEqual([400, 'invalid_scope', 'exchange.beyond-subject'])
  })
})

describe('life of an exchanged token', () => {
  it('is that of an access token, and ends with the subject token at the latest', async () => {
    expect((await ask({ subject_token: own({ exp: AT + 9000 }) })).json.expires_in).toBe(3600)
    allow({ TokenExchange_TokenExpiryInSeconds: 7200 })
    expect((await ask({ subject_token: own({ exp: AT + 90 }) })).json.expires_in).toBe(90)
    const claims = await claimsOf(ask({ subject_token: own({ exp: AT + 90 }) }))
    expect(claims.exp).toBe(AT + 90)
  })

  it('goes on after the subject token only where the domain lets it', async () => {
    allow({ TokenExchange_TokenExpiryInSeconds: '7200', TokenExchange_MayOutliveSubjectToken: 'true' })
    expect((await ask({ subject_token: own({ exp: AT + 90 }) })).json.expires_in).toBe(7200)
  })
})

describe('subject and actor tokens', () => {
  it('of this server are checked as on every use: life, client, person, revocation', async () => {
    const invalid = (rule: string) => [400, 'invalid_grant', rule]
    expect(await refusal(ask({ subject_token: own({ exp: AT }) }))).toEqual(invalid('token.live'))
    expect(await refusal(ask({ subject_token: own({ client: 'gone' }) }))).toEqual(invalid('token.client'))
    expect(await refusal(ask({ subject_token: own({ domain: 'Other' }) }))).toEqual(invalid('token.domain'))
    expect(await refusal(ask({ subject_token: own({ uid: 'gone' }) }))).toEqual(invalid('token.user-state'))
    expect(await refusal(delegate({ actor_token: actor({ exp: AT }) }))).toEqual(invalid('token.live'))
    expect(world.told.refused.at(-1)?.error.rule.got).toMatch(/^actor token: /)
    casey.refusal = 'locked'
    expect(await refusal(ask())).toEqual(invalid('token.user-state'))
    casey.refusal = null
    casey.tokensValidFrom = new Date(AT * 1000)
    expect(await refusal(ask())).toEqual(invalid('token.user-revoked'))
  })

  it.each(hostileAssertions(partnerClaims).filter(([, , check]) => !['audience', 'id'].includes(check)))(
    'of a trusted issuer are refused with %s',
    async (_, subject_token, check) => {
      world.config.issuers = [trustedIssuer()]
      expect(await refusal(ask({ subject_token }))).toEqual([400, 'invalid_grant', `assertion.${check}`])
    },
  )

  const foreign = (changes: Record<string, unknown> = {}) =>
    signedBy(partnerKey(), partnerClaims({ aud: 'gateway', ...changes }))

  it('of a trusted issuer are believed by their signature, whatever their audience, and may be used again', async () => {
    world.config.issuers = [trustedIssuer()]
    const subject_token = foreign({ jti: undefined })
    for (let use = 0; use < 2; use++) {
      expect(await claimsOf(ask({ subject_token }))).toMatchObject({ sub: 'casey.brown', uid: casey.id, exp: AT + 300 })
    }
  })

  it('of a trusted issuer may be about somebody only the issuer knows', async () => {
    world.config.issuers = [trustedIssuer()]
    const claims = await claimsOf(ask({ subject_token: foreign({ sub: 'a-machine' }) }))
    expect(claims.sub).toBe('a-machine')
    expect(claims).not.toHaveProperty('uid')
  })

  it('of a trusted issuer are refused about a person the domain has locked', async () => {
    world.config.issuers = [trustedIssuer()]
    casey.refusal = 'disabled'
    expect(await refusal(ask({ subject_token: foreign() }))).toEqual([400, 'invalid_grant', 'assertion.user-state'])
  })

  it.each([
    ['nobody trusts', {}, 'assertion.issuer'],
    ['is switched off', { enabled: false }, 'assertion.issuer'],
    ['is for other clients', { clientIds: new Set(['somebody']) }, 'assertion.client'],
  ])('of an issuer that %s are refused', async (why, issuer, rule) => {
    world.config.issuers = why === 'nobody trusts' ? [] : [trustedIssuer(issuer)]
    expect(await refusal(ask({ subject_token: foreign() }))).toEqual([400, 'invalid_grant', rule])
  })

  it('of another issuer name the actor with who vouches for it', async () => {
    world.config.issuers = [trustedIssuer()]
    const claims = await claimsOf(delegate({ actor_token: foreign({ sub: 'robot' }) }))
    expect(claims.act).toEqual({ sub: 'robot', iss: PARTNER })
  })

  it('signed by the domain before its issuer was renamed are still its own', async () => {
    const subject_token = own({ iss: 'https://before.example/oauth2' })
    expect((await ask({ subject_token })).status).toBe(200)
    expect(await refusal(ask({ subject_token: own({ iss: 'x', exp: AT }) }))).toEqual([
      400,
      'invalid_grant',
      'token.live',
    ])
  })

  it.each(['', 'x', 'a.b.c', '{}', 'ey.ey.ey'])('that are no tokens are refused: %j', async (text) => {
    const { status } = await ask({ subject_token: text })
    expect(status).toBe(400)
  })
})

describe('chain of actors', () => {
  it('keeps who acted before, the latest outside, and an exchange without an actor drops nobody', async () => {
    const act = { sub: 'first', act: { sub: 'zeroth' } }
    expect((await claimsOf(delegate({ subject_token: own({ act }) }))).act).toEqual({ sub: 'gateway', act })
    expect((await claimsOf(ask({ subject_token: own({ act }) }))).act).toEqual(act)
  })

  it('has ten links at most, each with a sub', async () => {
    const links = (count: number): object => (count === 1 ? { sub: 'x' } : { sub: 'x', act: links(count - 1) })
    expect((await delegate({ subject_token: own({ act: links(9) }) })).status).toBe(200)
    const broken = [400, 'invalid_grant', 'exchange.chain']
    expect(await refusal(delegate({ subject_token: own({ act: links(10) }) }))).toEqual(broken)
    expect(await refusal(ask({ subject_token: own({ act: links(11) }) }))).toEqual(broken)
    for (const act of ['x', [], {}, { sub: 1 }, { sub: 'x', act: null }]) {
      expect(await refusal(ask({ subject_token: own({ act }) }))).toEqual(broken)
    }
  })
})

describe('consents', () => {
  const foreign = () => signedBy(partnerKey(), partnerClaims({ aud: 'gateway' }))
  let asked: ConsentQuestion[]
  beforeEach(() => {
    asked = []
    world.config.issuers = [trustedIssuer()]
    world.deps.consents = {
      stands: (question) => {
        asked.push(question)
        return false
      },
    }
  })

  it('G17 are asked about for tokens of this server only', async () => {
    expect(await refusal(ask())).toEqual([400, 'invalid_grant', 'exchange.consent'])
    expect(asked).toMatchObject([{ clientId: 'portal', userId: casey.id, scopes: ['Shop.read'] }])
    expect((await ask({ subject_token: foreign() })).status).toBe(200)
    expect(asked).toHaveLength(1)
  })

  it.each([PARTNER, `https://x.example, ${PARTNER}`, 'ALL_ISSUERS'])(
    'G17 are asked about for issuers that count as this server: %s',
    async (TokenExchange_OAMIssuers) => {
      allow({ TokenExchange_OAMIssuers })
      expect(await refusal(ask({ subject_token: foreign() }))).toEqual([400, 'invalid_grant', 'exchange.consent'])
    },
  )

  it('are not asked about for a client that speaks for itself', async () => {
    const subject_token = own({ sub: 'portal', uid: undefined })
    expect((await ask({ subject_token })).status).toBe(200)
    expect(asked).toEqual([])
  })
})

describe('whatever is sent as an exchange', () => {
  it('is answered with 200 or 400, and never widens what subject and caller have', async () => {
    const scopes = [
      'Ledger.read',
      'Ledger.write',
      'Orders.read',
      'openid',
      'Shop.read',
      'Orders.write',
      'Ledger.DefaultScope',
    ]
    const some = fc.subarray(scopes)
    const junk = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('Ledger', 'Orders', JWT, 'ALL_ISSUERS', ' '))
    const given = fc.record({
      held: some,
      wanted: some,
      resources: fc.array(fc.oneof(fc.constantFrom('Ledger', 'Orders', 'Shop'), junk), { maxLength: 3 }),
      audiences: fc.array(junk, { maxLength: 3 }),
      delegates: fc.boolean(),
      life: fc.integer({ min: -5, max: 5000 }),
      act: fc.oneof(fc.constant(undefined), fc.jsonValue()),
      several: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(given, async ({ held, wanted, resources, audiences, delegates, life, act, several }) => {
        changeDomain(world.config, 'Payments', { enableMultipleResourceServer: several })
        const pairs: [string, string][] = [
          ...resources.map((name): [string, string] => ['resource', name]),
          ...audiences.map((name): [string, string] => ['audience', name]),
        ]
        const form = { subject_token: own({ scope: held, exp: AT + life, act }), scope: wanted.join(' ') }
        const { status, json } = await (delegates ? delegate : ask)(form, pairs)
        expect([200, 400]).toContain(status)
        if (status !== 200) return
        const { claims } = readToken(json.access_token)
        expect(Number(claims.exp)).toBeLessThanOrEqual(AT + life)
        const caller = world.config.clientById('d1', 'gateway')?.scopes
        for (const scope of claims.scope as string[]) {
          expect(caller?.has(scope)).toBe(true)
          const server = scope.split('.')[0] ?? ''
          const heldHere = held.filter((each) => each === scope || each.startsWith(`${server}.`))
          if (heldHere.length > 0 || scope === 'openid') expect(held).toContain(scope)
        }
      }),
      { numRuns: 400 },
    )
  })
})
