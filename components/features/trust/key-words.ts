import type { TrustedKeyView } from '@/lib/schemas/trusted-issuer'

type Named = Pick<TrustedKeyView, 'kid' | 'keyType' | 'sizeBits' | 'thumbprint'>

/** What a key is, and its name where it has one. */
export function keyKind({ kid, keyType, sizeBits }: Named): string {
  const kind = keyType === 'RSA' ? `RSA ${sizeBits}` : keyType === 'EC' ? 'P-256' : 'Ed25519'
  return kid ? `${kind} key ${kid}` : `${kind} key`
}

/** The same, told apart from every other by its name or the start of its thumbprint. */
export function keyWords(key: Named): string {
  return key.kid ? keyKind(key) : `${keyKind(key)} ${key.thumbprint.slice(0, 8)}…`
}
