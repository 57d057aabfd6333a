import { constants, createHmac, type KeyObject, sign } from 'node:crypto'
import { base64url } from '@/lib/base/base64url'
import { epochSeconds } from '@/lib/base/clock'
import type { AssertionKey, RuntimeTrustedIssuer } from '../ports/trust'
import { testKey } from './keys'
import { NOW, PUBLIC_URL } from './world'

type Json = Record<string, unknown>
export const AT = epochSeconds(new Date(NOW))
export const PARTNER = 'https://partner.example'

/** A key of somebody else; the same name gives the same key. */
export function partnerKey(name = 'partner', algorithm: 'RS256' | 'ES256' | 'EdDSA' = 'ES256') {
  return testKey(`assertion-${name}`, algorithm)
}

/** The public half as it is registered. */
export function registered(key = partnerKey(), overrides: Partial<AssertionKey> = {}): AssertionKey {
  return {
    kid: null,
    algorithms: key.algorithm === 'RS256' ? ['RS256', 'PS256'] : [key.algorithm],
    publicKey: key.publicKey,
    x5t: null,
    x5tS256: null,
    notBefore: null,
    notAfter: null,
    ...overrides,
  }
}

/** A compact JWS; the header says what it likes, whatever the key is. */
export function signedBy(key: { privateKey: KeyObject; algorithm: string }, claims: Json, header: Json = {}): string {
  const whole = { alg: key.algorithm, typ: 'JWT', ...header }
  const input = `${base64url(JSON.stringify(whole))}.${base64url(JSON.stringify(claims))}`
  return `${input}.${base64url(signature(whole.alg, key.privateKey, Buffer.from(input)))}`
}

function signature(alg: unknown, key: KeyObject, data: Buffer): Buffer {
  if (alg === 'ES256') return sign('sha256', data, { key, dsaEncoding: 'ieee-p1363' })
  if (alg === 'PS256') return sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 })
  if (alg === 'RS256') return sign('sha256', data, key)
  if (alg === 'EdDSA') return sign(null, data, key)
  return Buffer.alloc(alg === 'none' ? 0 : 64)
}

/** The classic forgery: HMAC with the text of the public key as its secret. */
export function signedWithPublicKey(publicKey: KeyObject, claims: Json, header: Json = {}): string {
  const input = `${base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT', ...header }))}.${base64url(JSON.stringify(claims))}`
  const secret = publicKey.export({ type: 'spki', format: 'pem' })
  return `${input}.${base64url(createHmac('sha256', secret).update(input).digest())}`
}

let serial = 0

/** Claims of an assertion of the partner about a person, with changes; undefined takes a claim away. */
export function partnerClaims(changes: Json = {}): Json {
  return {
    iss: PARTNER,
    sub: 'casey.brown',
    aud: `${PUBLIC_URL}/oauth2/rest/token`,
    iat: AT,
    exp: AT + 300,
    jti: `partner-${serial++}`,
    ...changes,
  }
}

/** Claims by which a client proves itself. */
export function clientClaims(clientId: string, changes: Json = {}): Json {
  return partnerClaims({ iss: clientId, sub: clientId, jti: `client-${serial++}`, exp: AT + 60, ...changes })
}

export function trustedIssuer(overrides: Partial<RuntimeTrustedIssuer> = {}): RuntimeTrustedIssuer {
  return {
    id: 'ti-1',
    domainId: 'd1',
    issuer: PARTNER,
    enabled: true,
    keys: [registered()],
    clientIds: null,
    maxLifetimeSeconds: 3600,
    clockSkewSeconds: 60,
    ...overrides,
  }
}

type Claims = (changes?: Json) => Json

/** Ways to forge or break an assertion, each with the check that refuses it. `key` is the one that is registered. */
export function hostileAssertions(claims: Claims, key = partnerKey()): [string, string, string][] {
  const stranger = partnerKey('stranger', key.algorithm)
  const jwk = { ...stranger.publicKey.export({ format: 'jwk' }), kid: 'evil' }
  const cut = signedBy(key, claims()).split('.')
  return [
    ['alg none with an empty signature', signedBy({ ...key, algorithm: 'none' }, claims()), 'algorithm'],
    ['alg None in another case', signedBy({ ...key, algorithm: 'NonE' }, claims()), 'algorithm'],
    ['HS256 with the public key as secret', signedWithPublicKey(key.publicKey, claims()), 'algorithm'],
    ['an algorithm that is not the key’s', signedBy({ ...key, algorithm: 'EdDSA' }, claims(), { alg: 'PS256' }), 'key'],
    ['a key of its own in the header', signedBy(stranger, claims(), { jwk }), 'signature'],
    ['an address of keys in jku', signedBy(stranger, claims(), { jku: 'https://evil.example/jwks' }), 'signature'],
    [
      'an address of a certificate in x5u',
      signedBy(stranger, claims(), { x5u: 'https://evil.example/c' }),
      'signature',
    ],
    ['a certificate in x5c', signedBy(stranger, claims(), { x5c: ['MIIB'] }), 'signature'],
    ['an unknown critical member', signedBy(key, claims(), { crit: ['b64'], b64: false }), 'critical'],
    ['an empty list of critical members', signedBy(key, claims(), { crit: [] }), 'critical'],
    ['a claim changed after signing', `${cut[0]}.${base64url(JSON.stringify(claims()))}.${cut[2]}`, 'signature'],
    ['no signature', `${cut[0]}.${cut[1]}.`, 'signature'],
    ['two parts', `${cut[0]}.${cut[1]}`, 'format'],
    ['five parts, as an encrypted one has', `${cut.join('.')}.a.b`, 'format'],
    ['more than 32 KB', signedBy(key, claims({ filler: 'x'.repeat(40_000) })), 'format'],
    ['a payload that is no object', `${cut[0]}.${base64url('[]')}.${cut[2]}`, 'format'],
    ['another audience', signedBy(key, claims({ aud: 'https://elsewhere.example/token' })), 'audience'],
    ['no audience', signedBy(key, claims({ aud: undefined })), 'audience'],
    ['an exp that has passed, beyond the skew', signedBy(key, claims({ iat: AT - 400, exp: AT - 61 })), 'expiry'],
    ['no exp', signedBy(key, claims({ exp: undefined })), 'expiry'],
    ['an exp that is text', signedBy(key, claims({ exp: String(AT + 60) })), 'expiry'],
    ['an iat in the future, beyond the skew', signedBy(key, claims({ iat: AT + 62 })), 'issued-at'],
    ['an nbf that has not come, beyond the skew', signedBy(key, claims({ nbf: AT + 62 })), 'not-before'],
    ['a life of a day', signedBy(key, claims({ exp: AT + 86_400 })), 'lifetime'],
    [
      'a life of a day, hidden by leaving iat out',
      signedBy(key, claims({ iat: undefined, exp: AT + 86_400 })),
      'lifetime',
    ],
    ['an exp at the end of time', signedBy(key, claims({ iat: undefined, exp: 1e300 })), 'lifetime'],
    ['no jti', signedBy(key, claims({ jti: undefined })), 'id'],
    ['a jti that is a number', signedBy(key, claims({ jti: 7 })), 'id'],
    ['a jti without end', signedBy(key, claims({ jti: 'j'.repeat(257) })), 'id'],
  ]
}
