import type { CLIENT_PKCE_VALUES, ClientType } from './client-type'
import { type CustomAttrs, PKCE_DOMAIN_VALUES } from './custom-attrs'
import { switchOf } from './refresh-switches'

export type DomainPkce = (typeof PKCE_DOMAIN_VALUES)[number]
export type ClientPkce = (typeof CLIENT_PKCE_VALUES)[number]

/**
 * What becomes of a request for a code. `required`: refused without a challenge. `optional`: taken without one, enforced
 * with one. `ignored`: taken without one, and a challenge that is sent binds nothing.
 */
export type PkceDemand = 'required' | 'optional' | 'ignored'

export interface PkceRule {
  demand: PkceDemand
  /** who decided; the server where neither client nor domain says anything */
  origin: 'client' | 'domain' | 'server'
}

/** The domain's value; one in the wrong case is stored and means nothing, as in the original. */
export function domainPkce(customAttrs: CustomAttrs | null): DomainPkce | null {
  const value = customAttrs?.usePKCE
  return PKCE_DOMAIN_VALUES.find((known) => known === value) ?? null
}

/**
 * Which rule a client meets. The client's own value wins over its domain's; mobile clients count as public; where
 * nothing is set, a client that sends a challenge is held to it. @see RFC 7636, RFC 9700 §2.1.1, spec runtime-api §14
 */
export function pkceRule(client: ClientPkce | null, clientType: ClientType, domain: DomainPkce | null): PkceRule {
  if (client) return { demand: client === 'STRICT' ? 'required' : 'optional', origin: 'client' }
  if (!domain) return { demand: 'optional', origin: 'server' }
  const isForAll = domain === 'ALL_CLIENTS_TYPES' || domain === 'ALL_CLIENTS_TYPES_STRICT'
  if (!isForAll && clientType === 'CONFIDENTIAL_CLIENT') return { demand: 'ignored', origin: 'domain' }
  return { demand: domain.endsWith('_STRICT') ? 'required' : 'optional', origin: 'domain' }
}

/** Whether a challenge of method `plain`, which tells its verifier, is refused. @see RFC 9700 §2.1.1 */
export function requiresS256(customAttrs: CustomAttrs | null): boolean {
  return switchOf(customAttrs, 'pkceS256Only') ?? false
}
