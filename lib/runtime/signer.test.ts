import { createSecretKey, generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SigningKey } from '@/lib/oauth/ports'
import { createSigner } from './signer'

const pairs = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: generateKeyPairSync('ed25519'),
}
const keyOf = (algorithm: keyof typeof pairs, privateKey = pairs[algorithm].privateKey) =>
  ({ kid: 'k', keyPairId: 'k', algorithm, privateKey }) as SigningKey

describe.each([
  ['on threads', { useThreads: true }],
  ['on the one core there is', { useThreads: false }],
])('signing %s', (_, options) => {
  const signer = createSigner(options)

  it.each(['RS256', 'ES256', 'EdDSA'] as const)(
    '%s makes what the public key verifies, many at once',
    async (algorithm) => {
      const { publicKey } = pairs[algorithm]
      const inputs = Array.from({ length: 20 }, (__, n) => `input ${n}`)
      const made = await Promise.all(inputs.map((input) => signer.sign(keyOf(algorithm), input)))
      const digest = algorithm === 'EdDSA' ? null : 'sha256'
      const key = algorithm === 'ES256' ? { key: publicKey, dsaEncoding: 'ieee-p1363' as const } : publicKey
      expect(made.map((signature, n) => verify(digest, Buffer.from(`input ${n}`), key, signature))).toEqual(
        inputs.map(() => true),
      )
    },
  )

  it('tells of a key that cannot sign, and signs with the next', async () => {
    const wrong = keyOf('RS256', createSecretKey(Buffer.alloc(32)))
    await expect(signer.sign(wrong, 'input')).rejects.toThrow()
    await expect(signer.sign(keyOf('RS256'), 'input')).resolves.toHaveLength(256)
  })
})
