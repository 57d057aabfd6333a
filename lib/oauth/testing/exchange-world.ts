import { expect } from 'vitest'
import { shortId, systemRandom } from '@/lib/base/random'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import { AT, signedBy } from './assertions'
import { addClient, addResource, basic, changeDomain, createWorld, PUBLIC_URL, readToken, SECRET, send } from './world'

export const JWT = 'urn:ietf:params:oauth:token-type:jwt'
export const URN = 'urn:ietf:params:oauth:grant-type:token-exchange'
const BOTH = { TokenExchange_DelegationEnabled: 'true', TokenExchange_ImpersonationEnabled: 'true' }
const LIST = {
  Delegation: 'TokenExchange_AllowedClientsForDelegation',
  Impersonation: 'TokenExchange_AllowedClientsForImpersonation',
}

type Lists = Partial<Record<keyof typeof LIST, string>>
type Form = Record<string, string>
type Pairs = [string, string][]

/**
 * A world in which the client `gateway` may exchange tokens for `Ledger` and `Orders` in both modes, and Casey has a
 * token through the client `portal`.
 */
export function createExchangeWorld() {
  const world = createWorld()
  const casey = world.users.add({ username: 'casey.brown' })
  addClient(world.config, 'd1', { clientId: 'portal', scopes: new Set(['Shop.read']) })
  addClient(world.config, 'd1', {
    clientId: 'gateway',
    grantTypes: new Set(['TOKEN_EXCHANGE']),
    scopes: new Set(['Ledger.read', 'Ledger.write', 'Orders.read', 'openid']),
  })

  /** Custom attributes of the domain, both modes on unless said otherwise. */
  const allow = (attributes: CustomAttrs) =>
    changeDomain(world.config, 'Payments', { customAttrs: { ...BOTH, ...attributes } })

  /** A resource server with the lists as given; by default both name the gateway. */
  function target(name: string, lists: Lists = {}, scopes = ['read', 'write']) {
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

  /** An impersonation of Casey at Ledger by the gateway, with changes; empty text takes a parameter away. */
  function ask(form: Form = {}, more: Pairs = [], path = '/oauth2/rest/token/exchange') {
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
  const delegate = (form: Form = {}, more: Pairs = []) =>
    ask({ actor_token: actor(), actor_token_type: JWT, ...form }, more)

  async function claimsOf(answer: ReturnType<typeof ask>) {
    const { status, json } = await answer
    expect([status, json.error]).toEqual([200, undefined])
    return readToken(json.access_token).claims
  }
  async function refusal(answer: ReturnType<typeof ask>) {
    const { status, json } = await answer
    return [status, json.error, world.lastRule()]
  }

  allow({})
  target('Ledger')
  target('Orders')
  return { world, casey, allow, target, own, actor, ask, delegate, claimsOf, refusal }
}
export type ExchangeWorld = ReturnType<typeof createExchangeWorld>
