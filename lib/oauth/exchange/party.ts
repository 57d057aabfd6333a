import { epochSeconds } from '@/lib/base/clock'
import { believedIssuer } from '../assertions/believed-issuer'
import { checkSubject, checkTimes } from '../assertions/check-claims'
import { readAssertion, type UnverifiedAssertion } from '../assertions/jws'
import { verifySignature } from '../assertions/verify-signature'
import { OAuthError, refuse } from '../errors'
import type { GrantRequest } from '../grants/grant'
import { issuerOf } from '../issuer'
import type { RuntimeUser } from '../ports'
import type { Claims } from '../tokens/claims'
import { olderBySeconds, userObjection } from '../tokens/user-state'
import { type VerifyPorts, verifyAccessToken } from '../tokens/verify'

/** Whom a subject or actor token speaks for, once it is believed. */
export interface Party {
  issuer: string
  subject: string
  /** the person of the domain's identity store; null for a client, and for somebody only the issuer knows */
  user: RuntimeUser | null
  claims: Claims
  /** the token is of this server: what decides over its tokens was checked */
  isOurs: boolean
  /** scopes it holds here; null for a token of somebody else */
  scopes: readonly string[] | null
  /** seconds left */
  remainingSeconds: number
}

/**
 * Checks a subject or actor token: one of this server as on every use of it, one of a trusted issuer by signature, time
 * and the state of the person, where the domain knows one of that name.
 * @throws OAuthError invalid_grant; the trace says which of the two tokens it was
 * @see RFC 8693 §2.1; spec runtime-api §10
 */
export async function verifyParty(request: GrantRequest, token: string, role: 'subject' | 'actor'): Promise<Party> {
  try {
    const assertion = readAssertion(token, 'assertion')
    return (await isForeign(request, assertion))
      ? await foreignParty(request, assertion)
      : await ownParty(request, token)
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error
    throw error.about(`${role} token`)
  }
}

/**
 * Of somebody else is what a registered issuer signed. What a key of the domain signed is ours whatever it calls the
 * issuer: that name may have changed since.
 */
async function isForeign({ config, domain, publicUrl, server }: GrantRequest, { claims, header }: UnverifiedAssertion) {
  const { iss } = claims
  if (iss === issuerOf(domain, publicUrl, server)) return false
  const isRegistered = typeof iss === 'string' && iss.length <= 512 && (await config.trustedIssuer(domain.id, iss))
  return isRegistered ? true : !domain.verificationKeys.some((key) => key.kid === header.kid)
}

async function ownParty(request: GrantRequest, token: string): Promise<Party> {
  let person: Promise<RuntimeUser | null> | null = null
  // The state of a person is part of the person, who is needed anyway: one read for both.
  const users: VerifyPorts['users'] = {
    stateOf(userId, now) {
      person = request.users.byId(userId, now)
      return person
    },
  }
  const { claims, userId, scopes, remainingSeconds } = await verifyAccessToken({ ...request, users }, request, token)
  const user = await (person as Promise<RuntimeUser | null> | null)
  if (userId !== null && !user) throw refuse('token.user-state', 'gone')
  return {
    issuer: String(claims.iss),
    subject: String(claims.sub),
    user,
    claims,
    isOurs: true,
    scopes,
    remainingSeconds,
  }
}

async function foreignParty(request: GrantRequest, assertion: UnverifiedAssertion): Promise<Party> {
  const { domain, authenticated, users, server, now } = request
  const issuer = await believedIssuer({ ...request, client: authenticated.client }, assertion)
  verifySignature(assertion, issuer.keys, now)
  checkTimes(assertion, issuer, now)
  const { claims } = assertion
  const subject = checkSubject(assertion)
  // What is issued cannot live longer than this, so the skew that lets a token in does not make it live on.
  const remainingSeconds = Math.floor(Number(claims.exp)) - epochSeconds(now)
  if (remainingSeconds <= 0) throw refuse('assertion.expiry', 'expired within the skew')
  const user = await users.byName(domain, subject, now)
  const issuedAt = typeof claims.iat === 'number' ? claims.iat : Number(claims.exp) - issuer.maxLifetimeSeconds
  const objection = user && userObjection(user, olderBySeconds(issuedAt), server)
  if (objection) throw refuse('assertion.user-state', objection.got)
  return { issuer: issuer.issuer, subject, user, claims, isOurs: false, scopes: null, remainingSeconds }
}
