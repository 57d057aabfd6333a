import { domainPkce, pkceRule } from '@/lib/schemas/pkce-rule'
import type { EffectiveRule } from './effective-facts'

/** Whether PKCE is asked for, by whom. @see RFC 7636, RFC 9700 §2.1.1, runtime REST surface §14 */
export const pkce: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'pkce', label: 'PKCE' }
  if (client && !client.grantTypes.includes('AUTHORIZATION_CODE')) return null
  const own = domainPkce(domain.customAttrs)
  if (!client && own) {
    return { ...base, value: own, origin: 'domain', why: 'What clients that do not say follow.' }
  }
  if (!client) return { ...base, value: 'optional', origin: 'server', why: whyNobody(domain.customAttrs?.usePKCE) }
  const { demand: value, origin } = pkceRule(client.usePKCE, client.clientType, own)
  if (origin === 'client') {
    return { ...base, value, origin, why: 'The client decides for itself, and wins over the domain.' }
  }
  if (origin === 'server') return { ...base, value, origin, why: whyNobody(domain.customAttrs?.usePKCE) }
  const why =
    value === 'ignored'
      ? `The domain asks it of public clients only (${own}); from this client it is ignored.`
      : `The domain says ${own}.`
  return { ...base, value, origin, why }
}

function whyNobody(stored: unknown): string {
  return stored === undefined
    ? 'Neither client nor domain asks for it; a client that uses it is protected all the same.'
    : 'The value of the domain is not one of the known ones, in exactly their case, so nobody asks for it.'
}
