import { createHmac } from 'node:crypto'
import { base64url } from '@/lib/base/base64url'
import { sha256Hex } from '@/lib/base/hash'
import { type Random, timedUuid } from '@/lib/base/random'

/** A refresh token as it is sent and as it is kept: nothing stored gives the token back. */
export interface RefreshTokenValue {
  token: string
  /** the GUID in `rt_id` */
  id: string
  /** SHA-256 of the token */
  hash: string
}

const SHAPE = /^[A-Za-z0-9_-]{22}~[A-Za-z0-9_-]{43}$/

/** Opaque, in two parts: which one it is, and 256 bits that only its holder has. @see spec runtime-api §4 */
export function newRefreshToken(random: Random, now: Date): RefreshTokenValue {
  return formed(timedUuid(random, now), random.bytes(32))
}

/**
 * The token that takes the place of another. It follows from the token that is sent, an id that is stored, and a key
 * that neither the caller nor the database has; so whoever sends the same token a moment later, to whatever node, is
 * given the same successor, and it is stored nowhere.
 */
export function successorOf(refreshKey: Buffer, token: string, successorId: string): RefreshTokenValue {
  return formed(successorId, createHmac('sha256', refreshKey).update(`${successorId}\n${token}`).digest())
}

/** How a token is looked up; null for what cannot be one of ours. */
export function refreshTokenHash(token: string): string | null {
  return SHAPE.test(token) ? sha256Hex(token) : null
}

function formed(id: string, secret: Buffer): RefreshTokenValue {
  const token = `${base64url(Buffer.from(id.replaceAll('-', ''), 'hex'))}~${base64url(secret)}`
  return { token, id, hash: sha256Hex(token) }
}
