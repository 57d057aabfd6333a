import { hash, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@/lib/base/clock'
import type { Random } from '@/lib/base/random'
import { NOBODYS_HASH, SLOW_HASHES_AT_A_TIME, verifySlowly } from '@/lib/base/slow-hash'
import { Overloaded, Turnstile } from '@/lib/base/turnstile'
import { VerifiedCache } from '@/lib/base/verified-cache'
import { refuse } from '@/lib/oauth/errors'
import type { RuntimeSecret, SecretVerdict, SecretVerifier } from '@/lib/oauth/ports'

/** How long a client that proved a slow secret is let through without proving it slowly again. */
const REMEMBERED_SECONDS = 300
const SLOW_WAITING_MAX = 200

export interface SecretVerifierDeps {
  clock: Clock
  random: Random
  /** argon2id; replaced in tests that count calls */
  verifySlow?: (phc: string, secret: string) => Promise<boolean>
}

/**
 * Verifies client secrets. Generated ones are SHA-256 and cost nothing; chosen ones are argon2id and are remembered for
 * a short time once proved. A failure always costs one slow hash, whether the client exists or not and however its
 * secret is kept, so that time tells nothing.
 */
export function createSecretVerifier({ clock, random, verifySlow = verifySlowly }: SecretVerifierDeps): SecretVerifier {
  const remembered = new VerifiedCache(clock, random, REMEMBERED_SECONDS)
  const turnstile = new Turnstile(SLOW_HASHES_AT_A_TIME, SLOW_WAITING_MAX)

  async function prove(phc: string, presented: string): Promise<boolean> {
    try {
      return await turnstile.run(() => verifySlow(phc, presented))
    } catch (error) {
      throw error instanceof Overloaded ? refuse('server.busy', 'too many at once', { cause: error }) : error
    }
  }

  async function slowly(secrets: readonly RuntimeSecret[], presented: string): Promise<RuntimeSecret | undefined> {
    const matches = await Promise.all(secrets.map((secret) => prove(secret.hash, presented)))
    return secrets.find((_, index) => matches[index])
  }

  async function verifySlowSecrets(
    secrets: readonly RuntimeSecret[],
    presented: string,
    now: Date,
  ): Promise<SecretVerdict> {
    const slow = secrets.filter((secret) => secret.hashKind === 'ARGON2ID')
    if (slow.length === 0) {
      await prove(NOBODYS_HASH, presented)
      return { outcome: 'none' }
    }
    const match = await slowly(slow, presented)
    if (!match) return { outcome: 'none' }
    if (isOver(match, now)) return { outcome: 'expired' }
    remembered.add(match.id, match.hash, presented)
    return { outcome: 'match', secretId: match.id }
  }

  return {
    verify(secrets, presented, now) {
      let expired = false
      const digest = hash('sha256', presented, 'buffer')
      for (const secret of secrets) {
        const isMatch = isFast(secret)
          ? isSameDigest(digest, secret.hash)
          : remembered.has(secret.id, secret.hash, presented)
        if (!isMatch) continue
        if (!isOver(secret, now)) return { outcome: 'match', secretId: secret.id }
        expired = true
      }
      const verdict = verifySlowSecrets(secrets, presented, now)
      return expired ? verdict.then((slow) => (slow.outcome === 'match' ? slow : { outcome: 'expired' })) : verdict
    },
  }
}

function isSameDigest(digest: Buffer, hex: string): boolean {
  const stored = Buffer.from(hex, 'hex')
  return stored.length === digest.length && timingSafeEqual(stored, digest)
}

function isFast(secret: RuntimeSecret): boolean {
  return secret.hashKind === 'SHA256'
}

function isOver(secret: RuntimeSecret, now: Date): boolean {
  return secret.expiresAt !== null && secret.expiresAt <= now
}
