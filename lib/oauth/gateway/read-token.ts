import { fromBase64url } from '@/lib/base/base64url'
import { epochSeconds } from '@/lib/base/clock'
import type { GatewayScheme } from '@/lib/schemas/migration/gateway-rules'
import { isSigned } from '../assertions/verify-signature'
import type { RuntimeDomain } from '../ports'
import { SignedTokens } from '../tokens/signed-tokens'

/** What a token of a gateway says. */
export interface GatewayToken {
  /** a user name under SSD, a client id under OCIM */
  subject: string
  clientId: string
  environmentId: string
  integrationId: string
  applicationId: string
  scheme: GatewayScheme
  audience: string
  expiresAtSeconds: number
  /** when the key that signed it stops being believed; null while it signs */
  keyRetiresAt: Date | null
}

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/
const MAX_LENGTH = 8192
const known = new SignedTokens<GatewayToken>()

class NotGood extends Error {}

const isOver = (at: Date | null, now: Date) => at !== null && at <= now

/** A token whose signature holds, and in words what is wrong with it. */
export interface ReadToken {
  /** null: none of ours */
  token: GatewayToken | null
  /** null: it counts now */
  problem: string | null
}

export function readGatewayToken(domain: RuntimeDomain, text: string, now: Date): ReadToken {
  try {
    const token = known.read(domain, text, () => readSigned(domain, text, now))
    if (isOver(token.keyRetiresAt, now)) return { token, problem: 'a token of a retired key' }
    const left = token.expiresAtSeconds - epochSeconds(now)
    return { token, problem: left > 0 ? null : `a token that expired ${-left} s ago` }
  } catch (error) {
    if (error instanceof NotGood) return { token: null, problem: error.message }
    throw error
  }
}

/** What is true of a token for as long as the domain stays as it is. */
function readSigned(domain: RuntimeDomain, text: string, now: Date): GatewayToken {
  const parts = text.length > MAX_LENGTH ? null : COMPACT.exec(text)
  if (!parts) throw new NotGood('something else')
  const [, head = '', payload = '', signature = ''] = parts
  const header = jsonObject(head)
  // Only gateway tokens have this type: what a domain says in its own tokens cannot pass for one (RFC 8725 §3.11).
  if (header.typ !== 'at+jwt') throw new NotGood('another kind of token')
  const key = domain.verificationKeys.find((candidate) => candidate.kid === header.kid)
  if (!key || header.alg !== key.algorithm) throw new NotGood('a token of another key')
  // Not remembered, so that a guesser with old tokens fills no memory.
  if (isOver(key.retiresAt, now)) throw new NotGood('a token of a retired key')
  const data = Buffer.from(`${head}.${payload}`)
  if (!isSigned(key.algorithm, key.publicKey, data, fromBase64url(signature))) throw new NotGood('a false signature')
  return { ...toToken(jsonObject(payload)), keyRetiresAt: key.retiresAt }
}

function toToken(claims: Record<string, unknown>): Omit<GatewayToken, 'keyRetiresAt'> {
  const { sub, client_id, environment, integration, app, scheme, aud, exp } = claims
  const isScheme = scheme === 'SSD' || scheme === 'OCIM'
  if (!isScheme || typeof exp !== 'number') throw new NotGood('another kind of token')
  const text = (value: unknown) => {
    if (typeof value !== 'string') throw new NotGood('another kind of token')
    return value
  }
  return {
    subject: text(sub),
    clientId: text(client_id),
    environmentId: text(environment),
    integrationId: text(integration),
    applicationId: text(app),
    scheme,
    audience: text(aud),
    expiresAtSeconds: exp,
  }
}

function jsonObject(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(fromBase64url(part).toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // answered below, like JSON of another shape
  }
  throw new NotGood('parts that are no JSON objects')
}
