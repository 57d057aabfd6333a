import { describe, expect, it } from 'vitest'
import { CLIENT_TYPES } from './client-type'
import { type CustomAttrs, PKCE_DOMAIN_VALUES } from './custom-attrs'
import { domainPkce, pkceRule, requiresS256 } from './pkce-rule'

describe('which PKCE rule a client meets (spec runtime-api §14)', () => {
  it.each([
    ['ALL_CLIENTS_TYPES', 'optional', 'optional'],
    ['ALL_CLIENTS_TYPES_STRICT', 'required', 'required'],
    ['PUBLIC_CLIENTS', 'optional', 'ignored'],
    ['PUBLIC_CLIENTS_STRICT', 'required', 'ignored'],
  ] as const)('%s: %s of public and mobile clients, %s of confidential ones', (domain, open, confidential) => {
    expect(pkceRule(null, 'PUBLIC_CLIENT', domain)).toEqual({ demand: open, origin: 'domain' })
    expect(pkceRule(null, 'MOBILE_CLIENT', domain)).toEqual({ demand: open, origin: 'domain' })
    expect(pkceRule(null, 'CONFIDENTIAL_CLIENT', domain)).toEqual({ demand: confidential, origin: 'domain' })
  })

  it('lets the value of the client win over every domain, whatever the type', () => {
    for (const type of CLIENT_TYPES) {
      for (const domain of [null, ...PKCE_DOMAIN_VALUES]) {
        expect(pkceRule('STRICT', type, domain)).toEqual({ demand: 'required', origin: 'client' })
        expect(pkceRule('NON_STRICT', type, domain)).toEqual({ demand: 'optional', origin: 'client' })
      }
    }
  })

  it('holds a client to the challenge it sends where nothing is set', () => {
    for (const type of CLIENT_TYPES)
      expect(pkceRule(null, type, null)).toEqual({ demand: 'optional', origin: 'server' })
  })

  it('takes the value of a domain in exactly its case', () => {
    expect(domainPkce({ usePKCE: 'PUBLIC_CLIENTS' })).toBe('PUBLIC_CLIENTS')
    for (const attributes of [
      { usePKCE: 'public_clients' },
      { usepkce: 'PUBLIC_CLIENTS' },
      { usePKCE: true },
      {},
      null,
    ])
      expect(domainPkce(attributes as never)).toBeNull()
  })

  it('takes plain challenges unless the domain asks for S256', () => {
    const off: (CustomAttrs | null)[] = [null, {}, { pkceS256Only: 'false' }, { pkceS256Only: 'yes' }]
    const on: CustomAttrs[] = [{ pkceS256Only: 'true' }, { pkceS256Only: true }]
    for (const attributes of off) expect(requiresS256(attributes)).toBe(false)
    for (const attributes of on) expect(requiresS256(attributes)).toBe(true)
  })
})
