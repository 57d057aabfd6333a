import { z } from 'zod'
import { passphraseSchema } from './passphrase-schema'

/** Clients of one bulk rotation at most: one transaction holds them all. */
export const BULK_ROTATION_LIMIT = 500

const pks = z
  .array(z.string().max(64))
  .min(1, 'choose at least one client')
  .max(BULK_ROTATION_LIMIT, `choose at most ${BULK_ROTATION_LIMIT} clients`)
  .transform((list) => [...new Set(list)])

export const previewBulkRotationSchema = z.object({ pks })
export const bulkRotationSchema = z.object({
  pks,
  /** of the preview that was looked at: what has changed since is not rotated unseen */
  fingerprint: z.string().length(64),
  passphrase: passphraseSchema,
  /** the clients whose secrets stop at once were seen and meant */
  acceptsCut: z.boolean().default(false),
})

/** What a rotation would do to one client. */
export interface RotationPreviewEntry {
  pk: string
  clientId: string
  name: string
  domainName: string
  /** days the secret of now works on; 0: it stops at once */
  overlapDays: number
  /** null where the client has no current secret */
  current: { hint: string; lastUsedAt: Date | null; expiresAt: Date | null } | null
  /** an older secret that still works and would stop at once */
  dropped: { hint: string; lastUsedAt: Date | null; isInUse: boolean } | null
  /** why it cannot be rotated; null when it can */
  blocked: string | null
}

export interface RotationPreview {
  entries: RotationPreviewEntry[]
  fingerprint: string
  /** clients that would fail from the moment of the rotation until they are given the new secret */
  cutCount: number
  blockedCount: number
}

export interface BulkRotationResult {
  rotated: number
  /** compact JWE, to be opened with the passphrase */
  sealed: string
  fileName: string
}

/** What the sealed file holds. */
export interface SealedSecrets {
  format: 'gatehouse-client-secrets/1'
  server: string
  rotatedAt: string
  clients: {
    domain: string
    clientId: string
    name: string
    clientSecret: string
    /** null: the one before stopped at once */
    previousSecretWorksUntil: string | null
    worksUntil: string | null
  }[]
}
