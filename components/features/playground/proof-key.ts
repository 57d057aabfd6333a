export type ProofKeyMethod = 'S256' | 'plain'

/** What a request proves itself with: the verifier stays in the browser until the code comes back. @see RFC 7636 §4 */
export interface ProofKey {
  method: ProofKeyMethod
  verifier: string
  challenge: string
}

const ALPHABET = /^[A-Za-z0-9\-._~]{43,128}$/

/** 256 random bits: 43 characters. */
export function newVerifier(): string {
  return randomText(32)
}

/** Unpadded base64url of random bytes, for `state` and `nonce` too. */
export function randomText(bytes: number): string {
  return base64url(crypto.getRandomValues(new Uint8Array(bytes)))
}

/** Why a verifier would be refused, or undefined. @see RFC 7636 §4.1 */
export function verifierProblem(verifier: string): string | undefined {
  if (ALPHABET.test(verifier)) return undefined
  return 'must have 43 to 128 characters of A-Z a-z 0-9 - . _ ~'
}

/** Whether this page may compute S256: browsers keep WebCrypto from pages of plain HTTP, but for localhost. */
export function canHash(): boolean {
  return typeof crypto.subtle !== 'undefined'
}

/** @see RFC 7636 §4.2 */
export async function challengeOf(verifier: string, method: ProofKeyMethod): Promise<string> {
  return method === 'plain' ? verifier : base64url(await sha256(verifier))
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
