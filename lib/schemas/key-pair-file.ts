/** Everything about a key pair that can be had as a file. Nothing private is among them. */
export const KEY_PAIR_FILES = ['certificate.pem', 'certificate.der', 'public.pem', 'public.jwk', 'request.csr'] as const
export type KeyPairFile = (typeof KEY_PAIR_FILES)[number]

export const KEY_PAIR_FILE_WORDS: Record<KeyPairFile, { title: string; help: string }> = {
  'certificate.pem': { title: 'Certificate (PEM)', help: 'Text; what most tools import.' },
  'certificate.der': { title: 'Certificate (DER)', help: 'Binary; for Windows and Java tools.' },
  'public.pem': { title: 'Public key (PEM)', help: 'For verifiers that take a bare key.' },
  'public.jwk': { title: 'Public key (JWK)', help: 'One key as JSON, for verifiers that cannot fetch the key set.' },
  'request.csr': {
    title: 'Certificate request (CSR)',
    help: 'For an authority that issues a certificate for this key.',
  },
}
