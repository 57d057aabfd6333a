import { beforeEach, describe, expect, it } from 'vitest'
import { AT, PARTNER, partnerClaims, partnerKey, signedBy, trustedIssuer } from '@/lib/oauth/testing/assertions'
import { addClient, basic, createWorld, SECRET, send, type World } from '@/lib/oauth/testing/world'
import type { AssertionProbe } from '@/lib/policy/try-assertion'
import { createAssertionProbe } from './assertion-probe'

const key = partnerKey()
let world: World
let probe: AssertionProbe
let used: Set<string>
beforeEach(() => {
  world = createWorld()
  world.config.issuers = [trustedIssuer()]
  world.users.add({ username: 'casey.brown' })
  addClient(world.config, 'd1', {
    clientId: 'bridge',
    grantTypes: new Set(['JWT_BEARER']),
    scopes: new Set(['Ledger.read']),
    defaultScope: 'Ledger.read',
  })
  used = new Set()
  world.deps.replay = {
    consume: async (...names) => {
      const name = JSON.stringify(names.slice(0, 3))
      return used.has(name) ? false : Boolean(used.add(name))
    },
  }
  const wasUsed = async (...names: string[]) => used.has(JSON.stringify(names))
  probe = createAssertionProbe({ ...world.deps, used: { wasUsed } })
})

const present = (assertion: string) =>
  send(world.handle, '/oauth2/rest/token', {
    headers: { authorization: basic('bridge', SECRET) },
    form: { grant_type: 'JWT_BEARER', assertion },
  })
const ruleOf = async (assertion: string, clientId = '') => {
  const verdict = await probe.check('Payments', assertion, clientId)
  return verdict.outcome === 'refused' ? verdict.rule.id : 'accepted'
}

describe('an assertion that is tried', () => {
  it('is not used up, and is told as used once the token endpoint took it', async () => {
    const assertion = signedBy(key, partnerClaims())
    for (let time = 0; time < 2; time++) {
      expect(await probe.check('Payments', assertion, 'bridge')).toEqual({
        outcome: 'accepted',
        issuer: PARTNER,
        subject: 'casey.brown',
        believedUntil: new Date((AT + 360) * 1000),
      })
    }
    expect((await present(assertion)).status).toBe(200)
    expect(await ruleOf(assertion)).toBe('assertion.replay')
  })

  it('is refused by the rule that the token endpoint refuses it by', async () => {
    const assertions = [
      'rubbish',
      signedBy({ ...key, algorithm: 'none' }, partnerClaims()),
      signedBy(partnerKey('stranger'), partnerClaims()),
      signedBy(key, partnerClaims({ sub: 'nobody' })),
      signedBy(key, partnerClaims({ exp: AT - 100 })),
      signedBy(key, partnerClaims({ iss: 'https://stranger.example' })),
    ]
    for (const assertion of assertions) {
      await present(assertion)
      expect(await ruleOf(assertion)).toBe(world.lastRule())
    }
  })

  it('is looked at for a client where one is named', async () => {
    world.config.issuers = [trustedIssuer({ clientIds: new Set(['other']) })]
    const assertion = signedBy(key, partnerClaims())
    expect(await ruleOf(assertion, 'bridge')).toBe('assertion.client')
    expect(await ruleOf(assertion, 'reporter')).toBe('grant.allowed')
    expect(await ruleOf(assertion, 'nobody')).toBe('client.known')
  })

  it('tells nothing of the assertion in what it found', async () => {
    const assertion = signedBy(partnerKey('stranger'), partnerClaims({ sub: 'a-private-name' }))
    expect(JSON.stringify(await probe.check('Payments', assertion, ''))).not.toMatch(/a-private-name|eyJ/)
  })
})
