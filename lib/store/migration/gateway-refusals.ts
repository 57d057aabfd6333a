import { z } from 'zod'
import { GATEWAY_KINDS, GATEWAY_RULES, type GatewayRuleId } from '@/lib/schemas/migration/gateway-rules'
import { type Db, isStorableText, join, rows, run, type Sql, sql } from '../db'
import type { GatewayRefusalFilter, GatewayRefusalRecord, GatewayRefusalStore } from './gateway-types'

const ITEMS_PER_STATEMENT = 100
const kindSchema = z.enum(GATEWAY_KINDS)
const ruleSchema = z.custom<GatewayRuleId>((value) => typeof value === 'string' && value in GATEWAY_RULES)
const traceSchema = z.array(
  z.object({ rule: ruleSchema, expected: z.string(), got: z.string(), passed: z.boolean(), changeAt: z.string() }),
)

function insertList(db: Db, records: readonly GatewayRefusalRecord[]): Promise<number> {
  const list = JSON.stringify(
    records.map((row) => [
      row.correlationId,
      db.dialect === 'sqlite' ? row.at.toISOString().replace('Z', '+00:00') : row.at.toISOString().replace('Z', ''),
      row.gatewayId,
      row.environmentId,
      row.integrationId,
      row.partnerId,
      row.customerId,
      row.kind,
      row.status,
      row.answer,
      row.rule,
      row.trace,
    ]),
  )
  const from =
    db.dialect === 'sqlite'
      ? sql`SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6,
              value ->> 7, value ->> 8, value ->> 9, value ->> 10, json(value -> 11) FROM json_each(${list}) WHERE true`
      : sql`SELECT value ->> 0, (value ->> 1)::timestamp, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
              value ->> 6, value ->> 7, (value ->> 8)::integer, value ->> 9, value ->> 10, value -> 11
            FROM jsonb_array_elements(${list}::jsonb)`
  return run(
    db,
    sql`INSERT INTO "GatewayRefusal" ("correlationId", "at", "gatewayId", "environmentId", "integrationId", "partnerId",
          "customerId", "kind", "status", "answer", "rule", "trace") ${from}
        ON CONFLICT ("correlationId") DO NOTHING`,
  )
}

/** Refused requests with every rule that was looked at. */
export function gatewayRefusalStore(db: Db): GatewayRefusalStore {
  return {
    async insert(records) {
      for (let from = 0; from < records.length; from += ITEMS_PER_STATEMENT) {
        await insertList(db, records.slice(from, from + ITEMS_PER_STATEMENT))
      }
    },

    async byId(correlationId) {
      if (!isStorableText(correlationId)) return null
      const [found] = await rows<Row>(db, sql`SELECT * FROM "GatewayRefusal" WHERE "correlationId" = ${correlationId}`)
      return found ? toRecord(found) : null
    },

    async list(filter) {
      const found = await rows<Row>(db, refusalsSql(filter))
      return found.map(toRecord)
    },

    sweep: (before, limit) =>
      run(
        db,
        sql`DELETE FROM "GatewayRefusal" WHERE "correlationId" IN (
              SELECT "correlationId" FROM "GatewayRefusal" WHERE "at" < ${before} ORDER BY "at" LIMIT ${limit})`,
      ),
  }
}

export function refusalsSql({
  owner,
  environmentId,
  integrationId,
  rule,
  kind,
  from,
  to,
  before,
  limit,
}: GatewayRefusalFilter): Sql {
  const conditions = [
    ...(owner === undefined
      ? []
      : 'partnerId' in owner
        ? [sql`"partnerId" = ${owner.partnerId}`]
        : [sql`"customerId" = ${owner.customerId}`]),
    ...(environmentId === undefined ? [] : [sql`"environmentId" = ${environmentId}`]),
    ...(integrationId === undefined ? [] : [sql`"integrationId" = ${integrationId}`]),
    ...(rule === undefined ? [] : [sql`"rule" = ${rule}`]),
    ...(kind === undefined ? [] : [sql`"kind" = ${kind}`]),
    ...(from === undefined ? [] : [sql`"at" >= ${from}`]),
    ...(to === undefined ? [] : [sql`"at" < ${to}`]),
    ...(before === undefined ? [] : [sql`("at", "correlationId") < (${before.at}, ${before.correlationId})`]),
  ]
  const where = conditions.length === 0 ? sql`` : sql`WHERE ${join(conditions, ' AND ')}`
  return sql`SELECT * FROM "GatewayRefusal" ${where} ORDER BY "at" DESC, "correlationId" DESC LIMIT ${limit}`
}

type Row = Omit<GatewayRefusalRecord, 'kind' | 'trace'> & { kind: string; trace: unknown }

function toRecord(row: Row): GatewayRefusalRecord {
  const trace: unknown = typeof row.trace === 'string' ? JSON.parse(row.trace) : row.trace
  return { ...row, kind: kindSchema.parse(row.kind), trace: traceSchema.parse(trace) }
}
