import type { GrantTypeName } from '@/lib/schemas/grant-type'
import { issuerModeOf } from '@/lib/schemas/issuer'
import { refreshSwitches } from '@/lib/schemas/refresh-switches'
import { DEFAULT_ID_TOKEN_TTL_SECONDS, DEFAULT_TOKEN_SETTINGS, type TokenType } from '@/lib/schemas/token-type'
import { type EffectiveFacts, type EffectiveRule, seconds } from './effective-facts'

/** Grants whose answers may carry a refresh token. */
const REFRESHABLE_GRANTS: readonly GrantTypeName[] = ['AUTHORIZATION_CODE', 'PASSWORD', 'JWT_BEARER']

export const accessTokenLifetime: EffectiveRule = (facts) =>
  lifetime(facts, 'ACCESS_TOKEN', 'accessTokenTtlSeconds', 'Access token lifetime')

export const codeLifetime: EffectiveRule = (facts) =>
  facts.client && !facts.client.grantTypes.includes('AUTHORIZATION_CODE')
    ? null
    : lifetime(facts, 'AUTHZ_CODE', 'codeTtlSeconds', 'Authorization code lifetime')

export const idTokenLifetime: EffectiveRule = (facts) =>
  facts.client && !facts.client.scopes.includes('openid')
    ? null
    : lifetime(facts, 'ID_TOKEN', 'idTokenTtlSeconds', 'ID token lifetime')

export const refreshTokens: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'refreshTokens', label: 'Refresh tokens' }
  const entry = domain.tokenSettings.find((setting) => setting.tokenType === 'ACCESS_TOKEN')
  if (!entry) {
    return {
      ...base,
      value: 'off',
      origin: 'server',
      why: 'The domain has no ACCESS_TOKEN entry, and off is the default.',
    }
  }
  if (!entry.refreshTokenEnabled) {
    return { ...base, value: 'off', origin: 'domain', why: 'The ACCESS_TOKEN entry of the domain has them off.' }
  }
  if (client && !client.grantTypes.some((grant) => REFRESHABLE_GRANTS.includes(grant))) {
    return {
      ...base,
      value: 'off',
      origin: 'client',
      why: 'The domain has them on, but none of the grants of this client yields one.',
    }
  }
  const isUsable = !client || client.grantTypes.includes('REFRESH_TOKEN')
  return {
    ...base,
    value: `on, ${seconds(entry.refreshTokenExpiry)}`,
    origin: 'domain',
    why: isUsable
      ? 'The ACCESS_TOKEN entry of the domain has them on.'
      : 'The domain has them on, but this client cannot redeem one: it lacks the grant REFRESH_TOKEN.',
  }
}

export const refreshRotation: EffectiveRule = ({ domain, server }) => {
  const { rotation, autoRevoke, isOwn } = refreshSwitches(domain.customAttrs, server)
  const who = isOwn ? 'The domain decides' : 'A server-wide switch'
  const value = rotation ? (autoRevoke ? 'on, the old one is refused' : 'on') : autoRevoke ? 'off, one use only' : 'off'
  const effect = rotation
    ? 'each refresh hands out a new refresh token.'
    : autoRevoke
      ? 'a refresh token is used once and none follows.'
      : 'a refresh token is used again until it expires.'
  const origin = isOwn ? 'domain' : 'server'
  return { key: 'refreshRotation', label: 'Refresh token rotation', value, origin, why: `${who}: ${effect}` }
}

export const refreshEnd: EffectiveRule = ({ domain }) => {
  const own = Number(domain.customAttrs?.refreshTokenAbsoluteExpiryInSeconds ?? Number.NaN)
  const base = { key: 'refreshEnd', label: 'Refreshing ends' }
  return Number.isInteger(own) && own > 0
    ? {
        ...base,
        value: `after ${seconds(own)}`,
        origin: 'domain',
        why: 'So long after the grant, whatever was refreshed.',
      }
    : {
        ...base,
        value: 'never by itself',
        origin: 'server',
        why: 'The domain sets no end; each token only has its own.',
      }
}

export const issuer: EffectiveRule = ({ domain }) => {
  const isOwn = issuerModeOf(domain.customAttrs) === 'DOMAIN'
  const isChosen = domain.customAttrs?.issuerMode !== undefined
  return {
    key: 'issuer',
    label: 'Issuer',
    value: domain.issuer,
    origin: isChosen ? 'domain' : 'server',
    why: isOwn
      ? 'The domain has an issuer of its own, so standard clients need only this URL.'
      : isChosen
        ? 'The domain chose the issuer that all domains share.'
        : 'The domain chose none, and the shared issuer is the default.',
  }
}

export const audience: EffectiveRule = ({ client, domain }) => {
  const base = { key: 'audience', label: 'Audience' }
  const names = client ? resourceNames(client.scopes) : []
  if (names.length === 0) {
    const why = client
      ? 'No scope of this client belongs to a resource server, so only the issuer is named.'
      : 'Resource servers of the granted scopes add their names and audience values; the issuer is always named.'
    return { ...base, value: domain.issuer, origin: 'server', why }
  }
  return {
    ...base,
    value: [...names, domain.issuer].join(', '),
    origin: 'client',
    why: 'The resource servers of the scopes it is granted, with their audience values, and the issuer.',
  }
}

export const multipleResourceServers: EffectiveRule = ({ domain }) => ({
  key: 'enableMultipleResourceServer',
  label: 'Several resource servers in one token',
  value: domain.enableMultipleResourceServer ? 'allowed' : 'refused',
  origin: 'domain',
  why: domain.enableMultipleResourceServer
    ? 'The domain lets one token carry scopes of several resource servers.'
    : 'The domain keeps resource servers apart: one request may name scopes of one of them.',
})

export const signingKey: EffectiveRule = ({ domain }) => ({
  key: 'signingKey',
  label: 'Signing key',
  value: domain.defaultSigningKeyPair || 'none',
  origin: 'domain',
  why: 'The key pair the domain signs with; its public half is in the key set of the domain.',
})

export const consentLifetime: EffectiveRule = ({ client, domain, server }) => {
  if (client && !client.grantTypes.includes('AUTHORIZATION_CODE')) return null
  const base = { key: 'consentExpiryMinutes', label: 'Stored consents' }
  if (server.consentExpiryMinutes !== null) {
    const value = `${server.consentExpiryMinutes} minutes`
    return { ...base, value, origin: 'server', why: 'A server-wide switch, which wins over every domain.' }
  }
  const own = domain.customAttrs?.consentExpiryTimeInMinutes
  return own === undefined
    ? { ...base, value: 'off', origin: 'server', why: 'The domain sets no lifetime, so people are asked every time.' }
    : { ...base, value: `${own} minutes`, origin: 'domain', why: 'The domain keeps a consent so long.' }
}

function lifetime({ domain }: EffectiveFacts, type: TokenType, key: string, label: string) {
  const entry = domain.tokenSettings.find((setting) => setting.tokenType === type)
  if (entry) {
    const why = `The ${type} entry of the domain sets it.`
    return { key, label, value: seconds(entry.tokenExpiry), origin: 'domain' as const, why }
  }
  const fallback = DEFAULT_TOKEN_SETTINGS.find((setting) => setting.tokenType === type)
  const value = seconds(fallback?.tokenExpiry ?? DEFAULT_ID_TOKEN_TTL_SECONDS)
  return { key, label, value, origin: 'server' as const, why: `The domain has no ${type} entry, so the default holds.` }
}

/** By the last dot, which is how a resource server and its scope are told apart at a glance. */
function resourceNames(scopes: readonly string[]): string[] {
  const dotted = scopes.filter((scope) => scope.includes('.') && !scope.startsWith('UserInfo.'))
  return [...new Set(dotted.map((scope) => scope.slice(0, scope.lastIndexOf('.'))))]
}
