import { describe, expect, it } from 'vitest'
import type { PkceClientUse } from '@/lib/schemas/pkce-use'
import { pkceChange, pkceRefusal } from './pkce-change'

function client(name: string, patch: Partial<PkceClientUse> = {}): PkceClientUse {
  const counts = { none: 0, plain: 0, s256: 0, repeatedChallenges: 0, repeatedNonces: 0 }
  const lastAt = new Date('2026-03-01T00:00:00Z')
  return { pk: name, clientId: name, name, clientType: 'PUBLIC_CLIENT', usePKCE: null, ...counts, lastAt, ...patch }
}

const strict = { rule: 'ALL_CLIENTS_TYPES_STRICT', s256Only: false } as const
const nothing = { rule: null, s256Only: false } as const

describe('what a stricter PKCE rule would refuse', () => {
  it('names the clients that came without a challenge, and no others', () => {
    const clients = [client('bare', { none: 3 }), client('good', { s256: 9 }), client('plain', { plain: 1 })]
    const { refused } = pkceChange(nothing, strict, clients)
    expect(refused.map((each) => [each.client.name, each.because])).toEqual([['bare', 'none']])
  })

  it('leaves out a client that decides for itself, and one that was refused already', () => {
    const clients = [client('own', { none: 3, usePKCE: 'NON_STRICT' }), client('stuck', { none: 3, usePKCE: 'STRICT' })]
    expect(pkceChange(nothing, strict, clients).refused).toEqual([])
  })

  it('asks public clients alone where the rule is for them', () => {
    const clients = [client('spa', { none: 1 }), client('server', { none: 1, clientType: 'CONFIDENTIAL_CLIENT' })]
    const { refused } = pkceChange(nothing, { rule: 'PUBLIC_CLIENTS_STRICT', s256Only: false }, clients)
    expect(refused.map((each) => each.client.name)).toEqual(['spa'])
  })

  it('names those that send plain challenges once only S256 is taken', () => {
    const clients = [client('old', { plain: 2, s256: 1 }), client('own', { plain: 2, usePKCE: 'NON_STRICT' })]
    const { refused } = pkceChange(nothing, { rule: null, s256Only: true }, clients)
    expect(refused.map((each) => [each.client.name, each.because])).toEqual([
      ['old', 'plain'],
      ['own', 'plain'],
    ])
    expect(pkceRefusal(client('old', { plain: 2 }), nothing)).toBeNull()
  })

  it('counts those nobody saw lately apart, because nobody knows', () => {
    const clients = [client('silent', { lastAt: null }), client('seen', { s256: 1 })]
    expect(pkceChange(nothing, strict, clients)).toEqual({ refused: [], unproven: 1, unprotected: [] })
    expect(pkceChange(strict, strict, clients).unproven).toBe(0)
  })

  it('tells whose challenges a weaker rule would no longer enforce', () => {
    const server = client('server', { s256: 5, clientType: 'CONFIDENTIAL_CLIENT' })
    const { unprotected } = pkceChange(strict, { rule: 'PUBLIC_CLIENTS_STRICT', s256Only: false }, [server])
    expect(unprotected.map((each) => each.name)).toEqual(['server'])
  })
})
