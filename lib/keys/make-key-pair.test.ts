import { createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import { createLocalJWKSet, importJWK, jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { MasterKey } from '@/lib/base/master-key'
import { systemRandom } from '@/lib/base/random'
import { KEY_KINDS, type KeyKind } from '@/lib/schemas/key-kind'
import { publicJwk } from './jwk'
import { makeKeyPair } from './make-key-pair'
import { openPrivateKey } from './private-key'

const bytes = systemRandom.bytes(32)
const masterKey: MasterKey = { id: sha256Hex(bytes).slice(0, 8), bytes, origin: 'test' }
const clock = new FrozenClock('2026-03-04T05:06:07.890Z')
const ctx = { clock, random: systemRandom, masterKey }
const make = (kind: KeyKind, commonName = 'Payments', validityDays = 30) =>
  makeKeyPair(ctx, { alias: 'Payments-default', subject: { commonName }, validityDays, kind })

describe('a new key pair', () => {
  it.each(KEY_KINDS.filter((kind) => kind !== 'RSA_4096'))(
    '%s: signs tokens that an independent library verifies from the JWK alone',
    async (kind) => {
      const pair = await make(kind)
      const privateKey = openPrivateKey(masterKey, pair)
      const token = await new SignJWT({ domain: 'Payments' })
        .setProtectedHeader({ alg: pair.algorithm, kid: 'Payments' })
        .sign(privateKey)
      const jwks = createLocalJWKSet({ keys: [publicJwk(pair, 'Payments')] })
      const { payload } = await jwtVerify(token, jwks)
      expect(payload.domain).toBe('Payments')
    },
    30_000,
  )

  it('carries a self-signed certificate for its own key, with the name and the days asked for', async () => {
    const pair = await make('EC_P256', 'Payments', 30)
    const certificate = new X509Certificate(pair.certificate)
    expect(certificate.verify(createPublicKey(pair.publicKey))).toBe(true)
    expect(certificate.checkPrivateKey(openPrivateKey(masterKey, pair))).toBe(true)
    expect(pair.subject).toBe('CN=Payments')
    expect(pair.issuer).toBe('CN=Payments')
    expect(pair.notBefore.toISOString()).toBe('2026-03-04T05:06:07.000Z')
    expect(pair.notAfter.toISOString()).toBe('2026-04-03T05:06:07.000Z')
    expect(certificate.ca).toBe(false)
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/)
  })

  it('cannot have a second field smuggled into its subject', async () => {
    const hostile = 'a, O=Evil+OU=x "\\<>;=#é\u0301'
    const { certificate } = await make('EC_P256', hostile)
    const legacy = new X509Certificate(certificate).toLegacyObject().subject as unknown as Record<string, string>
    expect(Object.keys(legacy)).toEqual(['CN'])
    expect(legacy.CN).toBe(hostile)
  })

  it('can outlast 2049, when the encoding of dates changes', async () => {
    const pair = await make('EC_P256', 'Payments', 36_500)
    expect(pair.notAfter.toISOString()).toBe('2126-02-08T05:06:07.000Z')
  })

  it('is opened only under its own alias', async () => {
    const pair = await make('EC_P256')
    expect(() => openPrivateKey(masterKey, { ...pair, alias: 'Other-default' })).toThrow('altered')
  })
})

describe('a public JWK (RFC 7517)', () => {
  it('names key, use, algorithm, certificate and both thumbprints, and nothing private', async () => {
    const pair = await make('RSA_2048')
    const jwk = publicJwk(pair, 'Payments')
    expect(Object.keys(jwk).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5c', 'x5t', 'x5t#S256'])
    expect(jwk).toMatchObject({ kty: 'RSA', kid: 'Payments', use: 'sig', alg: 'RS256' })
    const certificate = new X509Certificate(pair.certificate)
    expect(jwk.x5c).toEqual([certificate.raw.toString('base64')])
    expect(jwk.x5t).toBe(Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url'))
    expect(jwk['x5t#S256']).toBe(
      Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
    )
  })

  it('is the key that signs', async () => {
    const pair = await make('ED25519')
    const jwk = publicJwk(pair, 'k')
    expect(Object.keys(jwk)).not.toContain('d')
    const signature = sign(null, Buffer.from('data'), openPrivateKey(masterKey, pair))
    expect(verify(null, Buffer.from('data'), createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(true)
    await expect(importJWK(jwk, 'EdDSA')).resolves.toBeDefined()
  })
})
