import type { Page } from '@/lib/base/page'
import type { RedirectUri } from '@/lib/schemas/client'
import type { ClientAttention } from '@/lib/schemas/client-attention'
import type { ClientAuthMethod } from '@/lib/schemas/client-auth-method'
import type { ClientType } from '@/lib/schemas/client-type'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { ClientListQuery, DomainListQuery, ResourceListQuery } from '@/lib/schemas/list-query'
import type { Scope } from '@/lib/schemas/resource'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'
import type { TokenSetting } from '@/lib/schemas/token-setting'

/** Which domains a caller may see: null means all of them. */
export type DomainFilter = readonly string[] | null

export interface DomainRecord {
  id: string
  name: string
  description: string
  identityProvider: string
  errorPageUrl: string
  consentPageUrl: string
  tokenSettings: TokenSetting[]
  customAttrs: CustomAttrs | null
  enableMultipleResourceServer: boolean
  oldSecretRetentionTimeInDays: number
  keyPairRolloverDurationInHours: number
  tokenEndpointAuthMethodsSupported: ClientAuthMethod[] | null
  issueTlsBoundAccessTokens: boolean | null
  tlsClientAuthSubjectDn: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface DomainStore {
  /** @throws UniqueViolation('domain.name') when the name is taken, whatever its case */
  insert(domain: DomainRecord): Promise<void>
  byId(id: string): Promise<DomainRecord | null>
  byName(name: string): Promise<DomainRecord | null>
  byIds(ids: readonly string[]): Promise<DomainRecord[]>
  /** At most `limit` domains, by name. */
  first(limit: number): Promise<DomainRecord[]>
  /**
   * Replaces the row when it still has `expectedVersion`; the stored version becomes one higher.
   * @returns false when another save came first
   */
  replace(domain: DomainRecord, expectedVersion: number): Promise<boolean>
  delete(id: string): Promise<void>
  list(
    query: DomainListQuery,
    visible: DomainFilter,
  ): Promise<Page<DomainRecord & { resourceCount: number; clientCount: number }>>
  /** Resources and clients below it, counted. */
  countChildren(id: string): Promise<{ resources: number; clients: number }>
}

export interface ResourceRecord {
  id: string
  domainId: string
  name: string
  description: string
  scopes: Scope[]
  tokenAttributes: TokenAttribute[]
  audienceSubjects: string[]
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface ResourceStore {
  /** @throws UniqueViolation('resource.name') */
  insert(resource: ResourceRecord): Promise<void>
  byId(id: string): Promise<ResourceRecord | null>
  byName(domainId: string, name: string): Promise<ResourceRecord | null>
  byNames(domainId: string, names: readonly string[]): Promise<ResourceRecord[]>
  replace(resource: ResourceRecord, expectedVersion: number): Promise<boolean>
  delete(id: string): Promise<void>
  list(
    query: ResourceListQuery,
    visible: DomainFilter,
  ): Promise<Page<ResourceRecord & { domainName: string; clientCount: number }>>
  /** Clients per fully-qualified scope of this resource. */
  countClientsByScope(id: string): Promise<Record<string, number>>
  /** The first clients that name one of its scopes (of `scopes`, fully qualified, when given), and how many there are. */
  clientsUsing(
    id: string,
    limit: number,
    scopes?: readonly string[],
  ): Promise<{ total: number; first: { pk: string; name: string; clientId: string }[] }>
}

export interface ClientRecord {
  pk: string
  domainId: string
  clientId: string
  name: string
  description: string
  clientType: ClientType
  redirectUris: RedirectUri[]
  attributes: TokenAttribute[]
  grantTypes: GrantTypeName[]
  scopes: string[]
  defaultScope: string | null
  usePkce: 'STRICT' | 'NON_STRICT' | null
  tokenEndpointAuthMethod: ClientAuthMethod | null
  issueTlsBoundAccessTokens: boolean | null
  tlsClientAuthSubjectDn: string | null
  accessTokenCustomClaims: string[]
  idTokenCustomClaims: string[]
  userInfoCustomClaims: string[]
  optionalScopes: string[]
  postLogoutRedirectUris: string[]
  backchannelLogoutUri: string | null
  userInfoSignedResponse: boolean
  clientUri: string | null
  policyUri: string | null
  tosUri: string | null
  lastUsedAt: Date | null
  /** tokens issued before this instant are refused; kept outside `version` */
  tokensValidFrom: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface ClientSecretRecord {
  id: string
  clientPk: string
  hashKind: 'SHA256' | 'ARGON2ID'
  hash: string
  hint: string
  sealed: Buffer | null
  createdAt: Date
  /** when a newer secret took its place; null for the current one */
  supersededAt: Date | null
  /** when it stops working; null for a current one without an end */
  expiresAt: Date | null
  lastUsedAt: Date | null
}

export type ClientListItem = Pick<
  ClientRecord,
  'pk' | 'domainId' | 'clientId' | 'name' | 'clientType' | 'grantTypes' | 'lastUsedAt' | 'createdAt'
> & { domainName: string }

/** A client list as a service asks for it: what is due depends on the time. */
export type ClientListFilter = Omit<ClientListQuery, 'attention'> & {
  attention?: ClientAttention | undefined
  /** secrets that end before are due; needed with `attention` */
  due?: { now: Date; before: Date }
}

/** A current secret with an end, and whose it is. */
export interface ExpiringSecret {
  clientPk: string
  clientName: string
  hint: string
  expiresAt: Date
}

export interface ClientStore {
  /**
   * `scopeOwners` maps each scope to the resource that owns it (absent: built-in).
   * @throws UniqueViolation('client.id' | 'client.name')
   */
  insert(client: ClientRecord, scopeOwners: Record<string, string>): Promise<void>
  byPk(pk: string): Promise<ClientRecord | null>
  byClientId(domainId: string, clientId: string): Promise<ClientRecord | null>
  /** Names are unique in a domain whatever their case. */
  byName(domainId: string, name: string): Promise<ClientRecord | null>
  replace(client: ClientRecord, scopeOwners: Record<string, string>, expectedVersion: number): Promise<boolean>
  delete(pk: string): Promise<void>
  /** With `attention`, the clients whose secrets are due, those that end first on top. */
  list(query: ClientListFilter, visible: DomainFilter): Promise<Page<ClientListItem>>
  byPks(pks: readonly string[]): Promise<ClientRecord[]>
  /** Clients behind `pk` in a fixed order, with their secrets: for reading all of them once. */
  pageAfter(pk: string, limit: number): Promise<{ client: ClientRecord; secrets: ClientSecretRecord[] }[]>
  /** Newest first. */
  secrets(pk: string): Promise<ClientSecretRecord[]>
  /** The secrets of several clients, each client's newest first. */
  secretsOf(pks: readonly string[]): Promise<ClientSecretRecord[]>
  insertSecret(secret: ClientSecretRecord): Promise<void>
  insertSecrets(secrets: readonly ClientSecretRecord[]): Promise<void>
  /** Ends a secret at an instant, in the past at once; null takes its end away. */
  expireSecret(secretId: string, at: Date | null): Promise<void>
  /** Marks secrets as replaced; each ends at `expiresAt`. */
  supersedeSecrets(ids: readonly string[], supersededAt: Date, expiresAt: Date): Promise<void>
  deleteSecrets(ids: readonly string[]): Promise<void>
  /** Secrets that stop working after `now` and were used after their successor was made, those that end first on top. */
  retiringSecretsInUse(
    now: Date,
    limit: number,
    visible: DomainFilter,
  ): Promise<{ clientPk: string; clientName: string; hint: string; expiresAt: Date; lastUsedAt: Date }[]>
  /** Current secrets that end after `from` and not after `to`, those that end first on top; and how many there are. */
  expiringSecrets(
    range: { from: Date; to: Date },
    limit: number,
    visible: DomainFilter,
  ): Promise<{ total: number; first: ExpiringSecret[] }>
  /** Refuses the client's tokens of before that instant; one that is set already never moves back. */
  setTokensValidFrom(pk: string, at: Date): Promise<void>
  /** Batched marks of use; older instants never overwrite newer ones. */
  markUsed(marks: { clientPk: string; secretId: string | null; at: Date }[]): Promise<void>
}

export interface KeyPairRecord {
  id: string
  alias: string
  keyType: 'RSA' | 'EC' | 'OKP'
  algorithm: 'RS256' | 'ES256' | 'EdDSA'
  sizeBits: number
  certificate: string
  publicKey: string
  /** sealed */
  privateKey: Buffer
  x5t: string
  x5tS256: string
  subject: string
  issuer: string
  notBefore: Date
  notAfter: Date
  createdAt: Date
}

export interface DomainKeyRecord {
  domainId: string
  keyPairId: string
  state: 'PUBLISHED' | 'SIGNING' | 'RETIRING'
  kid: string
  publishedAt: Date
  signingAt: Date | null
  retiresAt: Date | null
}

export interface KeyPairFilter {
  expiresBefore?: Date
  unused?: boolean
}

export interface KeyPairStore {
  /** @throws UniqueViolation('keyPair.alias') */
  insert(pair: KeyPairRecord): Promise<void>
  byAlias(alias: string): Promise<KeyPairRecord | null>
  byId(id: string): Promise<KeyPairRecord | null>
  delete(id: string): Promise<void>
  /** Replaces everything about a pair but its id and alias. */
  replace(pair: KeyPairRecord): Promise<void>
  /** `expiresBefore`: certificates that end before; `unused`: no domain has it, whatever the state. */
  list(
    cursor: string | null,
    limit: number,
    visible: DomainFilter,
    filter?: KeyPairFilter,
  ): Promise<Page<KeyPairRecord & { domainNames: string[] }>>
  /** Domains whose keys are rotated by the server, by id. */
  rotatingDomainIds(): Promise<string[]>
  /** All keys of a domain with their pairs, the signing one first. */
  forDomain(domainId: string): Promise<(DomainKeyRecord & { pair: KeyPairRecord })[]>
  /** The keys of several domains in one query, each domain's in the order of `forDomain`. */
  forDomains(domainIds: readonly string[]): Promise<(DomainKeyRecord & { pair: KeyPairRecord })[]>
  assign(key: DomainKeyRecord): Promise<void>
  updateAssignment(key: DomainKeyRecord): Promise<void>
  unassign(domainId: string, keyPairId: string): Promise<void>
  /** Every domain a pair has a part in, by domain name. */
  assignmentsOf(keyPairId: string): Promise<(DomainKeyRecord & { domainName: string })[]>
}

export interface SearchHit {
  kind: 'domain' | 'resource' | 'client'
  id: string
  label: string
  /** client id, or the description of where it lives */
  detail: string
  domainName: string
}

export interface SearchStore {
  /** Replaces the words by which one entity is found. */
  index(entry: { kind: SearchHit['kind']; entityId: string; domainId: string; texts: string[] }): Promise<void>
  remove(kind: SearchHit['kind'], entityId: string): Promise<void>
  /** Prefix match on any word; every word of `q` must match. */
  find(q: string, visible: DomainFilter, limitPerKind: number): Promise<SearchHit[]>
}
