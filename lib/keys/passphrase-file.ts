import { CompactEncrypt, compactDecrypt } from 'jose'
import type { Random } from '@/lib/base/random'

const KEY_MANAGEMENT = 'PBES2-HS512+A256KW'
const CONTENT = 'A256GCM'
/** Three times what OWASP asks of PBKDF2 with SHA-512: the file is opened once and may be copied by anybody. */
const ITERATIONS = 600_000
/** A file that asks for more work than this was not made here. */
const MAX_ITERATIONS = 2_000_000
const SALT_BYTES = 16

/**
 * Seals JSON under a passphrase as one compact JWE, so that any library for RFC 7516 opens it.
 * @see RFC 7518 §4.8
 */
export function sealWithPassphrase(content: unknown, passphrase: string, random: Random): Promise<string> {
  return new CompactEncrypt(Buffer.from(JSON.stringify(content), 'utf8'))
    .setProtectedHeader({ alg: KEY_MANAGEMENT, enc: CONTENT, cty: 'json' })
    .setKeyManagementParameters({ p2c: ITERATIONS, p2s: random.bytes(SALT_BYTES) })
    .encrypt(Buffer.from(passphrase, 'utf8'))
}

/** @returns the JSON inside; null when the passphrase is another one or the file is not as it was made */
export async function openWithPassphrase(sealed: string, passphrase: string): Promise<unknown> {
  try {
    const { plaintext } = await compactDecrypt(sealed.trim(), Buffer.from(passphrase, 'utf8'), {
      keyManagementAlgorithms: [KEY_MANAGEMENT],
      contentEncryptionAlgorithms: [CONTENT],
      maxPBES2Count: MAX_ITERATIONS,
    })
    return JSON.parse(Buffer.from(plaintext).toString('utf8'))
  } catch {
    return null
  }
}
