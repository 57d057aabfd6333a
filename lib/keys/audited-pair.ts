import { AppError } from '@/lib/base/app-error'
import type { KeyPairRecord } from '@/lib/store/policy-types'

/** Which entity an audit entry is about. */
export function auditedPair(pair: Pick<KeyPairRecord, 'id' | 'alias'>) {
  return { entityKind: 'key-pair' as const, entityId: pair.id, entityName: pair.alias }
}

/** What an audit entry tells of a pair: enough to know it again. */
export function publicFacts({ alias, algorithm, sizeBits, x5tS256, subject, notBefore, notAfter }: KeyPairRecord) {
  return { alias, algorithm, sizeBits, x5tS256, subject, notBefore, notAfter }
}

const ALIAS_TAKEN = 'is already the alias of a key pair'

export function aliasTaken(alias?: string): AppError {
  const message = alias === undefined ? `This alias ${ALIAS_TAKEN}` : `${alias} ${ALIAS_TAKEN}`
  return new AppError('conflict', message, { fieldErrors: { aliasName: [ALIAS_TAKEN] } })
}
