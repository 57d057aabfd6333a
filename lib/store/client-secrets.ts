import { z } from 'zod'
import { type Db, join, raw, rows, run, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import type { ClientSecret } from './generated/sqlite/client'
import type { ClientSecretRecord, ClientStore, ExpiringSecret } from './policy-types'

const hashKindSchema = z.enum(['SHA256', 'ARGON2ID'])
const MARKS_PER_STATEMENT = 500
/** Counting stops here: that many are due in any case. */
const COUNT_LIMIT = 10_000

/** Current secrets `s` that end in a range. */
export function endingSecret(from: Date, to: Date): Sql[] {
  return [sql`s."supersededAt" IS NULL`, sql`s."expiresAt" > ${from}`, sql`s."expiresAt" <= ${to}`]
}

/** Replaced secrets `s` that still work and were used after their successor was made. */
export function retiringInUse(now: Date): Sql[] {
  return [sql`s."supersededAt" IS NOT NULL`, sql`s."expiresAt" > ${now}`, sql`s."lastUsedAt" > s."supersededAt"`]
}

export const newestFirst = { orderBy: [{ createdAt: 'desc' as const }, { id: 'desc' as const }] }

export function toSecretRecord(row: ClientSecret): ClientSecretRecord {
  return { ...row, hashKind: hashKindSchema.parse(row.hashKind), sealed: row.sealed && Buffer.from(row.sealed) }
}

function toSecretRow(secret: ClientSecretRecord) {
  return { ...secret, sealed: secret.sealed && new Uint8Array(secret.sealed) }
}

type SecretStore = Pick<
  ClientStore,
  | 'secrets'
  | 'secretsOf'
  | 'insertSecret'
  | 'insertSecrets'
  | 'expireSecret'
  | 'supersedeSecrets'
  | 'deleteSecrets'
  | 'retiringSecretsInUse'
  | 'expiringSecrets'
  | 'markUsed'
>

/** The secrets of clients, and the marks of their use. */
export function clientSecretStore(db: Db): SecretStore {
  return {
    async secrets(pk) {
      const found = await db.prisma.clientSecret.findMany({
        where: { clientPk: pk },
        ...newestFirst,
      })
      return found.map(toSecretRecord)
    },

    async secretsOf(pks) {
      const found = await db.prisma.clientSecret.findMany({ where: { clientPk: { in: [...pks] } }, ...newestFirst })
      return found.map(toSecretRecord)
    },

    async insertSecret(secret) {
      await db.prisma.clientSecret.create({ data: toSecretRow(secret) })
    },

    async insertSecrets(secrets) {
      await db.prisma.clientSecret.createMany({ data: secrets.map(toSecretRow) })
    },

    async expireSecret(secretId, at) {
      await db.prisma.clientSecret.updateMany({ where: { id: secretId }, data: { expiresAt: at } })
    },

    async supersedeSecrets(ids, supersededAt, expiresAt) {
      const where = { id: { in: [...ids] } }
      await db.prisma.clientSecret.updateMany({ where, data: { supersededAt, expiresAt } })
    },

    async deleteSecrets(ids) {
      await db.prisma.clientSecret.deleteMany({ where: { id: { in: [...ids] } } })
    },

    retiringSecretsInUse(now, limit, visible) {
      const conditions = [...retiringInUse(now), ...domainCondition(visible, sql`c."domainId"`)]
      return rows(
        db,
        sql`SELECT s."clientPk", c."name" AS "clientName", s."hint", s."expiresAt", s."lastUsedAt"
            FROM "ClientSecret" s JOIN "Client" c ON c."pk" = s."clientPk"
            WHERE ${join(conditions, ' AND ')} ORDER BY s."expiresAt", s."id" LIMIT ${limit}`,
      )
    },

    async expiringSecrets({ from, to }, limit, visible) {
      const conditions = [...endingSecret(from, to), ...domainCondition(visible, sql`c."domainId"`)]
      const found = sql`FROM "ClientSecret" s JOIN "Client" c ON c."pk" = s."clientPk" WHERE ${join(conditions, ' AND ')}`
      const [first, [count]] = await Promise.all([
        rows<ExpiringSecret>(
          db,
          sql`SELECT s."clientPk", c."name" AS "clientName", s."hint", s."expiresAt" ${found}
              ORDER BY s."expiresAt", s."id" LIMIT ${limit}`,
        ),
        rows<{ total: bigint }>(db, sql`SELECT count(*) AS "total" FROM (SELECT 1 ${found} LIMIT ${COUNT_LIMIT}) AS n`),
      ])
      return { total: Number(count?.total ?? 0), first }
    },

    async markUsed(marks) {
      const clients = latest(marks.map((mark) => [mark.clientPk, mark.at]))
      const secrets = latest(marks.flatMap((mark) => (mark.secretId ? [[mark.secretId, mark.at]] : [])))
      await mark(db, '"Client"', '"pk"', clients)
      await mark(db, '"ClientSecret"', '"id"', secrets)
    },
  }
}

/** The newest instant of each id, in one order for everybody, so that two nodes do not lock rows crosswise. */
function latest(pairs: [string, Date][]): [string, Date][] {
  const newest = new Map<string, Date>()
  for (const [id, at] of pairs) {
    const known = newest.get(id)
    if (!known || known < at) newest.set(id, at)
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The marks travel as one JSON value: binding each value of thousands of rows costs more than writing them. */
async function mark(db: Db, table: string, idColumn: string, marks: [string, Date][]): Promise<void> {
  const isSqlite = db.dialect === 'sqlite'
  // As the driver writes an instant into a text column.
  const instant = (at: Date) => (isSqlite ? at.toISOString().replace('Z', '+00:00') : at.toISOString())
  const at = raw(isSqlite ? 'v."value" ->> 1' : '(v."value" ->> 1)::timestamp')
  for (let from = 0; from < marks.length; from += MARKS_PER_STATEMENT) {
    const list = JSON.stringify(marks.slice(from, from + MARKS_PER_STATEMENT).map(([id, when]) => [id, instant(when)]))
    const values = isSqlite ? sql`json_each(${list}) AS v` : sql`jsonb_array_elements(${list}::jsonb) AS v("value")`
    await run(
      db,
      sql`UPDATE ${raw(table)} SET "lastUsedAt" = ${at} FROM ${values}
          WHERE ${raw(`${table}.${idColumn}`)} = v."value" ->> 0 AND (${raw(`${table}."lastUsedAt"`)} IS NULL OR ${raw(`${table}."lastUsedAt"`)} < ${at})`,
    )
  }
}
