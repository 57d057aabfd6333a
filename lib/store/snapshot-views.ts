import { createPublicKey, type KeyObject } from 'node:crypto'
import { sha256Hex } from '@/lib/base/hash'
import type { RuntimeClient, RuntimeDomain, RuntimeResource, SigningKey } from '@/lib/oauth/ports'
import { IMPLICIT_SCOPE_NAME } from '@/lib/schemas/implicit-scope'
import type {
  ClientRecord,
  ClientSecretRecord,
  DomainKeyRecord,
  DomainRecord,
  KeyPairRecord,
  ResourceRecord,
} from './policy-types'
import { ownSet, sharedSet } from './shared-sets'

/** What the room of keys knows how to do; handed in, because it is a floor above this one. */
export interface KeyTools {
  /** Opens the sealed private half. */
  openKey(pair: KeyPairRecord): KeyObject
  publicJwk(pair: KeyPairRecord, kid: string): Record<string, unknown>
}

type Key = DomainKeyRecord & { pair: KeyPairRecord }

export function runtimeDomain(domain: DomainRecord, keys: readonly Key[], tools: KeyTools): RuntimeDomain {
  const verificationKeys = keys.map(({ kid, retiresAt, pair }) => ({
    kid,
    algorithm: pair.algorithm,
    publicKey: createPublicKey(pair.publicKey),
    x5t: pair.x5t,
    retiresAt,
  }))
  const signing = keys.find((key) => key.state === 'SIGNING')
  const publicKey = verificationKeys.find((key) => key.kid === signing?.kid)?.publicKey
  let opened: SigningKey | undefined
  return {
    id: domain.id,
    name: domain.name,
    issuerMode: domain.customAttrs?.issuerMode === 'DOMAIN' ? 'DOMAIN' : 'SHARED',
    consentPageUrl: domain.consentPageUrl,
    errorPageUrl: domain.errorPageUrl,
    identityProvider: domain.identityProvider,
    enableMultipleResourceServer: domain.enableMultipleResourceServer,
    tokenSettings: domain.tokenSettings,
    tokenEndpointAuthMethodsSupported: domain.tokenEndpointAuthMethodsSupported,
    customAttrs: domain.customAttrs,
    // Opened by whoever signs first: the JWKS of all domains needs no private key.
    get signingKey() {
      if (!signing || !publicKey) return null
      opened ??= {
        keyPairId: signing.keyPairId,
        kid: signing.kid,
        algorithm: signing.pair.algorithm,
        privateKey: tools.openKey(signing.pair),
        publicKey,
        x5t: signing.pair.x5t,
      }
      return opened
    },
    verificationKeys,
    jwks: keys.map(({ kid, retiresAt, pair }) => ({ jwk: tools.publicJwk(pair, kid), retiresAt })),
    revision: revisionOf(domain, keys),
  }
}

/** Names the content: every edit of a domain raises its version, everything else is a fact of its keys. */
function revisionOf(domain: DomainRecord, keys: readonly Key[]): string {
  const facts = keys.map(({ keyPairId, kid, state, retiresAt }) => [keyPairId, kid, state, retiresAt])
  return sha256Hex(JSON.stringify([domain.id, domain.version, facts])).slice(0, 16)
}

export function runtimeClient(client: ClientRecord, secrets: readonly ClientSecretRecord[]): RuntimeClient {
  return {
    pk: client.pk,
    domainId: client.domainId,
    clientId: client.clientId,
    name: client.name,
    description: client.description,
    redirectUris: ownSet(client.redirectUris.map(({ url }) => url)),
    postLogoutRedirectUris: ownSet(client.postLogoutRedirectUris),
    backchannelLogoutUri: client.backchannelLogoutUri,
    optionalScopes: sharedSet(client.optionalScopes),
    usePkce: client.usePkce,
    userInfoSignedResponse: client.userInfoSignedResponse,
    clientUri: client.clientUri,
    policyUri: client.policyUri,
    tosUri: client.tosUri,
    clientType: client.clientType,
    grantTypes: sharedSet(client.grantTypes),
    scopes: sharedSet(client.scopes),
    defaultScope: client.defaultScope,
    attributes: client.attributes,
    accessTokenCustomClaims: client.accessTokenCustomClaims,
    idTokenCustomClaims: client.idTokenCustomClaims,
    userInfoCustomClaims: client.userInfoCustomClaims,
    tokenEndpointAuthMethod: client.tokenEndpointAuthMethod,
    createdAt: client.createdAt,
    tokensValidFrom: client.tokensValidFrom,
    secrets: secrets.map(({ id, hashKind, hash, expiresAt }) => ({ id, hashKind, hash, expiresAt })),
  }
}

export function runtimeResource(resource: ResourceRecord): RuntimeResource {
  return {
    id: resource.id,
    name: resource.name,
    description: resource.description,
    scopeDescriptions: new Map(
      resource.scopes
        .filter(({ description }) => description !== '')
        .map((scope) => [scope.scopeName, scope.description]),
    ),
    scopes: new Set([...resource.scopes.map((scope) => scope.scopeName), IMPLICIT_SCOPE_NAME]),
    tokenAttributes: resource.tokenAttributes,
    audienceSubjects: resource.audienceSubjects,
  }
}
