import type { TrustedKeyView } from '@/lib/schemas/trusted-issuer'

/** A key in a few words: what it is, and its name or the start of its thumbprint. */
export function keyWords({ kid, keyType, sizeBits, thumbprint }: TrustedKeyView): string {
  const kind = keyType === 'RSA' ? `RSA ${sizeBits}` : keyType === 'EC' ? 'P-256' : 'Ed25519'
  return `${kind} key ${kid ?? `${thumbprint.slice(0, 8)}…`}`
}
