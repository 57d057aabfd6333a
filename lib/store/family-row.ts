import { z } from 'zod'
import type { StoredRefreshToken } from '@/lib/oauth/ports/refresh-tokens'
import { grantTypeSchema } from '@/lib/schemas/grant-type-schema'
import type { TokenFamily as FamilyRow } from './generated/sqlite/client'
import { type StandingRow, toStanding } from './standing'
import type { FamilyRecord } from './token-types'

const scopesSchema = z.array(z.string())
const claimsSchema = z.record(z.string(), z.unknown())
const reasonSchema = z.enum(['REUSE', 'ADMINISTRATOR', 'CLIENT', 'CONSENT', 'SESSION']).nullable()

export function toFamilyRecord({ endsAt: _, ...row }: FamilyRow): FamilyRecord {
  return {
    ...row,
    grantType: grantTypeSchema.parse(row.grantType),
    scopes: scopesSchema.parse(row.scopes),
    claims: claimsSchema.parse(row.claims),
    revokeReason: reasonSchema.parse(row.revokeReason),
  }
}

/** A token joined with its family and its successor, as the raw query names the columns. */
export interface RefreshTokenRow extends StandingRow {
  hash: string
  id: string
  issuedAt: Date
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  nextId: string | null
  nextHash: string | null
  nextIssuedAt: Date | null
  nextExpiresAt: Date | null
  familyId: string
  domainId: string
  clientPk: string
  userId: string | null
  subject: string
  grantType: string
  scopes: unknown
  claims: unknown
  sessionId: string | null
  signedInAt: Date | null
  familyCreatedAt: Date
  familyExpiresAt: Date | null
  familyRevokedAt: Date | null
}

export function toStoredRefreshToken(row: RefreshTokenRow): StoredRefreshToken {
  const { id, issuedAt, expiresAt, usedAt, revokedAt, nextId, nextHash, nextIssuedAt, nextExpiresAt } = row
  const successor =
    nextId && nextHash && nextIssuedAt && nextExpiresAt
      ? { id: nextId, hash: nextHash, issuedAt: nextIssuedAt, expiresAt: nextExpiresAt }
      : null
  return {
    id,
    issuedAt,
    expiresAt,
    usedAt,
    revokedAt,
    successor,
    family: {
      id: row.familyId,
      domainId: row.domainId,
      clientPk: row.clientPk,
      userId: row.userId,
      subject: row.subject,
      grantType: grantTypeSchema.parse(row.grantType),
      scopes: scopesSchema.parse(row.scopes),
      claims: claimsSchema.parse(row.claims),
      sessionId: row.sessionId,
      signedInAt: row.signedInAt,
      createdAt: row.familyCreatedAt,
      expiresAt: row.familyExpiresAt,
      revokedAt: row.familyRevokedAt,
    },
    standing: toStanding(row),
  }
}
