import { AppError, type FieldErrors, fieldError } from '@/lib/base/app-error'
import { type Client, DCR_TEMPLATE_PREFIX, isBuiltInScope } from '@/lib/schemas/client'
import type { ClientRecord, ResourceRecord } from '@/lib/store/policy-types'
import { ownerOf, scopeReadings } from './scope-names'

type Given = Partial<Omit<Client, 'id' | 'idDomain'>>

export function newClient(
  ids: { pk: string; domainId: string; clientId: string },
  given: Given & Pick<Client, 'name' | 'clientType'>,
  now: Date,
): ClientRecord {
  const blank: ClientRecord = {
    ...ids,
    name: given.name,
    description: '',
    clientType: given.clientType,
    redirectUris: [],
    attributes: [],
    grantTypes: [],
    scopes: [],
    defaultScope: null,
    usePkce: null,
    tokenEndpointAuthMethod: null,
    issueTlsBoundAccessTokens: null,
    tlsClientAuthSubjectDn: null,
    accessTokenCustomClaims: [],
    idTokenCustomClaims: [],
    userInfoCustomClaims: [],
    optionalScopes: [],
    postLogoutRedirectUris: [],
    backchannelLogoutUri: null,
    userInfoSignedResponse: false,
    clientUri: null,
    policyUri: null,
    tosUri: null,
    lastUsedAt: null,
    tokensValidFrom: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  return changedClient(blank, given)
}

/** The client after a change: members sent replace, members absent are kept; null takes a setting of its own away. */
export function changedClient(current: ClientRecord, given: Given): ClientRecord {
  return {
    ...current,
    name: given.name ?? current.name,
    description: given.description ?? current.description,
    clientType: given.clientType ?? current.clientType,
    redirectUris: given.redirectURIs ?? current.redirectUris,
    attributes: given.attributes ?? current.attributes,
    grantTypes: given.grantTypes ?? current.grantTypes,
    scopes: given.scopes ?? current.scopes,
    defaultScope: sent(given.defaultScope, current.defaultScope),
    usePkce: sent(given.usePKCE, current.usePkce),
    tokenEndpointAuthMethod: sent(given.tokenEndpointAuthMethod, current.tokenEndpointAuthMethod),
    issueTlsBoundAccessTokens: sent(
      given.issueTLSClientCertificateBoundAccessTokens,
      current.issueTlsBoundAccessTokens,
    ),
    tlsClientAuthSubjectDn: sent(given.tlsClientAuthSubjectDN, current.tlsClientAuthSubjectDn),
    accessTokenCustomClaims: given.accessTokenCustomClaims ?? current.accessTokenCustomClaims,
    idTokenCustomClaims: given.idTokenCustomClaims ?? current.idTokenCustomClaims,
    userInfoCustomClaims: given.userInfoCustomClaims ?? current.userInfoCustomClaims,
    optionalScopes: given.optionalScopes ?? current.optionalScopes,
    postLogoutRedirectUris: given.postLogoutRedirectURIs ?? current.postLogoutRedirectUris,
    backchannelLogoutUri: sent(given.backchannelLogoutURI, current.backchannelLogoutUri),
    userInfoSignedResponse: given.userInfoSignedResponse ?? current.userInfoSignedResponse,
    clientUri: sent(given.clientURI, current.clientUri),
    policyUri: sent(given.policyURI, current.policyUri),
    tosUri: sent(given.termsOfServiceURI, current.tosUri),
  }
}

/**
 * Rules that span members. A registration template is a client by name only, and has a fixed shape.
 * @throws AppError that names every member in the way
 * @see administration REST surface §3 and §3.2
 */
export function checkClient(client: ClientRecord): void {
  const errors: FieldErrors = client.name.startsWith(DCR_TEMPLATE_PREFIX) ? templateErrors(client) : {}
  if (client.defaultScope !== null && !client.scopes.includes(client.defaultScope)) {
    errors.defaultScope ??= ['must be one of the scopes of the client']
  }
  const first = Object.entries(errors)[0]
  if (!first) return
  throw new AppError('validation_failed', `${first[0]}: ${first[1][0]}`, { fieldErrors: errors })
}

function templateErrors(client: ClientRecord): FieldErrors {
  const errors: FieldErrors = {}
  const expect = (holds: boolean, field: string, rule: string) => {
    if (!holds)
      errors[field] = [`${rule} in a registration template, which a name starting ${DCR_TEMPLATE_PREFIX} means`]
  }
  expect(client.clientType === 'PUBLIC_CLIENT', 'clientType', 'must be PUBLIC_CLIENT')
  expect(isExactly(client.grantTypes, 'IMPLICIT'), 'grantTypes', 'must be IMPLICIT alone')
  expect(isExactly(client.scopes, 'dcrreg'), 'scopes', 'must be dcrreg alone')
  expect(client.defaultScope === 'dcrreg', 'defaultScope', 'must be dcrreg')
  expect(client.redirectUris.length > 0, 'redirectURIs', 'must name what registered clients get')
  return errors
}

function isExactly(list: readonly string[], only: string): boolean {
  return list.length === 1 && list[0] === only
}

/** Names of resource servers that could own the scopes of a client. */
export function candidateOwners(scopes: readonly string[]): string[] {
  const names = scopes.filter((scope) => !isBuiltInScope(scope)).flatMap(scopeReadings)
  return [...new Set(names.map((reading) => reading.resource))]
}

/**
 * The owner of each scope; built-in scopes have none.
 * @throws AppError on `scopes` for scopes that no resource server of the domain has
 */
export function scopeOwners(scopes: readonly string[], candidates: readonly ResourceRecord[]): Record<string, string> {
  const owners: [string, string][] = []
  const unknown: string[] = []
  for (const scope of scopes) {
    if (isBuiltInScope(scope)) continue
    const owner = ownerOf(scope, candidates)
    if (owner) owners.push([scope, owner.id])
    else unknown.push(scope)
  }
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 5).join(', ')
    throw fieldError(
      'scopes',
      `no resource server of this domain has ${shown}${unknown.length > 5 ? ' and others' : ''}`,
    )
  }
  return Object.fromEntries(owners)
}

function sent<T>(value: T | undefined, current: T): T {
  return value === undefined ? current : value
}
