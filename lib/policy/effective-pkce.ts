import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import { PKCE_DOMAIN_VALUES } from '@/lib/schemas/custom-attrs'
import { isConfidential } from './effective-client-auth'
import type { EffectiveRule } from './effective-facts'

export type DomainPkce = (typeof PKCE_DOMAIN_VALUES)[number]

/** The domain's rule; a value in the wrong case is stored and means nothing, as in the original. */
export function domainPkce(customAttrs: CustomAttrs | null): DomainPkce | null {
  const value = customAttrs?.usePKCE
  return PKCE_DOMAIN_VALUES.find((known) => known === value) ?? null
}

/** Whether PKCE is asked for, by whom. @see RFC 7636, RFC 9700 §2.1.1, runtime REST surface §14 */
export const pkce: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'pkce', label: 'PKCE' }
  if (client && !client.grantTypes.includes('AUTHORIZATION_CODE')) return null
  if (client?.usePKCE) {
    const value = client.usePKCE === 'STRICT' ? 'required' : 'optional'
    return { ...base, value, origin: 'client', why: 'The client decides for itself, and wins over the domain.' }
  }
  const rule = domainPkce(domain.customAttrs)
  if (rule === null) {
    const isMisspelt = domain.customAttrs?.usePKCE !== undefined
    const why = isMisspelt
      ? 'The value of the domain is not one of the known ones, in exactly their case, so nobody asks for it.'
      : 'Neither client nor domain asks for it; a client that uses it is protected all the same.'
    return { ...base, value: 'optional', origin: 'server', why }
  }
  if (!client) return { ...base, value: rule, origin: 'domain', why: 'What clients that do not say follow.' }
  const isStrict = rule.endsWith('_STRICT')
  if (rule.startsWith('PUBLIC_CLIENTS') && isConfidential(client.clientType)) {
    const why = `The domain asks it of public clients only (${rule}); from this client it is ignored.`
    return { ...base, value: 'ignored', origin: 'domain', why }
  }
  return { ...base, value: isStrict ? 'required' : 'optional', origin: 'domain', why: `The domain says ${rule}.` }
}
