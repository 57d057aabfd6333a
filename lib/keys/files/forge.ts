import { pbkdf2Sync } from 'node:crypto'
import forge from 'node-forge'
import { KeyFileError } from './key-file'

/** A thousand times what tools write today; each round beyond only keeps the server busy. */
export const MAX_ITERATIONS = 1_000_000

const DIGESTS = new Set(['sha1', 'sha224', 'sha256', 'sha384', 'sha512'])

type Digest = string | { algorithm?: string } | null | undefined

/**
 * Native, because a modern file asks for hundreds of thousands of rounds; bounded, because native work cannot be cut
 * off. Passwords are UTF-8 here (RFC 8018 §3), where the library would take their low bytes.
 */
function boundedPbkdf2(password: string, salt: string, iterations: number, keyBytes: number, digest?: Digest): string {
  const name = (typeof digest === 'string' ? digest : digest?.algorithm) ?? 'sha1'
  if (!DIGESTS.has(name)) throw new KeyFileError('file', 'The file is encrypted in a way that is not read here')
  if (!(iterations >= 1 && iterations <= MAX_ITERATIONS)) throw tooCostly()
  if (!(keyBytes >= 1 && keyBytes <= 64)) throw new KeyFileError('file', 'The file is damaged')
  return pbkdf2Sync(Buffer.from(password, 'utf8'), Buffer.from(salt, 'latin1'), iterations, keyBytes, name).toString(
    'latin1',
  )
}

function tooCostly(): KeyFileError {
  return new KeyFileError('file', `The file asks for more than ${MAX_ITERATIONS} rounds of key derivation`)
}

const notKept = () => {
  throw new Error('kept as bytes')
}

// Keys and certificates inside a file stay bytes: Node's own parser judges them, and it knows every type of key.
Object.assign(forge.pki, { privateKeyFromAsn1: notKept, certificateFromAsn1: notKept })
Object.assign(forge.pkcs5, { pbkdf2: boundedPbkdf2 })
// Deeper than any key file, far below what would exhaust the stack.
Object.assign(forge.asn1, { maxDepth: 64 })

export { forge }
