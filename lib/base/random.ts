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

/** 256 random bits as base64url, for every token that is stored only as its SHA-256. */
export function opaqueToken(random: Random): string {
  return base64url(random.bytes(32))
}
