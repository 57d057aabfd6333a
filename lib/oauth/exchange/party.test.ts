import { beforeEach, describe, expect, it } from 'vitest'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import {
  AT,
  hostileAssertions,
  PARTNER,
  partnerClaims,
  partnerKey,
  signedBy,
  trustedIssuer,
} from '../testing/assertions'
import { createExchangeWorld, type ExchangeWorld } from '../testing/exchange-world'
import { info } from '../testing/people'
import { addClient, addResource } from '../testing/world'

let world: ExchangeWorld['world']
let casey: ExchangeWorld['casey']
let allow: ExchangeWorld['allow']
let own: ExchangeWorld['own']
let actor: ExchangeWorld['actor']
let ask: ExchangeWorld['ask']
let delegate: ExchangeWorld['delegate']
let claimsOf: ExchangeWorld['claimsOf']
let refusal: ExchangeWorld['refusal']
beforeEach(() => {
  ;({ world, casey, allow, own, actor, ask, delegate, claimsOf, refusal } = createExchangeWorld())
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
  const foreign = () =>
    signedBy(
      partnerKey(),
      partnerClaims({ aud: 'gateway', client: 'portal', grant: 'AUTHORIZATION_CODE', scope: 'Shop.read' }),
    )
  const threeLegged = () => own({ grant: 'AUTHORIZATION_CODE' })
  const keepConsents = (further: CustomAttrs = {}) => allow({ consentExpiryTimeInMinutes: '60', ...further })
  const refused = [400, 'invalid_grant', 'exchange.consent']
  const portal = () => world.config.clientById('d1', 'portal')?.pk ?? ''
  const shop = () => world.config.resourceByName('d1', 'Shop')?.id ?? ''
  function consent(scopes = ['Shop.read'], expiresAt: Date | null = null) {
    const resources = [{ resourceId: shop(), resourceName: 'Shop', scopes }]
    const whom = { domainId: 'd1', userId: casey.id, username: casey.username, clientPk: portal() }
    return world.browser.consents.give({ ...whom, givenAt: world.clock.now(), expiresAt, resources })
  }
  beforeEach(() => {
    world.config.issuers = [trustedIssuer()]
    addResource(world.config, 'd1', { name: 'Shop', scopes: new Set(['read', 'DefaultScope']) })
    keepConsents()
  })

  it('G17 are asked about for tokens of this server only', async () => {
    expect(await refusal(ask({ subject_token: threeLegged() }))).toEqual(refused)
    expect((await ask({ subject_token: foreign() })).status).toBe(200)
    await consent()
    expect((await ask({ subject_token: threeLegged() })).status).toBe(200)
  })

  it.each([PARTNER, `https://x.example, ${PARTNER}`, 'ALL_ISSUERS'])(
    'G17 are asked about for issuers that count as this server: %s',
    async (TokenExchange_OAMIssuers) => {
      keepConsents({ TokenExchange_OAMIssuers })
      expect(await refusal(ask({ subject_token: foreign() }))).toEqual(refused)
      await consent()
      expect((await ask({ subject_token: foreign() })).status).toBe(200)
    },
  )

  it('G17 that were withdrawn, have expired or hold another scope do not stand', async () => {
    await consent(['Shop.DefaultScope'])
    expect(await refusal(ask({ subject_token: threeLegged() }))).toEqual(refused)
    await consent(['Shop.read'], world.clock.now())
    expect(await refusal(ask({ subject_token: threeLegged() }))).toEqual(refused)
    await consent()
    await world.browser.consents.withdraw(casey.id, portal(), [shop()], world.clock.now())
    const younger = own({ grant: 'AUTHORIZATION_CODE', iat: AT + 1 })
    expect(await refusal(ask({ subject_token: younger }))).toEqual(refused)
  })

  it('are not asked about where the domain keeps none, and for a token that nobody was asked about', async () => {
    expect((await ask()).status).toBe(200)
    expect((await ask({ subject_token: own({ sub: 'portal', uid: undefined }) })).status).toBe(200)
    allow({})
    expect((await ask({ subject_token: threeLegged() })).status).toBe(200)
  })

  describe('that were withdrawn end what was got for the token they stood behind', () => {
    const exchange = async (subject_token: string) => String((await ask({ subject_token })).json.access_token)
    const infoOf = (token: string) => info(world, token)
    const withdraw = (from = portal()) => {
      world.clock.advanceSeconds(1)
      return world.browser.consents.withdraw(casey.id, from, [shop()], world.clock.now())
    }
    beforeEach(() => consent())

    it('also through several exchanges, by whomever', async () => {
      const first = await exchange(threeLegged())
      const second = await exchange(first)
      expect([(await infoOf(first)).status, (await infoOf(second)).status]).toEqual([200, 200])
      await withdraw()
      for (const token of [first, second]) {
        expect(await infoOf(token)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } })
        expect(world.lastRule()).toBe('token.consent')
        expect(await refusal(ask({ subject_token: token }))).toEqual([400, 'invalid_grant', 'token.consent'])
      }
    })

    it('and nothing younger, once the person has allowed it again', async () => {
      const before = await exchange(threeLegged())
      await withdraw()
      await consent()
      world.clock.advanceSeconds(1)
      const after = await exchange(own({ grant: 'AUTHORIZATION_CODE', iat: AT + 2 }))
      expect([(await infoOf(before)).status, (await infoOf(after)).status]).toEqual([400, 200])
    })

    it('and nothing that stands on another consent, or on none', async () => {
      const unasked = await exchange(own())
      const consented = await exchange(threeLegged())
      await withdraw(world.config.clientById('d1', 'gateway')?.pk)
      expect([(await infoOf(unasked)).status, (await infoOf(consented)).status]).toEqual([200, 200])
      await withdraw()
      expect([(await infoOf(unasked)).status, (await infoOf(consented)).status]).toEqual([200, 400])
    })

    it('and stay withdrawn when the client they were given to is gone, or another bears its name', async () => {
      const token = await exchange(threeLegged())
      const known = world.config.clients
      world.config.clients = known.filter(({ clientId }) => clientId !== 'portal')
      expect((await infoOf(token)).status).toBe(400)
      world.clock.advanceSeconds(1)
      addClient(world.config, 'd1', { clientId: 'portal', createdAt: world.clock.now() })
      expect((await infoOf(token)).status).toBe(400)
      world.config.clients = known
      expect((await infoOf(token)).status).toBe(200)
    })
  })
})
