import { z } from 'zod'
import { type Db, nullableJson } from '../db'
import type { Environment } from '../generated/sqlite/client'
import { type Delegate, inventoryTable } from './inventory-table'
import type { EnvironmentFacts, InventoryStore } from './inventory-types'

const kindSchema = z.enum(['PRODUCTION', 'NON_PRODUCTION'])
const networksSchema = z.array(z.string()).nullable()

const toRecord = (row: Environment): EnvironmentFacts => ({
  id: row.id,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  chainId: row.chainId,
  gatewayId: row.gatewayId,
  code: row.code,
  kind: kindSchema.parse(row.kind),
  nameLower: row.nameLower,
  phase: row.phase,
  operator: row.operator,
  allowedNetworks: networksSchema.parse(row.allowedNetworks),
  integrations: row.integrations,
})

/** Environments by what the inventory says of them. Phase and counts are never written here. */
export function environmentFactsStore(db: Db): InventoryStore['environments'] {
  return inventoryTable<Environment, EnvironmentFacts>(db, db.prisma.environment as unknown as Delegate<Environment>, {
    table: 'Environment',
    order: 'nameLower',
    searched: [{ column: 'nameLower', as: 'lower' }],
    parent: 'chainId',
    children: [
      ['integrations', 'Integration', 'environmentId'],
      ['integration users', 'IntegrationUser', 'environmentId'],
      ['clients', 'GatewayClient', 'environmentId'],
      ['partner connections', 'PartnerConnection', 'environmentId'],
    ],
    unique: { nameLower: 'environment.code', code: 'environment.code', chainId: 'environment.code' },
    toRecord,
    toRow: ({ phase: _, integrations: _i, allowedNetworks, ...record }) => ({
      ...record,
      allowedNetworks: nullableJson(allowedNetworks),
    }),
  })
}
