import { z } from 'zod'
import { redirectUriSchema } from '@/lib/schemas/client'
import { clientAuthMethodSchema } from '@/lib/schemas/client-auth-method-schema'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { grantTypeSchema } from '@/lib/schemas/grant-type-schema'
import { tokenAttributesSchema } from '@/lib/schemas/token-attribute'
import { json } from './db'
import type { Client } from './generated/sqlite/client'
import type { ClientRecord } from './policy-types'

const redirectUrisSchema = z.array(redirectUriSchema)
const claimsSchema = z.array(z.string())
const pkceSchema = z.enum(['STRICT', 'NON_STRICT']).nullable()
const methodSchema = clientAuthMethodSchema.nullable()
export const clientTypeSchema = z.enum(CLIENT_TYPES)
export const grantTypesSchema = z.array(grantTypeSchema)

export const withClientScopes = { scopes: { orderBy: { position: 'asc' } } } as const

export function toClientRecord(row: Client & { scopes: { scope: string }[] }): ClientRecord {
  const { nameLower: _name, clientIdLower: _id, ...rest } = row
  return {
    ...rest,
    clientType: clientTypeSchema.parse(row.clientType),
    redirectUris: redirectUrisSchema.parse(row.redirectUris),
    attributes: tokenAttributesSchema.parse(row.attributes),
    grantTypes: grantTypesSchema.parse(row.grantTypes),
    scopes: row.scopes.map(({ scope }) => scope),
    usePkce: pkceSchema.parse(row.usePkce),
    tokenEndpointAuthMethod: methodSchema.parse(row.tokenEndpointAuthMethod),
    accessTokenCustomClaims: claimsSchema.parse(row.accessTokenCustomClaims),
    idTokenCustomClaims: claimsSchema.parse(row.idTokenCustomClaims),
    userInfoCustomClaims: claimsSchema.parse(row.userInfoCustomClaims),
    optionalScopes: claimsSchema.parse(row.optionalScopes ?? []),
    postLogoutRedirectUris: claimsSchema.parse(row.postLogoutRedirectUris ?? []),
  }
}

export function toClientRow({ scopes: _, ...client }: ClientRecord) {
  return {
    ...client,
    nameLower: client.name.toLowerCase(),
    clientIdLower: client.clientId.toLowerCase(),
    redirectUris: json(client.redirectUris),
    attributes: json(client.attributes),
    grantTypes: json(client.grantTypes),
    accessTokenCustomClaims: json(client.accessTokenCustomClaims),
    idTokenCustomClaims: json(client.idTokenCustomClaims),
    userInfoCustomClaims: json(client.userInfoCustomClaims),
    optionalScopes: json(client.optionalScopes),
    postLogoutRedirectUris: json(client.postLogoutRedirectUris),
  }
}

/** Rows of ClientScope: the scopes in their order, the first of each resource marked. */
export function toScopeRows(client: ClientRecord, scopeOwners: Record<string, string>) {
  const seen = new Set<string>()
  return client.scopes.map((scope, position) => {
    const resourceId = Object.hasOwn(scopeOwners, scope) ? (scopeOwners[scope] ?? null) : null
    const isFirst = resourceId !== null && !seen.has(resourceId)
    if (resourceId !== null) seen.add(resourceId)
    return { clientPk: client.pk, scope, domainId: client.domainId, resourceId, isFirst, position }
  })
}

/** Rows of ClientGrant: what lists filtered by grant are ordered by. */
export function toGrantRows(client: ClientRecord) {
  return client.grantTypes.map((grantType) => ({
    clientPk: client.pk,
    grantType,
    domainId: client.domainId,
    clientType: client.clientType,
    nameLower: client.name.toLowerCase(),
    clientIdLower: client.clientId.toLowerCase(),
    createdAt: client.createdAt,
  }))
}
