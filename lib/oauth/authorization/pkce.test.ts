import { beforeEach, describe, expect, it } from 'vitest'
import type { ClientType } from '@/lib/schemas/client-type'
import { type BrowserWorld, CHALLENGE, createBrowserWorld, told } from '../testing/browser-world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
})

const S256 = { code_challenge: CHALLENGE, code_challenge_method: 'S256' }
const PLAIN = 'p'.repeat(43)

/** What becomes of a request: refused, or a code bound to a challenge or to none. */
async function outcome(changes: Record<string, string>): Promise<string> {
  const answer = told(await world.through(changes))
  if (answer.error) return answer.error
  return world.codes().at(-1)?.challenge ? 'bound' : 'unbound'
}

describe('PKCE at the authorization endpoint (RFC 7636 §4.3, spec runtime-api §14)', () => {
  // domain value, client type, outcome without and with a challenge
  const TABLE: [string, ClientType, string, string][] = [
    ['ALL_CLIENTS_TYPES', 'CONFIDENTIAL_CLIENT', 'unbound', 'bound'],
    ['ALL_CLIENTS_TYPES', 'PUBLIC_CLIENT', 'unbound', 'bound'],
    ['ALL_CLIENTS_TYPES_STRICT', 'CONFIDENTIAL_CLIENT', 'invalid_request', 'bound'],
    ['ALL_CLIENTS_TYPES_STRICT', 'MOBILE_CLIENT', 'invalid_request', 'bound'],
    ['PUBLIC_CLIENTS', 'CONFIDENTIAL_CLIENT', 'unbound', 'unbound'],
    ['PUBLIC_CLIENTS', 'PUBLIC_CLIENT', 'unbound', 'bound'],
    ['PUBLIC_CLIENTS', 'MOBILE_CLIENT', 'unbound', 'bound'],
    ['PUBLIC_CLIENTS_STRICT', 'CONFIDENTIAL_CLIENT', 'unbound', 'unbound'],
    ['PUBLIC_CLIENTS_STRICT', 'PUBLIC_CLIENT', 'invalid_request', 'bound'],
    ['PUBLIC_CLIENTS_STRICT', 'MOBILE_CLIENT', 'invalid_request', 'bound'],
  ]
  it.each(TABLE)(
    'G07 G08 %s, %s: %s without a challenge, %s with one',
    async (usePKCE, clientType, without, withOne) => {
      world.setDomain({ usePKCE })
      world.setShop({ clientType })
      expect([await outcome({}), await outcome(S256)]).toEqual([without, withOne])
    },
  )

  it('G05 a client with STRICT is refused without a challenge, one with NON_STRICT is not', async () => {
    world.setShop({ usePkce: 'STRICT' })
    expect([await outcome({}), await outcome(S256)]).toEqual(['invalid_request', 'bound'])
    expect(world.lastRule()).toBe('authorize.challenge-needed')
    world.setShop({ usePkce: 'NON_STRICT' })
    expect([await outcome({}), await outcome(S256)]).toEqual(['unbound', 'bound'])
  })

  it('G06 the value of a client beats that of its domain, either way', async () => {
    world.setDomain({ usePKCE: 'ALL_CLIENTS_TYPES_STRICT' })
    world.setShop({ usePkce: 'NON_STRICT' })
    expect(await outcome({})).toBe('unbound')
    world.setDomain({ usePKCE: 'PUBLIC_CLIENTS' })
    world.setShop({ usePkce: 'STRICT' })
    expect([await outcome({}), await outcome(S256)]).toEqual(['invalid_request', 'bound'])
  })

  it('holds a client to the challenge it sends where nothing is set (RFC 9700 §2.1.1)', async () => {
    expect([await outcome({}), await outcome(S256)]).toEqual(['unbound', 'bound'])
  })

  it('gives a public client no code without a challenge where its domain is strict (F1-8)', async () => {
    world.setDomain({ usePKCE: 'PUBLIC_CLIENTS_STRICT' })
    world.setShop({ clientType: 'PUBLIC_CLIENT' })
    expect(await outcome({})).toBe('invalid_request')
  })

  it.each([
    ['plain', 'plain'],
    ['Plain', 'plain'],
    ['', 'plain'],
    ['S256', 'S256'],
  ])('takes the method %j as %s', async (code_challenge_method, method) => {
    await world.through({ code_challenge: method === 'S256' ? CHALLENGE : PLAIN, code_challenge_method })
    expect(world.codes()[0]?.challenge?.method).toBe(method)
  })

  it('takes S256 alone where the domain says so (F1-5)', async () => {
    world.setDomain({ pkceS256Only: 'true' })
    expect(await outcome({ code_challenge: PLAIN, code_challenge_method: 'plain' })).toBe('invalid_request')
    expect(await outcome({ code_challenge: PLAIN })).toBe('invalid_request')
    expect(await outcome(S256)).toBe('bound')
  })

  it('takes a challenge with its padding', async () => {
    await world.through({ ...S256, code_challenge: `${CHALLENGE}=` })
    expect(world.codes()[0]?.challenge?.value).toBe(CHALLENGE)
  })

  it.each([
    ['s256', { ...S256, code_challenge_method: 's256' }],
    ['an unknown method', { ...S256, code_challenge_method: 'S512' }],
    ['a hash that is too short', { ...S256, code_challenge: CHALLENGE.slice(1) }],
    ['a hash that is too long', { ...S256, code_challenge: `${CHALLENGE}a` }],
    ['a hash in another alphabet', { ...S256, code_challenge: CHALLENGE.replaceAll('-', '+') }],
    ['a verifier under 43 characters', { code_challenge: 'p'.repeat(42) }],
    ['a verifier over 128 characters', { code_challenge: 'p'.repeat(129) }],
    ['a verifier with a slash', { code_challenge: `${'p'.repeat(43)}/` }],
    ['a method without a challenge', { code_challenge_method: 'S256' }],
  ])('refuses %s', async (_, changes) => {
    expect(await outcome(changes as unknown as Record<string, string>)).toBe('invalid_request')
    expect(world.lastRule()).toBe('authorize.challenge-readable')
  })
})
