import type { KeyKind } from '@/lib/schemas/key-kind'

/** What each kind of key asks of those who verify tokens. */
export const KEY_KIND_WORDS: Record<KeyKind, { label: string; description: string }> = {
  RSA_2048: { label: 'RSA 2048, RS256', description: 'Everybody can verify it. The safe choice when in doubt.' },
  RSA_3072: {
    label: 'RSA 3072, RS256',
    description: 'Everybody can verify it; signing costs about three times as much.',
  },
  RSA_4096: {
    label: 'RSA 4096, RS256',
    description: 'Everybody can verify it; signing costs about seven times as much.',
  },
  EC_P256: {
    label: 'EC P-256, ES256',
    description: 'Short and fast. Every caller must support ES256; most current ones do.',
  },
  ED25519: {
    label: 'Ed25519, EdDSA',
    description: 'Short and fast. Every caller must support EdDSA; many older ones do not.',
  },
}
