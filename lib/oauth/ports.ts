import type { KeyObject } from 'node:crypto'
import type { ClientAuthMethod } from '@/lib/schemas/client-auth-method'
import type { ClientType } from '@/lib/schemas/client-type'
import type { CustomAttrs, IssuerMode } from '@/lib/schemas/custom-attrs'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'
import type { TokenSetting } from '@/lib/schemas/token-setting'
import type { OAuthError } from './errors'
import type { AssertionKey, RuntimeTrustedIssuer } from './ports/trust'

/**
 * What the protocol core asks of the world. Small, and each with the semantics an implementation must keep.
 * A value that is at hand is returned as it is, not as a promise: the hot path then has no turn of the event loop.
 */
export type MaybePromise<T> = T | Promise<T>

export interface SigningKey {
  /** of the stored pair, by which what it signed is counted */
  keyPairId: string
  kid: string
  algorithm: 'RS256' | 'ES256' | 'EdDSA'
  privateKey: KeyObject
  publicKey: KeyObject
  x5t: string
}

export interface VerificationKey {
  kid: string
  algorithm: 'RS256' | 'ES256' | 'EdDSA'
  publicKey: KeyObject
  x5t: string
  /** when the key stops being believed; null while it signs */
  retiresAt: Date | null
}

export interface RuntimeDomain {
  id: string
  name: string
  issuerMode: IssuerMode
  /** where a person is sent to consent, or to read of an error; the built-in pages unless an administrator set another */
  consentPageUrl: string
  errorPageUrl: string
  /** name of the identity store whose people the domain knows */
  identityProvider: string
  enableMultipleResourceServer: boolean
  tokenSettings: readonly TokenSetting[]
  tokenEndpointAuthMethodsSupported: readonly ClientAuthMethod[] | null
  customAttrs: CustomAttrs | null
  /** null only while a domain's key is being made */
  signingKey: SigningKey | null
  /** signing, published and retiring keys */
  verificationKeys: readonly VerificationKey[]
  /** public JWKs as JWKS lists them, with kid, use, alg, x5c, x5t and x5t#S256; retiring ones carry their end */
  jwks: readonly { jwk: Record<string, unknown>; retiresAt: Date | null }[]
  /** changes whenever anything above changes; lets callers cache what they derive */
  revision: string
}

export interface RuntimeSecret {
  id: string
  hashKind: 'SHA256' | 'ARGON2ID'
  hash: string
  /** null for the current secret */
  expiresAt: Date | null
}

export interface RuntimeClient {
  pk: string
  domainId: string
  clientId: string
  name: string
  description: string
  clientType: ClientType
  /** compared exactly. @see RFC 9700 §2.1 */
  redirectUris: ReadonlySet<string>
  postLogoutRedirectUris: ReadonlySet<string>
  /** where it is told that a session ended; null where it is not told */
  backchannelLogoutUri: string | null
  /** scopes that a person may decline */
  optionalScopes: ReadonlySet<string>
  /** null: the domain decides */
  usePkce: 'STRICT' | 'NON_STRICT' | null
  /** user info as a JWT signed with the key of the domain */
  userInfoSignedResponse: boolean
  clientUri: string | null
  policyUri: string | null
  tosUri: string | null
  grantTypes: ReadonlySet<GrantTypeName>
  scopes: ReadonlySet<string>
  defaultScope: string | null
  attributes: readonly TokenAttribute[]
  /** claims of the person that its access tokens and its user info answers carry besides */
  accessTokenCustomClaims: readonly string[]
  idTokenCustomClaims: readonly string[]
  userInfoCustomClaims: readonly string[]
  tokenEndpointAuthMethod: ClientAuthMethod | null
  /** tokens issued before this instant belonged to an earlier client of the same id */
  createdAt: Date
  /** tokens issued to the client before this instant are refused; null when none were */
  tokensValidFrom: Date | null
  secrets: readonly RuntimeSecret[]
}

export interface RuntimeResource {
  id: string
  name: string
  description: string
  /** unqualified, the implicit DefaultScope among them */
  scopes: ReadonlySet<string>
  /** what a person reads of a scope, by its unqualified name; absent where nobody described it */
  scopeDescriptions: ReadonlyMap<string, string>
  tokenAttributes: readonly TokenAttribute[]
  audienceSubjects: readonly string[]
}

/**
 * Configuration as the runtime sees it: from memory where it can, always at most one second behind a change made on
 * another node, and never behind a change made on this one.
 */
export interface ConfigSource {
  domainByName(name: string): MaybePromise<RuntimeDomain | null>
  clientById(domainId: string, clientId: string): MaybePromise<RuntimeClient | null>
  resourceByName(domainId: string, name: string): MaybePromise<RuntimeResource | null>
  /** Switched off ones too, so that a refusal can say so. */
  trustedIssuer(domainId: string, issuer: string): MaybePromise<RuntimeTrustedIssuer | null>
  /** The keys of the certificates registered with a client; empty when there are none. */
  clientKeys(clientPk: string): MaybePromise<readonly AssertionKey[]>
  /** Every domain's keys, for the JWKS that names no domain; bounded by `limit` domains. */
  allDomains(limit: number): MaybePromise<RuntimeDomain[]>
  /** The same object until something about it changes, so that callers can keep what they derive by it. */
  server(): MaybePromise<RuntimeServer>
}

/**
 * Verifies a presented client secret. A failure must take as long for a client that does not exist (empty list) as for
 * one whose secret is wrong. Answers `expired` only when the presented secret is right but its overlap has ended.
 */
export interface SecretVerifier {
  verify(secrets: readonly RuntimeSecret[], presented: string, now: Date): MaybePromise<SecretVerdict>
}
export type SecretVerdict = { outcome: 'match'; secretId: string } | { outcome: 'expired' } | { outcome: 'none' }

/** Why a person may not be acted for now, whatever they prove. */
export type UserRefusal = 'disabled' | 'locked' | 'locked-for-a-while' | 'must-change-password'

/** What decides over a person's tokens; read from the store on every use, never remembered. */
export interface UserState {
  /** null while nothing stands in the way */
  refusal: UserRefusal | null
  passwordChangedAt: Date | null
  /** tokens issued before this instant are refused; null when none were */
  tokensValidFrom: Date | null
}

/** A person of an identity store, as grants and claims need them. */
export interface RuntimeUser extends UserState {
  /** lasting identity, `uid` in tokens: a new user of an old name is another person */
  id: string
  /** `sub` in tokens */
  username: string
  storeName: string
  /** standard claims by their names; absent where nothing is known. @see OpenID Connect Core 1.0 §5.1 */
  claims: Readonly<Record<string, unknown>>
  groups: readonly string[]
  /** custom attributes of the user */
  attributes: Readonly<Record<string, unknown>>
}

export type PasswordVerdict =
  | { outcome: 'match'; user: RuntimeUser }
  | { outcome: 'refused'; reason: 'unknown' | 'password' | UserRefusal }
  /** the directory did not answer in time, or too many wait */
  | { outcome: 'unavailable' }

/**
 * The people of the identity store a domain names. `authenticate` counts failures and locks as the store's settings say,
 * and takes as long for a name that does not exist as for a wrong password.
 */
export interface UserDirectory {
  authenticate(domain: RuntimeDomain, username: string, password: string, now: Date): Promise<PasswordVerdict>
  /** null when the domain's store holds no such user; the state is for the caller to check */
  byName(domain: RuntimeDomain, username: string, now: Date): Promise<RuntimeUser | null>
  byId(userId: string, now: Date): Promise<RuntimeUser | null>
  /** One indexed read. null when the user is gone. */
  stateOf(userId: string, now: Date): MaybePromise<UserState | null>
}

/** Server-wide switches that the protocol obeys. @see spec admin-api §7, runtime-api §4, §12 and §13 */
export interface RuntimeServer {
  /** path segment of the issuer: `oauth2`, or CustomIssuerPathExtension */
  issuerPath: string
  omitIssuerPort: boolean
  /** userPasswordChangeCheckEnabled: tokens issued before the last password change are refused */
  passwordChangeCheck: boolean
  /** GrantTypeRefreshTokenEnabled: a refresh also returns a new refresh token; a domain may say otherwise */
  refreshRotation: boolean
  /** oauth.auto.revoke.enabled: a refresh token ends with its use; a domain may say otherwise */
  refreshAutoRevoke: boolean
  /** how long a used refresh token is still answered, for callers that sent it twice at once */
  refreshGraceSeconds: number
  /** consentExpiryTimeInMinutes of the server, which beats that of every domain; null where it is not set */
  consentExpiryMinutes: number | null
}

/** Remembers assertions, on all nodes. */
export interface AssertionReplay {
  /** True for the first use, false for every other; one conditional write, so of two at once exactly one is first. */
  consume(domainId: string, issuer: string, tokenId: string, expiresAt: Date): Promise<boolean>
}

/** Signs the input with the algorithm of the key, on the thread pool. @see RFC 7515 §5.1 */
export interface Signer {
  /** @param token what is signed, so that tokens alive under a key can be counted */
  sign(key: SigningKey, input: string, token?: SignedToken): Promise<Buffer>
}
export interface SignedToken {
  domainId: string
  /** `exp`, in seconds */
  expiresAtSeconds: number
}

/** Who and what a request was about, as far as the endpoint came to know. */
export interface RequestFacts {
  endpoint: string
  domain: RuntimeDomain | null
  client: RuntimeClient | null
  /** canonical name, empty while unknown */
  grantType: GrantTypeName | ''
  correlationId: string
  at: Date
}

/** What happened at an endpoint, told once per request; must not throw and must not wait. */
export interface RuntimeEvents {
  tokenIssued(event: {
    domain: RuntimeDomain
    client: RuntimeClient
    grantType: GrantTypeName
    /** null where the client proved itself without a secret */
    secretId: string | null
    at: Date
  }): void
  refused(facts: RequestFacts, error: OAuthError): void
  /** An introspected or inspected token that is not valid: an answer, not an error, and still worth explaining. */
  tokenRejected(facts: RequestFacts, error: OAuthError): void
  /** Somebody fetched the keys of these domains, or learned that those it has are the current ones. */
  keysFetched(event: { domains: readonly RuntimeDomain[]; address: string; at: Date }): void
}
