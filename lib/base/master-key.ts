import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from './env'
import { sha256Hex } from './hash'
import type { Random } from './random'

/** 32 bytes that seal private keys and recoverable secrets. */
export interface MasterKey {
  /** first 8 hex characters of its SHA-256: names the key without telling it */
  id: string
  bytes: Buffer
  /** where it came from, for the log and the settings page */
  origin: string
}

/**
 * Reads the master key from the environment or `<data dir>/master.key`, or makes that file (0600) on first start.
 * @throws Error when the file does not hold 32 bytes in base64
 */
export function loadMasterKey(
  settings: Pick<Env, 'GATEHOUSE_MASTER_KEY' | 'GATEHOUSE_DATA_DIR'>,
  random: Random,
): MasterKey {
  if (settings.GATEHOUSE_MASTER_KEY) {
    const bytes = Buffer.from(settings.GATEHOUSE_MASTER_KEY, 'base64')
    return { id: keyId(bytes), bytes, origin: 'GATEHOUSE_MASTER_KEY' }
  }
  mkdirSync(settings.GATEHOUSE_DATA_DIR, { recursive: true, mode: 0o700 })
  const file = join(settings.GATEHOUSE_DATA_DIR, 'master.key')
  if (!existsSync(file)) {
    // `wx` refuses to overwrite: two first starts at once must not leave two keys behind.
    writeFileSync(file, `${random.bytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  chmodSync(file, 0o600)
  return masterKeyFromText(readFileSync(file, 'utf8'), file)
}

function keyId(bytes: Buffer): string {
  return sha256Hex(bytes).slice(0, 8)
}

/** @throws Error when the text is not 32 bytes in base64; the message does not quote it */
export function masterKeyFromText(text: string, origin: string): MasterKey {
  const bytes = Buffer.from(text.trim(), 'base64')
  if (bytes.length !== 32) throw new Error(`${origin} does not hold a master key (32 bytes, base64)`)
  return { id: keyId(bytes), bytes, origin }
}
