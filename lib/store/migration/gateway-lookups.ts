import { BlockList, isIP } from 'node:net'
import { z } from 'zod'
import type { AddressSet, RuntimeGatewayClient } from '@/lib/oauth/ports/gateway'
import { committedTogether } from '../committed-together'
import { type Db, isStorableText, raw, rows, sql } from '../db'
import type { GatewayClient } from '../generated/sqlite/client'
import type { GatewayLookupStore } from './gateway-types'

const schemeSchema = z.enum(['SSD', 'OCIM'])
const kindSchema = z.enum(['SHARED', 'PARTNER', 'CONVERTED', 'OWN'])
const ownerSchema = z.enum(['CUSTOMER', 'PARTNER'])
const hashKindSchema = z.enum(['SHA256', 'ARGON2ID'])
const networksSchema = z.array(z.string()).nullable()

const codes = { select: { property: { select: { code: true } } } } as const

/** What the gateway endpoints read of the migration. */
export function gatewayLookupStore(db: Db): GatewayLookupStore {
  const { prisma } = db
  const committed = committedTogether(db)
  const gateway = async (where: { host: string } | { name: string }) => {
    if (!Object.values(where).every(isStorableText)) return null
    const found = await prisma.gateway.findUnique({ where, include: { domain: { select: { name: true } } } })
    return found && { id: found.id, name: found.name, host: found.host, domainName: found.domain.name }
  }
  return {
    gatewayByHost: (host) => gateway({ host }),
    gatewayByName: (name) => gateway({ name }),

    async enterpriseOn(gatewayId, code) {
      if (!isStorableText(code)) return null
      return prisma.enterprise.findFirst({
        where: { code, chains: { some: { environments: { some: { gatewayId } } } } },
        select: { id: true },
      })
    },

    async applicationByKey(keyHash) {
      const found = await prisma.application.findUnique({ where: { keyHash } })
      if (!found) return null
      const { id, keyHint, partnerId, customerId, disabledAt } = found
      return { id, keyHint, partnerId, customerId, isDisabled: disabledAt !== null }
    },

    async clientById(clientId) {
      if (!isStorableText(clientId)) return null
      const found = await prisma.gatewayClient.findUnique({ where: { clientId }, include: { properties: codes } })
      return found && toClient(found)
    },

    async environmentById(id) {
      const found = await prisma.environment.findUnique({
        where: { id },
        include: { chain: { include: { enterprise: true, properties: { select: { code: true } } } } },
      })
      if (!found) return null
      const { chain, gatewayId, code, phase } = found
      const { enterprise } = chain
      return {
        id,
        gatewayId,
        code,
        phase,
        chainId: chain.id,
        chainCode: chain.code,
        enterpriseId: enterprise.id,
        enterpriseCode: enterprise.code,
        customerId: enterprise.customerId,
        allowedNetworks: addressSet(networksSchema.parse(found.allowedNetworks)),
        properties: new Set(chain.properties.map((property) => property.code)),
      }
    },

    async integrationsOf(environmentId, applicationId) {
      const found = await prisma.integration.findMany({
        where: { environmentId, applicationId },
        select: { id: true, name: true, environmentId: true, ownerKind: true, partnerId: true },
        orderBy: { id: 'asc' },
      })
      return found.map((row) => ({ ...row, ownerKind: ownerSchema.parse(row.ownerKind) }))
    },

    async connectionOf(environmentId, partnerId) {
      const found = await prisma.partnerConnection.findUnique({
        where: { environmentId_partnerId: { environmentId, partnerId } },
        include: { properties: codes },
      })
      if (!found) return null
      return { id: found.id, state: found.state, properties: found.allProperties ? null : codesOf(found) }
    },

    async userByName(environmentId, username) {
      if (!isStorableText(username)) return null
      const found = await prisma.integrationUser.findUnique({
        where: { environmentId_usernameLower: { environmentId, usernameLower: username.toLowerCase() } },
        include: { integration: { select: { partnerId: true } } },
      })
      if (!found) return null
      const { id, integrationId, passwordHash, disabledAt, convertedAt } = found
      const isDisabled = disabledAt !== null || convertedAt !== null
      const { partnerId } = found.integration
      return { id, username: found.username, integrationId, partnerId, passwordHash, isDisabled }
    },

    recordSsdIssue: (environmentId) => committed((tx) => phaseUnderLock(tx, environmentId)),

    async standing(environmentId, username) {
      const [found] = await rows<{ phase: string; users: bigint | number }>(
        db,
        sql`SELECT e."phase", (SELECT count(*) FROM "IntegrationUser" u WHERE u."environmentId" = e."id"
              AND u."usernameLower" = ${username.toLowerCase()} AND u."disabledAt" IS NULL) AS "users"
            FROM "Environment" e WHERE e."id" = ${environmentId}`,
      )
      return found ? { phase: found.phase, isUserEnabled: Number(found.users) > 0 } : null
    },
  }
}

/**
 * A completion changes the row of its environment. PostgreSQL: this statement waits for a completion under way and then
 * reads what it wrote, and a completion waits for this statement. SQLite: it has its turn among the writes, and a
 * completion is one of them.
 */
async function phaseUnderLock(tx: Db, environmentId: string): Promise<string | null> {
  const lock = tx.dialect === 'sqlite' ? raw('') : raw('FOR SHARE')
  const [found] = await rows<{ phase: string }>(
    tx,
    sql`SELECT "phase" FROM "Environment" WHERE "id" = ${environmentId} ${lock}`,
  )
  return found?.phase ?? null
}

type ClientRow = GatewayClient & { properties: { property: { code: string } }[] }

function toClient(row: ClientRow): RuntimeGatewayClient {
  const { pk, clientId, environmentId, partnerId, integrationId, disabledAt } = row
  return {
    pk,
    clientId,
    environmentId,
    scheme: schemeSchema.parse(row.scheme),
    kind: kindSchema.parse(row.kind),
    partnerId,
    integrationId,
    secrets: [
      ...secret(`${pk}:current`, row.secretHashKind, row.secretHash, null),
      ...secret(`${pk}:previous`, row.previousHashKind, row.previousHash, row.previousExpiresAt),
    ],
    isDisabled: disabledAt !== null,
    properties: row.allProperties ? null : codesOf(row),
  }
}

function secret(id: string, hashKind: string | null, hash: string | null, expiresAt: Date | null) {
  return hashKind === null || hash === null ? [] : [{ id, hashKind: hashKindSchema.parse(hashKind), hash, expiresAt }]
}

function codesOf({ properties }: { properties: { property: { code: string } }[] }): ReadonlySet<string> {
  return new Set(properties.map(({ property }) => property.code))
}

/** What cannot be read lets nobody in: a rule that was written down wrongly must not open the door. */
export function addressSet(networks: readonly string[] | null): AddressSet | null {
  if (networks === null) return null
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.trim().split('/')
    const family = isIP(address)
    if (family === 0) continue
    const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix)
    if (!Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) continue
    list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4')
  }
  return { includes: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') }
}
