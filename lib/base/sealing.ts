import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { MasterKey } from './master-key'
import type { Random } from './random'

/**
 * Envelope, version 1: version (1 byte) | key id (4) | nonce (12) | tag (16) | ciphertext.
 * AES-256-GCM with a random 96-bit nonce; the associated data binds the envelope to the thing it belongs to, so that one
 * sealed value cannot be put in the place of another.
 * @see NIST SP 800-38D §8.2.2
 */
const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 1 + 4
const OVERHEAD_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES

export type UnsealingReason = 'malformed' | 'other_master_key' | 'altered'

/** A sealed value could not be opened. The message names keys by id only. */
export class UnsealingError extends Error {
  readonly reason: UnsealingReason
  constructor(reason: UnsealingReason, message: string) {
    super(message)
    this.name = 'UnsealingError'
    this.reason = reason
  }
}

/** @param purpose what is sealed and for whom, for example `private-key:Payments-default` */
export function seal(key: MasterKey, plaintext: Buffer, purpose: string, random: Random): Buffer {
  const header = Buffer.concat([Buffer.from([VERSION]), Buffer.from(key.id, 'hex')])
  const nonce = random.bytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(associatedData(header, purpose))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext])
}

/** @throws UnsealingError when the envelope is broken, of another master key, altered, or sealed for another purpose */
export function open(key: MasterKey, sealed: Uint8Array, purpose: string): Buffer {
  const envelope = Buffer.from(sealed)
  if (envelope.length < OVERHEAD_BYTES || envelope[0] !== VERSION) {
    throw new UnsealingError('malformed', 'This is not a sealed value of a version known here')
  }
  const header = envelope.subarray(0, HEADER_BYTES)
  const sealedUnder = header.subarray(1).toString('hex')
  if (sealedUnder !== key.id) {
    throw new UnsealingError(
      'other_master_key',
      `Sealed under master key ${sealedUnder}, but this server runs with master key ${key.id}`,
    )
  }
  const nonce = envelope.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES)
  const tag = envelope.subarray(HEADER_BYTES + NONCE_BYTES, OVERHEAD_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(header, purpose))
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(envelope.subarray(OVERHEAD_BYTES)), decipher.final()])
  } catch {
    throw new UnsealingError('altered', `The sealed value was altered, or was not sealed as ${purpose}`)
  }
}

function associatedData(header: Buffer, purpose: string): Buffer {
  return Buffer.concat([header, Buffer.from(purpose, 'utf8')])
}
