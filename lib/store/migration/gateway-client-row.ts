import { z } from 'zod'
import { GATEWAY_CLIENT_KINDS, SCHEMES, SECRET_HASH_KINDS } from '@/lib/schemas/migration/gateway-client-kind'
import type { Prisma } from '../generated/sqlite/client'
import type { GatewayClientRecord } from './gateway-client-types'

const schemeSchema = z.enum(SCHEMES)
const kindSchema = z.enum(GATEWAY_CLIENT_KINDS)
const hashKindSchema = z.enum(SECRET_HASH_KINDS).nullable()

export const withNames = {
  partner: { select: { name: true } },
  integration: { select: { name: true } },
  user: { select: { username: true } },
  environment: { select: { code: true, chain: { select: { code: true } } } },
  properties: {
    select: { property: { select: { id: true, code: true, name: true } } },
    orderBy: { property: { code: 'asc' } },
  },
} as const

type Row = Prisma.GatewayClientGetPayload<{ include: typeof withNames }>

export function toGatewayClientRecord(row: Row): GatewayClientRecord {
  const { partner, integration, user, environment, properties, ...rest } = row
  return {
    ...rest,
    scheme: schemeSchema.parse(rest.scheme),
    kind: kindSchema.parse(rest.kind),
    secretHashKind: hashKindSchema.parse(rest.secretHashKind),
    previousHashKind: hashKindSchema.parse(rest.previousHashKind),
    properties: properties.map(({ property }) => property),
    partnerName: partner?.name ?? null,
    integrationName: integration?.name ?? null,
    username: user?.username ?? null,
    environmentLabel: `${environment.chain.code}/${environment.code}`,
  }
}
