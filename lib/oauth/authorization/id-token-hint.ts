import { fromBase64url } from '@/lib/base/base64url'
import { isSigned } from '../assertions/verify-signature'
import { issuerOf, sharedIssuer } from '../issuer'
import type { RuntimeDomain, RuntimeServer } from '../ports'

/** An ID token that came back as a hint: whom it is about. It proves nothing about who sends it. */
export interface IdTokenHint {
  /** `sub` */
  subject: string
  /** `uid`; null where it has none */
  userId: string | null
  /** `sid` */
  sessionId: string | null
  /** `aud`, the clients it was meant for */
  audience: readonly string[]
}

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/
const MAX_LENGTH = 16_384

/**
 * Reads an ID token of this server, however old: a client may have kept it for longer than it lives. What was issued
 * under another spelling of the issuer counts while its key does.
 * @returns null when it is none of this domain
 * @see OpenID Connect Core 1.0 §3.1.2.1, RP-Initiated Logout 1.0 §2
 */
export function readIdTokenHint(
  place: { domain: RuntimeDomain; server: RuntimeServer; publicUrl: string },
  text: string,
): IdTokenHint | null {
  const parts = text.length > MAX_LENGTH ? null : COMPACT.exec(text)
  if (!parts) return null
  const [, encodedHeader = '', payload = '', signature = ''] = parts
  const header = jsonObject(encodedHeader)
  const claims = jsonObject(payload)
  if (!header || !claims) return null
  const key = place.domain.verificationKeys.find(
    (known) => known.kid === header.kid && (header.x5t === undefined || known.x5t === header.x5t),
  )
  if (!key || header.alg !== key.algorithm) return null
  const data = Buffer.from(`${encodedHeader}.${payload}`)
  if (!isSigned(key.algorithm, key.publicKey, data, fromBase64url(signature))) return null
  return isOurs(place, claims) ? hintOf(claims) : null
}

/** One key pair may serve several domains, which may share an issuer as well. */
function isOurs({ domain, server, publicUrl }: Parameters<typeof readIdTokenHint>[0], { iss, domain: name }: Claims) {
  if (name !== domain.name) return false
  return iss === issuerOf(domain, publicUrl, server) || iss === sharedIssuer(publicUrl, server)
}

type Claims = Record<string, unknown>

/** The same key signs access tokens and logout tokens; only an ID token has `sub` and is meant for clients alone. */
function hintOf({ sub, uid, sid, aud, scope, events }: Claims): IdTokenHint | null {
  if (typeof sub !== 'string' || scope !== undefined || events !== undefined) return null
  const audience = (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string')
  return {
    subject: sub,
    userId: typeof uid === 'string' ? uid : null,
    sessionId: typeof sid === 'string' ? sid : null,
    audience,
  }
}

function jsonObject(part: string): Claims | null {
  try {
    const value: unknown = JSON.parse(fromBase64url(part).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : null
  } catch {
    return null
  }
}
