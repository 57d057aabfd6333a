import { z } from 'zod'
import type { KeyPair } from './generated/sqlite/client'
import type { KeyPairRecord } from './policy-types'

const keyTypeSchema = z.enum(['RSA', 'EC', 'OKP'])
const algorithmSchema = z.enum(['RS256', 'ES256', 'EdDSA'])

export function toPair(row: KeyPair): KeyPairRecord {
  return {
    ...row,
    keyType: keyTypeSchema.parse(row.keyType),
    algorithm: algorithmSchema.parse(row.algorithm),
    privateKey: Buffer.from(row.privateKey),
  }
}
