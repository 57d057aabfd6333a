import { randomBytes, randomUUID } from 'node:crypto'
import { base64url } from './base64url'

/** The only source of randomness, so that tests can make it repeatable. */
export interface Random {
  bytes(length: number): Buffer
  uuid(): string
}

export const systemRandom: Random = { bytes: (length) => randomBytes(length), uuid: () => randomUUID() }

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
