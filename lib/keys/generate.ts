import { generateKeyPair as generateWithCallback, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { KeyKind } from '@/lib/schemas/key-kind'

const generateKeyPair = promisify(generateWithCallback)

export interface GeneratedKeys {
  keyType: 'RSA' | 'EC' | 'OKP'
  algorithm: 'RS256' | 'ES256' | 'EdDSA'
  sizeBits: number
  publicKey: KeyObject
  privateKey: KeyObject
}

/** Makes a key pair on the thread pool: RSA takes tenths of a second, which no request and no transaction may wait for. */
export async function generateKeys(kind: KeyKind): Promise<GeneratedKeys> {
  switch (kind) {
    case 'RSA_2048':
    case 'RSA_3072':
    case 'RSA_4096': {
      const sizeBits = Number(kind.slice(4))
      const pair = await generateKeyPair('rsa', { modulusLength: sizeBits, publicExponent: 0x10001 })
      return { keyType: 'RSA', algorithm: 'RS256', sizeBits, ...pair }
    }
    case 'EC_P256': {
      const pair = await generateKeyPair('ec', { namedCurve: 'P-256' })
      return { keyType: 'EC', algorithm: 'ES256', sizeBits: 256, ...pair }
    }
    case 'ED25519': {
      const pair = await generateKeyPair('ed25519')
      return { keyType: 'OKP', algorithm: 'EdDSA', sizeBits: 256, ...pair }
    }
  }
}
