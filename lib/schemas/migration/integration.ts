import { z } from 'zod'
import { line } from '../text'
import type { Blocker } from './blocker'
import type { Possible } from './environment'
import { type IntegrationState, OWNER_KINDS, type OwnerKind, type Score } from './integration-state'

export interface IntegrationItem {
  id: string
  environmentId: string
  /** `<chain code>/<code>` */
  environmentLabel: string
  name: string
  ownerKind: OwnerKind
  partnerId: string | null
  partnerName: string | null
  applicationId: string | null
  applicationName: string | null
  /** last characters of the application key */
  applicationKeyHint: string | null
  state: IntegrationState
  score: Score
  blockers: Blocker[]
  ownerEmail: string | null
  streaming: boolean
  separatedByUser: boolean
  acknowledgedAt: Date | null
  acknowledgedBy: string | null
  credentialsIssuedAt: Date | null
  firstOcimAt: Date | null
  lastSsdAt: Date | null
  lastOcimAt: Date | null
  lastApiAt: Date | null
  lastOcimApiAt: Date | null
  limitsConfirmedAt: Date | null
  verifiedAt: Date | null
  verifiedBy: string | null
  /** SSD users that are not disabled */
  users: number
  /** served requests a day of the last 14 days, today last */
  days: { ssd: number[]; ocim: number[] }
  version: number
  createdAt: Date
  updatedAt: Date
}

export const INTEGRATION_EVENTS = ['acknowledge', 'reissue', 'confirmLimits', 'verify', 'update', 'delete'] as const
export type IntegrationEvent = (typeof INTEGRATION_EVENTS)[number]

export interface IntegrationView extends IntegrationItem {
  /** ids of the clients that it can use, its own first */
  clients: { pk: string; clientId: string; scheme: 'SSD' | 'OCIM'; disabledAt: Date | null; hasSecret: boolean }[]
  /** who must act next, and what to do */
  next: { who: 'OPERATOR' | 'CUSTOMER' | 'PARTNER' | 'NOBODY'; what: string }
  may: Record<IntegrationEvent, Possible>
}

const name = line(128).pipe(z.string().trim().min(1, 'is required'))
const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address')
  .nullable()

export const createIntegrationSchema = z
  .object({
    environmentId: z.string().max(64),
    name,
    ownerKind: z.enum(OWNER_KINDS),
    partnerId: z.string().max(64).nullable().default(null),
    applicationId: z.string().max(64).nullable().default(null),
    ownerEmail: email.default(null),
    streaming: z.boolean().default(false),
    separatedByUser: z.boolean().default(false),
  })
  .refine(({ ownerKind, partnerId }) => (ownerKind === 'PARTNER') === (partnerId !== null), {
    path: ['partnerId'],
    message: 'names the partner of a partner integration, and nobody of an internal one',
  })
export type CreateIntegration = z.input<typeof createIntegrationSchema>

export const updateIntegrationSchema = z
  .object({
    name,
    applicationId: z.string().max(64).nullable(),
    ownerEmail: email,
    streaming: z.boolean(),
    separatedByUser: z.boolean(),
    expectedVersion: z.number().int().min(1),
  })
  .partial()
export type UpdateIntegration = z.input<typeof updateIntegrationSchema>
