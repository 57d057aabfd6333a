import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import { IMPLICIT_SCOPE_NAME } from '@/lib/schemas/implicit-scope'
import type { ResourceView } from '@/lib/schemas/resource'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'

/** What stands where a secret would. It is never the secret of anybody: a save that sends it back changes nothing. */
export const MASKED_SECRET = '******'

/** Members that the create sentence prints only when the caller sent them; the other sentences always have them. */
export const TRAILING_DOMAIN_MEMBERS = [
  'issueTLSClientCertificateBoundAccessTokens',
  'keyPairRolloverDurationInHours',
] as const

/** @param given members named by the caller of a create; absent for modify and retrieve */
export function domainDetail(domain: Omit<DomainView, 'defaultSigningKeyPair'>, given?: ReadonlySet<string>): string {
  const trailing = TRAILING_DOMAIN_MEMBERS.filter((member) => given === undefined || given.has(member))
  const parts: [string, unknown][] = [
    ['Name', domain.name],
    ['Id', domain.id],
    ['Description', orNull(domain.description)],
    ['TrustStore Identifiers', `[${domain.name}]`],
    ['Identity Provider', domain.identityProvider],
    ['TokenSettings', list(domain.tokenSettings.map(tokenSetting))],
    ['ConsentPageURL', domain.consentPageURL],
    ['ErrorPageURL', domain.errorPageURL],
    ['CustomAttrs', JSON.stringify(domain.customAttrs)],
    ...trailing.map((member): [string, unknown] => [member, domain[member] ?? false]),
  ]
  return `OAuth Identity Domain :: ${parts.map(([name, value]) => `${name} - ${value}`).join(', ')}`
}

/** Names its implicit scope too, as the original does. */
export function resourceDetail(resource: ResourceView): string {
  const scopes = resource.scopes.some((scope) => scope.scopeName === IMPLICIT_SCOPE_NAME)
    ? resource.scopes
    : [...resource.scopes, { scopeName: IMPLICIT_SCOPE_NAME, description: IMPLICIT_SCOPE_NAME }]
  const subjects = resource.audienceClaim.subjects
  const parts: [string, unknown][] = [
    ['IdentityDomain', resource.idDomain],
    ['Name', resource.name],
    ['Description', orNull(resource.description)],
    ['resourceServerId', resource.id],
    ['resourceServerNameSpacePrefix', `${resource.name}.`],
    ['audienceClaim', subjects.length > 0 ? JSON.stringify({ subjects }) : 'null'],
    ['resServerType', 'CUSTOM_RESOURCE_SERVER'],
    ['Scopes', list(scopes.map(({ scopeName, description }) => JSON.stringify({ scopeName, description })))],
    ['tokenAttributes', attributes(resource.tokenAttributes)],
  ]
  return parts.map(([name, value]) => `${name}="${value}"`).join(',')
}

/** @param secret in clear, only in the answer to a create; otherwise a client that has one shows the mask */
export function clientDetail(client: ClientView, secret?: string | null): string {
  const parts: [string, unknown][] = [
    ['uid', client.pk],
    ['name', client.name],
    ['id', client.id],
    ['identityDomain', client.idDomain],
    ['description', orNull(client.description)],
    ['secret', secret ?? (client.secrets.length > 0 ? MASKED_SECRET : null)],
    ['clientType', client.clientType],
    ['grantTypes', list(client.grantTypes)],
    ['attributes', attributes(client.attributes)],
    ['scopes', list(client.scopes)],
    ['defaultScope', client.defaultScope],
    ['redirectURIs', list(client.redirectURIs.map(({ url, isHttps }) => JSON.stringify({ url, isHttps })))],
  ]
  return `OAuth Client - ${parts.map(([name, value]) => `${name} = ${value}`).join(', ')}`
}

function list(items: readonly string[]): string {
  return `[${items.join(', ')}]`
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

/** Written member by member: the order is part of the text. */
function tokenSetting(entry: DomainView['tokenSettings'][number]): string {
  const { tokenType, tokenExpiry, lifeCycleEnabled, refreshTokenEnabled, refreshTokenExpiry } = entry
  const { refreshTokenLifeCycleEnabled } = entry
  return JSON.stringify({
    tokenType,
    tokenExpiry,
    lifeCycleEnabled,
    refreshTokenEnabled,
    refreshTokenExpiry,
    refreshTokenLifeCycleEnabled,
  })
}

/** The type stands without quotation marks, so this is not JSON. */
function attributes(items: readonly TokenAttribute[]): string {
  const one = ({ attrName, attrValue, attrType }: TokenAttribute) =>
    `{"attrName":${JSON.stringify(attrName)},"attrValue":${JSON.stringify(attrValue)},"attrType":${attrType}}`
  return list(items.map(one))
}
