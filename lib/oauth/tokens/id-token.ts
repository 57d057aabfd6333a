import { hash } from 'node:crypto'
import { epochSeconds } from '@/lib/base/clock'
import { defaultTtlSeconds } from '@/lib/schemas/token-type'
import { refuse } from '../errors'
import { issuerOf } from '../issuer'
import type { RuntimeClient, RuntimeDomain, RuntimeServer, RuntimeUser, Signer, SigningKey } from '../ports'
import type { ClaimsRequest } from '../ports/claims-request'
import { askedClaims } from '../user-info'
import { signClaims } from './access-token'
import type { Claims } from './claims'
import { addUserClaims } from './custom-claims'

/** Password alone: the lowest level there is, and the only one of this version. @see OpenID Connect Core 1.0 §2 */
export const PASSWORD_ACR = '1'

export interface IdTokenFacts {
  domain: RuntimeDomain
  client: RuntimeClient
  user: RuntimeUser
  /** when the person proved who they are */
  signedInAt: Date
  /** as the client sent it; null where it sent none, and on every later token of the same authorization */
  nonce: string | null
  /** the sign-in session, by which the client is told of its end */
  sessionId: string | null
  /** the access token it comes with, to which it is bound */
  accessToken: string
  /** what the client asked for by name; null where it did not */
  wishes: ClaimsRequest['idToken'] | null
  publicUrl: string
  server: RuntimeServer
  now: Date
}

/** Lifetime of ID tokens of a domain, in seconds. */
export function idTokenTtlSeconds({ tokenSettings }: Pick<RuntimeDomain, 'tokenSettings'>): number {
  return tokenSettings.find((entry) => entry.tokenType === 'ID_TOKEN')?.tokenExpiry ?? defaultTtlSeconds('ID_TOKEN')
}

/** Whether ID tokens of a client say more of the person than who it is: then all that is known has to be read. */
export function idTokenTellsOfPerson(
  client: Pick<RuntimeClient, 'idTokenCustomClaims'>,
  wishes: ClaimsRequest['idToken'] | null,
): boolean {
  return client.idTokenCustomClaims.length > 0 || (wishes !== null && Object.keys(wishes).length > 0)
}

/**
 * Tells a client who signed in, and when. What scopes stand for is told by the user info endpoint; only what the client
 * asks for by name, or an administrator set for it, is told here.
 * @throws OAuthError temporarily_unavailable while the domain has no signing key
 * @see OpenID Connect Core 1.0 §2, §3.1.3.6, §5.4 and §12.2; OpenID Connect Back-Channel Logout 1.0 §2.1 for `sid`
 */
export async function signIdToken(signer: Signer, facts: IdTokenFacts): Promise<string> {
  const { domain, client, user, nonce, sessionId, wishes, now } = facts
  const key = domain.signingKey
  if (!key) throw refuse('domain.signing-key', 'none')
  const issuedAt = epochSeconds(now)
  const told: Claims = wishes ? askedClaims(Object.keys(wishes), client.scopes, user.claims) : {}
  addUserClaims(told, client.idTokenCustomClaims, user)
  return signClaims(signer, domain, {
    // Whatever else is told, nothing of it takes the place of what follows.
    ...told,
    iss: issuerOf(domain, facts.publicUrl, facts.server),
    sub: user.username,
    aud: client.clientId,
    azp: client.clientId,
    exp: issuedAt + idTokenTtlSeconds(domain),
    iat: issuedAt,
    auth_time: epochSeconds(facts.signedInAt),
    at_hash: leftHalfHash(key, facts.accessToken),
    uid: user.id,
    domain: domain.name,
    ...(nonce !== null && { nonce }),
    ...(sessionId !== null && { sid: sessionId }),
    ...(wishes && Object.hasOwn(wishes, 'acr') && { acr: PASSWORD_ACR }),
  })
}

/** The left half of the hash that goes with the algorithm of the signature. @see OpenID Connect Core 1.0 §3.1.3.6 */
function leftHalfHash({ algorithm }: Pick<SigningKey, 'algorithm'>, token: string): string {
  // Ed25519 signs over SHA-512 (RFC 8032 §5.1).
  const digest = hash(algorithm === 'EdDSA' ? 'sha512' : 'sha256', token, 'buffer')
  return digest.subarray(0, digest.length / 2).toString('base64url')
}
