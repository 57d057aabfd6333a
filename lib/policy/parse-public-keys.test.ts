import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, it } from 'vitest'
import { parsePublicKeys } from './parse-public-keys'
import { testCertificate } from './testing/certificates'
import { UnusableKey } from './trusted-key'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const spki = (key: { publicKey: typeof rsa.publicKey }) =>
  key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const jwk = (key: { publicKey: typeof rsa.publicKey }) => key.publicKey.export({ format: 'jwk' })

describe('keys that are pasted', () => {
  it('are read from PEM public keys, and each kind signs with its own algorithms', () => {
    const keys = parsePublicKeys([spki(rsa), spki(ec), spki(ed)].join('\n'))
    expect(keys.map((key) => [key.keyType, key.sizeBits, key.algorithms, key.kid])).toEqual([
      ['RSA', 2048, ['RS256', 'PS256'], null],
      ['EC', 256, ['ES256'], null],
      ['OKP', 256, ['EdDSA'], null],
    ])
  })

  it('are read from PEM certificates and from base64, with what the certificate says', async () => {
    const { pem, base64, x5tS256 } = await testCertificate({ commonName: 'partner' })
    for (const text of [pem, base64, `\n ${base64.replace(/(.{64})/g, '$1\r\n')} \n`]) {
      expect(parsePublicKeys(text)).toMatchObject([
        { certificate: { subject: 'CN=partner', x5tS256, notAfter: '2027-01-01T00:00:00.000Z' } },
      ])
    }
  })

  it('are read from a JWKS and a JWK, with their names, and a key that only encrypts is left out', () => {
    const set = {
      keys: [
        { ...jwk(rsa), kid: 'r' },
        { ...jwk(ec), use: 'sig' },
        { ...jwk(ed), use: 'enc' },
      ],
    }
    expect(parsePublicKeys(JSON.stringify(set)).map((key) => [key.keyType, key.kid])).toEqual([
      ['RSA', 'r'],
      ['EC', null],
    ])
    expect(parsePublicKeys(JSON.stringify(jwk(ed)))).toMatchObject([{ keyType: 'OKP' }])
  })

  it('sign only with the algorithm a JWK names', () => {
    expect(parsePublicKeys(JSON.stringify({ ...jwk(rsa), alg: 'PS256' }))[0]?.algorithms).toEqual(['PS256'])
    expect(() => parsePublicKeys(JSON.stringify({ ...jwk(rsa), alg: 'RS512' }))).toThrow(UnusableKey)
  })

  it.each([rsa, ec, ed])('have the thumbprint of RFC 7638', async (key) => {
    expect(parsePublicKeys(spki(key))[0]?.thumbprint).toBe(await calculateJwkThumbprint(jwk(key) as never))
  })

  it('count once when they are there twice', () => {
    expect(parsePublicKeys(spki(ec) + spki(ec))).toHaveLength(1)
  })

  const pkcs8 = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  it.each([
    ['RSA of 1024 bits', spki(generateKeyPairSync('rsa', { modulusLength: 1024 })), /has 1024 bits/],
    ['RSA whose exponent is 1', JSON.stringify({ ...jwk(rsa), e: 'AQ' }), /./],
    ['a curve that is not served', spki(generateKeyPairSync('ec', { namedCurve: 'P-384' })), /of a kind/],
    ['X25519, which signs nothing', spki(generateKeyPairSync('x25519')), /of a kind/],
    ['a private key', pkcs8, /private key/],
    ['a private key beside a public one', spki(rsa) + pkcs8, /private key/],
    ['a private JWK', JSON.stringify(rsa.privateKey.export({ format: 'jwk' })), /private or shared/],
    ['a shared secret', JSON.stringify({ kty: 'oct', k: 'c2VjcmV0' }), /private or shared/],
    ['PEM that was cut off', spki(rsa).slice(0, -30), /cut off/],
    ['PEM with a byte missing', spki(rsa).replace(/M/, ''), /damaged/],
    ['another kind of PEM', '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----', /neither/],
    ['an empty set', '{"keys":[]}', /no key/],
    ['JSON that is no key', '{"keys":[1]}', /no JWK/],
    ['broken JSON', '{"keys":', /damaged/],
    ['an address', 'https://partner.example/jwks', /neither PEM, nor JWKS/],
    ['base64 of something else', Buffer.from('hello, world').toString('base64'), /damaged/],
    [
      'a second key that is weak',
      spki(rsa) + spki(generateKeyPairSync('rsa', { modulusLength: 1024 })),
      /number 2 has/,
    ],
    ['more keys than anybody has', spki(ec).repeat(21), /more than 20/],
  ])('are refused for %s', (_, text, message) => {
    expect(() => parsePublicKeys(text)).toThrow(UnusableKey)
    expect(() => parsePublicKeys(text)).toThrow(message)
  })

  it('never tell a part of the text in a refusal', () => {
    for (const text of [pkcs8, spki(rsa).slice(0, -30), '{"kty":"RSA","n":"SECRETSECRET"}']) {
      let message = ''
      try {
        parsePublicKeys(text)
      } catch (error) {
        message = String(error)
      }
      expect(message).not.toBe('')
      expect(message).not.toMatch(/SECRET|MII|BEGIN/)
    }
  })

  it('are read or refused, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        spki(rsa),
        spki(ec),
        pkcs8,
        JSON.stringify(jwk(rsa)),
        '{"keys":[',
        ']}',
        '-----BEGIN CERTIFICATE-----',
      ),
      fc.string({ maxLength: 40 }),
      fc.base64String({ maxLength: 200 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        try {
          expect(parsePublicKeys(pieces.join('')).length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(UnusableKey)
        }
      }),
      { numRuns: 400 },
    )
  })
})
