import { z } from 'zod'
import { ENVIRONMENT_KINDS } from '@/lib/schemas/migration/environment'
import { PHASES } from '@/lib/schemas/migration/phase'
import type { Prisma } from '../generated/sqlite/client'
import type { EnvironmentRecord } from './environment-types'

export const phaseSchema = z.enum(PHASES)
const kindSchema = z.enum(ENVIRONMENT_KINDS)
const networksSchema = z.array(z.string()).nullable()

const named = { select: { id: true, name: true } } as const
/** The names of what an environment belongs to, fetched with it. */
export const withPlace = {
  chain: {
    select: {
      id: true,
      code: true,
      name: true,
      enterprise: { select: { id: true, code: true, name: true, customer: named } },
    },
  },
  gateway: { select: { id: true, name: true, host: true, domainId: true } },
} as const

type Row = Prisma.EnvironmentGetPayload<{ include: typeof withPlace }>

export function toEnvironmentRecord(row: Row): EnvironmentRecord {
  const { chain, gateway } = row
  const { enterprise } = chain
  return {
    id: row.id,
    code: row.code,
    kind: kindSchema.parse(row.kind),
    phase: phaseSchema.parse(row.phase),
    windowAt: row.windowAt,
    cutoverAt: row.cutoverAt,
    downtimeMinutes: row.downtimeMinutes,
    announcedAt: row.announcedAt,
    openedAt: row.openedAt,
    cutoverBeganAt: row.cutoverBeganAt,
    completedAt: row.completedAt,
    verifiedAt: row.verifiedAt,
    postponedAt: row.postponedAt,
    postponedReason: row.postponedReason,
    overriddenAt: row.overriddenAt,
    overriddenBy: row.overriddenBy,
    overrideReason: row.overrideReason,
    problem: row.problem,
    operator: row.operator,
    allowedNetworks: networksSchema.parse(row.allowedNetworks),
    chain: { id: chain.id, code: chain.code, name: chain.name },
    enterprise: { id: enterprise.id, code: enterprise.code, name: enterprise.name },
    customer: enterprise.customer,
    gateway,
    counts: {
      integrations: row.integrations,
      belowGate: row.belowGate,
      quiet: row.quiet,
      ssdOnly: row.ssdOnly,
      dual: row.dual,
      ocimOnly: row.ocimOnly,
      broken: row.broken,
      blocked: row.blocked,
      verified: row.integrationsVerified,
    },
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}
