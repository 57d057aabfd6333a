import { z } from 'zod'
import { type Db, json, nullableJson } from './db'
import { translated } from './errors'
import type { TrustedIssuer } from './generated/sqlite/client'
import type { TrustedIssuerRecord, TrustedIssuerStore } from './trust-types'

const keySchema = z.object({
  kid: z.string().nullable(),
  keyType: z.enum(['RSA', 'EC', 'OKP']),
  sizeBits: z.number(),
  algorithms: z.array(z.enum(['RS256', 'PS256', 'ES256', 'EdDSA'])),
  publicKey: z.string(),
  thumbprint: z.string(),
  certificate: z
    .object({
      pem: z.string(),
      x5t: z.string(),
      x5tS256: z.string(),
      subject: z.string(),
      issuer: z.string(),
      notBefore: z.string(),
      notAfter: z.string(),
    })
    .nullable(),
})
const keysSchema = z.array(keySchema)
const clientIdsSchema = z.array(z.string()).nullable()

function toRecord(row: TrustedIssuer): TrustedIssuerRecord {
  return { ...row, keys: keysSchema.parse(row.keys), clientIds: clientIdsSchema.parse(row.clientIds) }
}

function toData(issuer: TrustedIssuerRecord) {
  return { ...issuer, keys: json(issuer.keys), clientIds: nullableJson(issuer.clientIds) }
}

const unique = { issuer: 'trustedIssuer.issuer' }

/** Whose assertions the domains believe. */
export function trustedIssuerStore(db: Db): TrustedIssuerStore {
  return {
    async insert(issuer) {
      await translated(unique, () => db.prisma.trustedIssuer.create({ data: toData(issuer) }))
    },

    async byId(id) {
      const row = await db.prisma.trustedIssuer.findUnique({ where: { id } })
      return row && toRecord(row)
    },

    async byIssuer(domainId, issuer) {
      const row = await db.prisma.trustedIssuer.findUnique({ where: { domainId_issuer: { domainId, issuer } } })
      return row && toRecord(row)
    },

    async ofDomain(domainId, limit) {
      const found = await db.prisma.trustedIssuer.findMany({
        where: { domainId },
        orderBy: { issuer: 'asc' },
        take: limit,
      })
      return found.map(toRecord)
    },

    count: (domainId) => db.prisma.trustedIssuer.count({ where: { domainId } }),

    async replace(issuer, expectedVersion) {
      const { id, version: _, ...data } = toData(issuer)
      const { count } = await db.prisma.trustedIssuer.updateMany({
        where: { id, version: expectedVersion },
        data: { ...data, version: expectedVersion + 1 },
      })
      return count === 1
    },

    async delete(id) {
      await db.prisma.trustedIssuer.deleteMany({ where: { id } })
    },
  }
}
