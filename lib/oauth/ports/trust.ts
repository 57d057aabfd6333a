import type { KeyObject } from 'node:crypto'

export type AssertionAlgorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA'

/** A registered key whose holder is believed. What it may sign with is its own property, never the assertion's. */
export interface AssertionKey {
  /** names it in assertions; null where it was registered without a name */
  kid: string | null
  algorithms: readonly AssertionAlgorithm[]
  publicKey: KeyObject
  /** of its certificate, like the two instants; null where it came without one */
  x5t: string | null
  x5tS256: string | null
  notBefore: Date | null
  notAfter: Date | null
}

/** Somebody whose signed statements about people a domain believes. @see RFC 7523 §3 */
export interface RuntimeTrustedIssuer {
  id: string
  domainId: string
  issuer: string
  enabled: boolean
  keys: readonly AssertionKey[]
  /** client ids that may present them; null: every client that has the grant */
  clientIds: ReadonlySet<string> | null
  maxLifetimeSeconds: number
  clockSkewSeconds: number
}
