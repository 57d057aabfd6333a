import { randomBytes, randomUUID } from 'node:crypto'
import { base64url } from './base64url'

/** The only source of randomness, so that tests can make it repeatable. */
export interface Random {
  bytes(length: number): Buffer
  uuid(): string
}

const POOL_BYTES = 4096
const POOLED_MAX = 64
let pool = Buffer.alloc(0)
let used = 0

/** A few bytes at a time are cut from a pool: asking for each by itself takes ten times as long. */
function systemBytes(length: number): Buffer {
  if (length > POOLED_MAX) return randomBytes(length)
  if (used + length > pool.length) {
    pool = randomBytes(POOL_BYTES)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + length))
  // What was given out may be a key: it is in nobody's memory but the taker's.
  pool.fill(0, used, used + length)
  used += length
  return bytes
}

export const systemRandom: Random = { bytes: systemBytes, uuid: () => randomUUID() }

/** 32 lower-case hexadecimal characters: the shape of generated domain ids, client ids and secrets on the REST surface. */
export function hex32(random: Random): string {
  return random.bytes(16).toString('hex')
}

/** 22 base64url characters, 128 bits: the shape of `jti`. */
export function shortId(random: Random): string {
  return base64url(random.bytes(16))
}

/**
 * An id that sorts by when it was made, and for the rest is random (74 bits). Rows made one after another then lie side
 * by side in an index, so that a commit changes few pages of it. It tells its instant: not for what has to be a secret.
 * @see RFC 9562 §5.7
 */
export function timedUuid(random: Random, now: Date): string {
  const hex = timedBytes(random, now).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The same 128 bits in the shape of `jti`. */
export function timedShortId(random: Random, now: Date): string {
  return base64url(timedBytes(random, now))
}

function timedBytes(random: Random, now: Date): Buffer {
  const bytes = random.bytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes
}

/** 256 random bits as base64url, for every token that is stored only as its SHA-256. */
export function opaqueToken(random: Random): string {
  return base64url(random.bytes(32))
}
