import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'

/**
 * argon2id for everything a person chose: passwords and low-entropy client secrets.
 * @see OWASP Password Storage Cheat Sheet: of its settings of equal defence, 12 MiB, three passes, one lane; see
 * docs/decisions/190-argon2id-with-12-mib-and-three-passes.md
 */
export const SLOW_HASH_COST = { memoryCost: 12_288, timeCost: 3, parallelism: 1, outputLen: 32 } as const

const ARGON2ID = 2

/**
 * Slow hashes at a time, of each kind of caller: one core stays free for everybody else, and of the four threads of the
 * pool two stay free for signing. On a single core one hash and the event loop share it evenly, which more could not.
 */
export const SLOW_HASHES_AT_A_TIME = Math.max(1, Math.min(2, availableParallelism() - 1))

/**
 * The hash of 32 random bytes that nobody kept, at today's cost. Verifying against it when there is nothing to verify
 * against takes the same time, so that time does not tell which names exist.
 */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=12288,t=3,p=1$CFU9Gv3ks7zvp9UTZjjxsg$S/ovWgPBKzKMYqzhD0RU9jG5j/uolw3b6DCUX4OuKD0'

/** A PHC string; salt and cost are inside it. */
export function hashSlowly(secret: string): Promise<string> {
  return hash(secret, { ...SLOW_HASH_COST, algorithm: ARGON2ID })
}

/** Whether the secret is the one that was hashed; false for a hash that cannot be read. */
export async function verifySlowly(phc: string, secret: string): Promise<boolean> {
  try {
    return await verify(phc, secret)
  } catch {
    return false
  }
}

/** Whether a hash was made at another cost than today's and should be made again while the secret is at hand. */
export function isOutdatedHash(phc: string): boolean {
  try {
    const used = parseOptions(phc)
    return (
      used.algorithm !== ARGON2ID ||
      used.memoryCost !== SLOW_HASH_COST.memoryCost ||
      used.timeCost !== SLOW_HASH_COST.timeCost ||
      used.parallelism !== SLOW_HASH_COST.parallelism ||
      used.outputLen !== SLOW_HASH_COST.outputLen
    )
  } catch {
    return true
  }
}
