import { z } from 'zod'
import type { SsoSessionRecord } from './sso-session-types'

const reasonSchema = z.enum(['SIGNED_OUT', 'BY_USER', 'ADMINISTRATOR', 'PASSWORD_CHANGED', 'REPLACED']).nullable()

export interface SsoSessionRow extends Omit<SsoSessionRecord, 'endReason' | 'idleSeconds'> {
  idleSeconds: number | bigint
  endReason: string | null
}

/** Whatever else the row holds stays behind: the hash of the cookie above all. */
export function toSessionRecord(row: SsoSessionRow): SsoSessionRecord {
  return {
    id: row.id,
    domainId: row.domainId,
    userId: row.userId,
    username: row.username,
    createdAt: row.createdAt,
    authenticatedAt: row.authenticatedAt,
    lastSeenAt: row.lastSeenAt,
    idleSeconds: Number(row.idleSeconds),
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
    endReason: reasonSchema.parse(row.endReason),
    address: row.address,
    userAgent: row.userAgent,
  }
}
