import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { vi } from 'vitest'
import type { GeneratedKeys } from '@/lib/keys/generate'
import type { KeyKind } from '@/lib/schemas/key-kind'

/** More than any test compares; who asks for more gets the first again. */
const DISTINCT_KEYS = 40

/**
 * RSA keys take tenths of a second each, and nearly every test makes a domain. The n-th key that a file asks for is the
 * n-th that any file of this run has made: real keys, different from each other within a file. Whoever tests the making
 * itself imports it with `vi.importActual`.
 */
vi.mock('@/lib/keys/generate', async (importOriginal) => {
  const original = await importOriginal<typeof import('@/lib/keys/generate')>()
  const asked = new Map<KeyKind, number>()

  async function generateKeys(kind: KeyKind): Promise<GeneratedKeys> {
    const folder = process.env.TEST_RUN_DIR
    if (!folder || !kind.startsWith('RSA_')) return original.generateKeys(kind)
    const number = (asked.get(kind) ?? 0) % DISTINCT_KEYS
    asked.set(kind, number + 1)
    const file = path.join(folder, `${kind}-${number}.pem`)
    if (existsSync(file)) {
      const privateKey = createPrivateKey(readFileSync(file, 'utf8'))
      const publicKey = createPublicKey(privateKey)
      return { keyType: 'RSA', algorithm: 'RS256', sizeBits: Number(kind.slice(4)), publicKey, privateKey }
    }
    const made = await original.generateKeys(kind)
    // Written aside first: another process must never read half a key.
    const aside = `${file}.${process.pid}.${number}`
    writeFileSync(aside, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    renameSync(aside, file)
    return made
  }
  return { ...original, generateKeys }
})
