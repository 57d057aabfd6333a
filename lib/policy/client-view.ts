import type { ClientView } from '@/lib/schemas/client'
import type { ClientRecord, DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { currentSecret, secretView, shownSecrets } from './secret-rules'

type Domain = Pick<DomainRecord, 'name'>

/** The client as it leaves the service: of its secrets only when they were made, used and end. */
export async function clientView(
  scope: StoreScope,
  client: ClientRecord,
  domain: Domain,
  now: Date,
): Promise<ClientView> {
  const secrets = await scope.clients.secrets(client.pk)
  return {
    pk: client.pk,
    domainId: client.domainId,
    ...clientMembers(client, domain),
    version: client.version,
    createdAt: client.createdAt,
    updatedAt: client.updatedAt,
    lastUsedAt: client.lastUsedAt,
    secrets: shownSecrets(secrets, now).map(secretView),
  }
}

/** The stored members under their public names. */
export function clientMembers(client: ClientRecord, domain: Domain) {
  return {
    id: client.clientId,
    name: client.name,
    idDomain: domain.name,
    description: client.description,
    clientType: client.clientType,
    redirectURIs: client.redirectUris,
    attributes: client.attributes,
    grantTypes: client.grantTypes,
    scopes: client.scopes,
    defaultScope: client.defaultScope,
    usePKCE: client.usePkce,
    tokenEndpointAuthMethod: client.tokenEndpointAuthMethod,
    issueTLSClientCertificateBoundAccessTokens: client.issueTlsBoundAccessTokens,
    tlsClientAuthSubjectDN: client.tlsClientAuthSubjectDn,
    accessTokenCustomClaims: client.accessTokenCustomClaims,
    idTokenCustomClaims: client.idTokenCustomClaims,
    userInfoCustomClaims: client.userInfoCustomClaims,
    optionalScopes: client.optionalScopes,
    postLogoutRedirectURIs: client.postLogoutRedirectUris,
    backchannelLogoutURI: client.backchannelLogoutUri,
    userInfoSignedResponse: client.userInfoSignedResponse,
    clientURI: client.clientUri,
    policyURI: client.policyUri,
    termsOfServiceURI: client.tosUri,
  }
}

/** What an audit entry compares. Which secret is current shows as changed, and is masked, as any secret is. */
export async function auditedMembers(scope: StoreScope, client: ClientRecord, domain: Domain): Promise<object> {
  const secret = currentSecret(await scope.clients.secrets(client.pk))
  return { ...clientMembers(client, domain), secret: secret?.id ?? null }
}

/** Who an audit entry is about. */
export function auditedClient(client: ClientRecord, domain: Domain) {
  return {
    entityKind: 'client' as const,
    entityId: client.pk,
    entityName: client.name,
    domainId: client.domainId,
    domainName: domain.name,
  }
}
