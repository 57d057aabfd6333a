import { z } from 'zod'
import type { StoredConsent } from '@/lib/oauth/ports/consents'

const scopesSchema = z.array(z.string())

export interface ConsentRow extends Omit<StoredConsent, 'scopes'> {
  userId: string
  clientPk: string
  scopes: unknown
}

export function toStoredConsent(row: ConsentRow): StoredConsent {
  return {
    id: row.id,
    resourceId: row.resourceId,
    resourceName: row.resourceName,
    scopes: scopesSchema.parse(row.scopes),
    givenAt: row.givenAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt,
    accessTokensValidFrom: row.accessTokensValidFrom,
    refreshTokensValidFrom: row.refreshTokensValidFrom,
  }
}
