import type { FamilyStart } from '@/lib/oauth/ports/authorization-codes'
import type { Db } from './db'
import { rowInsert } from './insert-rows'
import { storedInstant } from './stored-values'

const insertFamilyRows = rowInsert('TokenFamily', {
  id: 'text',
  domainId: 'text',
  clientPk: 'text',
  userId: 'text',
  subject: 'text',
  grantType: 'text',
  scopes: 'json',
  claims: 'json',
  sessionId: 'text',
  signedInAt: 'instant',
  createdAt: 'instant',
  expiresAt: 'instant',
  revokedAt: 'instant',
  endsAt: 'instant',
})

const insertTokenRows = rowInsert('RefreshToken', {
  hash: 'text',
  id: 'text',
  familyId: 'text',
  issuedAt: 'instant',
  expiresAt: 'instant',
  endsAt: 'instant',
})

/** Families with the first token of each. To be called in a transaction. */
export async function insertFamilies(tx: Db, starts: readonly FamilyStart[]): Promise<void> {
  await insertFamilyRows(
    tx,
    starts.map(({ family, first }) => [
      family.id,
      family.domainId,
      family.clientPk,
      family.userId,
      family.subject,
      family.grantType,
      JSON.stringify(family.scopes),
      JSON.stringify(family.claims),
      family.sessionId,
      storedInstant(family.signedInAt),
      storedInstant(family.createdAt),
      storedInstant(family.expiresAt),
      storedInstant(family.revokedAt),
      storedInstant(first.endsAt),
    ]),
  )
  await insertTokenRows(
    tx,
    starts.map(({ family, first }) => [
      first.hash,
      first.id,
      family.id,
      storedInstant(first.issuedAt),
      storedInstant(first.expiresAt),
      storedInstant(first.endsAt),
    ]),
  )
}
