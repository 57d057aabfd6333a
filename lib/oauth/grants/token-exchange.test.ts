import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { AT } from '../testing/assertions'
import { createExchangeWorld, type ExchangeWorld, JWT, URN } from '../testing/exchange-world'
import { changeClient, changeDomain, PUBLIC_URL, readToken, send } from '../testing/world'

let world: ExchangeWorld['world']
let casey: ExchangeWorld['casey']
let allow: ExchangeWorld['allow']
let target: ExchangeWorld['target']
let own: ExchangeWorld['own']
let actor: ExchangeWorld['actor']
let ask: ExchangeWorld['ask']
let delegate: ExchangeWorld['delegate']
let claimsOf: ExchangeWorld['claimsOf']
let refusal: ExchangeWorld['refusal']
beforeEach(() => {
  ;({ world, casey, allow, target, own, actor, ask, delegate, claimsOf, refusal } = createExchangeWorld())
})

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

  it('binds what is issued to the session the subject token is bound to, and to none that a stranger names', async () => {
    const at = new Date(AT * 1000)
    const session = {
      id: 'session-1',
      domainId: 'd1',
      userId: casey.id,
      username: casey.username,
      createdAt: at,
      authenticatedAt: at,
      lastSeenAt: at,
      idleSeconds: 3600,
      expiresAt: new Date((AT + 7200) * 1000),
      endedAt: null,
    }
    const { sessions } = world.browser
    await sessions.start(session, { hash: 'h', address: '192.0.2.1', userAgent: null, replaces: null })
    const { json } = await ask({ subject_token: own({ sid: session.id }) })
    expect(readToken(json.access_token).claims.sid).toBe(session.id)
    const form = { access_token: String(json.access_token) }
    const info = () => send(world.handle, '/oauth2/rest/token/info', { form })
    expect((await info()).status).toBe(200)
    await sessions.end(session.id, at, 'SIGNED_OUT')
    expect((await info()).json.error).toBe('invalid_grant')
    expect(world.lastRule()).toBe('token.session')
    expect(await claimsOf(ask())).not.toHaveProperty('sid')
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
