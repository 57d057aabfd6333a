/** What the server can make itself. */
export const KEY_KINDS = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_P256', 'ED25519'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

export const KEY_KIND_HELP: Record<KeyKind, string> = {
  RSA_2048: 'RS256. Every client and API can verify it.',
  RSA_3072: 'RS256 with a longer key; slower to sign.',
  RSA_4096: 'RS256 with the longest key; slowest to sign.',
  EC_P256: 'ES256. Short signatures and fast signing.',
  ED25519: 'EdDSA. Fast, but older libraries cannot verify it.',
}
