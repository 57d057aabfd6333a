import { z } from 'zod'
import { BLOCKERS } from '@/lib/schemas/migration/blocker'
import { INTEGRATION_STATES, OWNER_KINDS, SCORES, type Score } from '@/lib/schemas/migration/integration-state'
import type { Prisma } from '../generated/sqlite/client'
import type { IntegrationFacts, IntegrationRecord } from './integration-types'

const stateSchema = z.enum(INTEGRATION_STATES)
const ownerKindSchema = z.enum(OWNER_KINDS)
const blockersSchema = z.array(z.enum(BLOCKERS))
const scoreSchema = z
  .number()
  .refine((score): score is Score => (SCORES as readonly number[]).includes(score), 'is no score')

export const withNames = {
  partner: { select: { name: true } },
  application: { select: { name: true, keyHint: true } },
  environment: { select: { code: true, chain: { select: { code: true } } } },
  // Not counted by the database: Prisma would count the users of every integration there is.
  users: { where: { disabledAt: null }, select: { id: true } },
} as const

type Row = Prisma.IntegrationGetPayload<{ include: typeof withNames }>

export function toIntegrationRecord(row: Row): IntegrationRecord {
  const { partner, application, environment, users, ...rest } = row
  return {
    id: rest.id,
    environmentId: rest.environmentId,
    name: rest.name,
    ownerKind: ownerKindSchema.parse(rest.ownerKind),
    partnerId: rest.partnerId,
    applicationId: rest.applicationId,
    state: stateSchema.parse(rest.state),
    score: scoreSchema.parse(rest.score),
    blockers: blockersSchema.parse(rest.blockers),
    ownerEmail: rest.ownerEmail,
    streaming: rest.streaming,
    separatedByUser: rest.separatedByUser,
    acknowledgedAt: rest.acknowledgedAt,
    acknowledgedBy: rest.acknowledgedBy,
    credentialsIssuedAt: rest.credentialsIssuedAt,
    firstOcimAt: rest.firstOcimAt,
    lastSsdAt: rest.lastSsdAt,
    lastOcimAt: rest.lastOcimAt,
    lastApiAt: rest.lastApiAt,
    lastOcimApiAt: rest.lastOcimApiAt,
    addressRefusedAt: rest.addressRefusedAt,
    gatewayRefusedAt: rest.gatewayRefusedAt,
    limitsConfirmedAt: rest.limitsConfirmedAt,
    verifiedAt: rest.verifiedAt,
    verifiedBy: rest.verifiedBy,
    version: rest.version,
    createdAt: rest.createdAt,
    updatedAt: rest.updatedAt,
    users: users.length,
    partnerName: partner?.name ?? null,
    applicationName: application?.name ?? null,
    applicationKeyHint: application?.keyHint ?? null,
    environmentLabel: `${environment.chain.code}/${environment.code}`,
  }
}

/** A row of a raw statement: booleans and counts come as each database has them. */
export interface FactsRow
  extends Omit<IntegrationFacts, 'ownerKind' | 'state' | 'score' | 'blockers' | 'separatedByUser' | 'users'> {
  ownerKind: string
  state: string
  score: number
  blockers: unknown
  separatedByUser: boolean | number | bigint
  users: bigint
}

export function toIntegrationFacts(row: FactsRow): IntegrationFacts {
  return {
    ...row,
    ownerKind: ownerKindSchema.parse(row.ownerKind),
    state: stateSchema.parse(row.state),
    score: scoreSchema.parse(Number(row.score)),
    blockers: blockersSchema.parse(row.blockers),
    separatedByUser: Boolean(Number(row.separatedByUser)),
    users: Number(row.users),
  }
}
