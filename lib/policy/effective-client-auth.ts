import type { ClientAuthMethod } from '@/lib/schemas/client-auth-method'
import type { ClientType } from '@/lib/schemas/client-type'
import { isServedClientAuthMethod, SERVED_CLIENT_AUTH_METHODS } from '@/lib/schemas/served'
import { days, type EffectiveRule } from './effective-facts'

/** A certificate is tried first, then a signed assertion, then the secret. @see runtime REST surface §3 */
const ORDER: readonly ClientAuthMethod[] = [
  'tls_client_auth',
  'self_signed_tls_client_auth',
  'private_key_jwt',
  'client_secret_basic',
]

const UNSERVED = 'this version does not accept yet'

export const authMethods: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'authMethods', label: 'Client authentication' }
  const named = client?.tokenEndpointAuthMethod
  if (named) {
    return isServedClientAuthMethod(named)
      ? {
          ...base,
          value: named,
          origin: 'client',
          why: 'The client names one method, and no other is accepted from it.',
        }
      : { ...base, value: 'none', origin: 'client', why: `The client names ${named} alone, which ${UNSERVED}.` }
  }
  if (client && !isConfidential(client.clientType) && client.secrets.length === 0) {
    const why = 'A public client names itself and proves nothing; PKCE ties a code to the one that asked for it.'
    return { ...base, value: 'none', origin: 'client', why }
  }
  const listed = domain.tokenEndpointAuthMethodsSupported
  if (listed && listed.length > 0) {
    const ordered = ORDER.filter((method) => listed.includes(method))
    const unserved = ordered.filter((method) => !isServedClientAuthMethod(method))
    const value = ordered.filter(isServedClientAuthMethod).join(', ') || 'none'
    const why = 'The list of the domain, tried in this order.'
    if (unserved.length === 0) return { ...base, value, origin: 'domain', why }
    return { ...base, value, origin: 'domain', why: `${why} It has ${unserved.join(', ')} too, which ${UNSERVED}.` }
  }
  const why =
    'Neither client nor domain says; a secret is accepted, in the header or in the form, and so is a signed assertion.'
  return { ...base, value: SERVED_CLIENT_AUTH_METHODS.join(', '), origin: 'server', why }
}

export const certificateBinding: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'certificateBinding', label: 'Tokens bound to a client certificate' }
  const own = client?.issueTLSClientCertificateBoundAccessTokens ?? null
  if (own !== null) return { ...base, value: onOff(own), origin: 'client', why: 'The client decides for itself.' }
  const inherited = domain.issueTLSClientCertificateBoundAccessTokens
  return inherited === null
    ? { ...base, value: 'off', origin: 'server', why: 'Neither client nor domain says, and off is the default.' }
    : { ...base, value: onOff(inherited), origin: 'domain', why: 'Clients that do not say follow the domain.' }
}

export const subjectDn: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'tlsClientAuthSubjectDN', label: 'Subject of the client certificate' }
  if (client?.tlsClientAuthSubjectDN) {
    return { ...base, value: client.tlsClientAuthSubjectDN, origin: 'client', why: 'The client names its own subject.' }
  }
  if (!domain.tlsClientAuthSubjectDN) {
    return { ...base, value: 'none', origin: 'server', why: 'Neither client nor domain asks for a subject.' }
  }
  const value = domain.tlsClientAuthSubjectDN.replaceAll('%CLIENT_ID_PLACEHOLDER%', client?.id ?? '<client id>')
  return { ...base, value, origin: 'domain', why: 'The pattern of the domain, with the id of the client put in.' }
}

export const secretOverlap: EffectiveRule = ({ domain }) => {
  const overlap = domain.oldSecretRetentionTimeInDays
  return {
    key: 'secretOverlap',
    label: 'Overlap of secrets',
    value: overlap === 0 ? 'none' : days(overlap),
    origin: 'domain',
    why:
      overlap === 0
        ? 'The domain keeps a replaced secret for 0 days: it stops at once.'
        : `A replaced secret works on for ${days(overlap)}, set in the domain.`,
  }
}

export function isConfidential(clientType: ClientType): boolean {
  return clientType === 'CONFIDENTIAL_CLIENT'
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off'
}
