import { type Db, join, rows, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import { translated } from './errors'
import type { DomainFilter } from './policy-types'
import type { ClientCertificateStore, ExpiringCertificate } from './trust-types'

/** The certificates registered with clients. */
export function clientCertificateStore(db: Db): ClientCertificateStore {
  return {
    async insert(certificate) {
      const unique = { x5tS256: 'clientCertificate.x5tS256' }
      await translated(unique, () => db.prisma.clientCertificate.create({ data: certificate }))
    },

    ofClient: (clientPk) =>
      db.prisma.clientCertificate.findMany({ where: { clientPk }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),

    async delete(ids) {
      await db.prisma.clientCertificate.deleteMany({ where: { id: { in: [...ids] } } })
    },

    expiring: (range, limit, visible) => rows<ExpiringCertificate>(db, expiringSql(range, limit, visible)),
  }
}

export function expiringSql({ from, to }: { from: Date; to: Date }, limit: number, visible: DomainFilter): Sql {
  const conditions = [
    sql`t."notAfter" > ${from}`,
    sql`t."notAfter" <= ${to}`,
    ...domainCondition(visible, sql`c."domainId"`),
    sql`NOT EXISTS (SELECT 1 FROM "ClientCertificate" l WHERE l."clientPk" = t."clientPk"
      AND (l."notAfter" > t."notAfter" OR (l."notAfter" = t."notAfter" AND l."id" > t."id")))`,
  ]
  return sql`SELECT t."clientPk", c."name" AS "clientName", t."subject", t."notAfter"
    FROM "ClientCertificate" t JOIN "Client" c ON c."pk" = t."clientPk"
    WHERE ${join(conditions, ' AND ')} ORDER BY t."notAfter", t."id" LIMIT ${limit}`
}
