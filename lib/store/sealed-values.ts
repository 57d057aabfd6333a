import { type Db, join, raw, rows, run, sql } from './db'

/** Every column that holds something sealed under the master key. A test compares it with the schema. */
export const SEALED_COLUMNS = {
  'private-key': { table: 'KeyPair', column: 'privateKey', boundTo: 'alias' },
  'client-secret': { table: 'ClientSecret', column: 'sealed', boundTo: 'id' },
  'bind-password': { table: 'IdentityStore', column: 'bindPassword', boundTo: 'id' },
  'totp-key': { table: 'Account', column: 'totpSealed', boundTo: 'id' },
} as const
export type SealedKind = keyof typeof SEALED_COLUMNS

export interface SealedValue {
  id: string
  /** what the envelope is bound to, after the kind */
  boundTo: string
  sealed: Uint8Array
}

/** Sealed values of all tables alike, for putting every one of them under another master key. */
export interface SealedValueStore {
  /** Values behind `id` in a fixed order, those that are there. */
  pageAfter(kind: SealedKind, id: string, limit: number): Promise<SealedValue[]>
  replace(kind: SealedKind, values: readonly Pick<SealedValue, 'id' | 'sealed'>[]): Promise<void>
}

export function sealedValueStore(db: Db): SealedValueStore {
  const names = (kind: SealedKind) => {
    const { table, column, boundTo } = SEALED_COLUMNS[kind]
    return { table: raw(`"${table}"`), column: raw(`"${column}"`), boundTo: raw(`"${boundTo}"`) }
  }
  return {
    pageAfter(kind, id, limit) {
      const { table, column, boundTo } = names(kind)
      return rows<SealedValue>(
        db,
        sql`SELECT "id", ${boundTo} AS "boundTo", ${column} AS "sealed" FROM ${table}
            WHERE "id" > ${id} AND ${column} IS NOT NULL ORDER BY "id" LIMIT ${limit}`,
      )
    },

    async replace(kind, values) {
      if (values.length === 0) return
      const { table, column } = names(kind)
      const cast = db.dialect === 'postgresql' ? raw('::bytea') : raw('')
      const list = values.map((value) => sql`(${value.id}, ${new Uint8Array(value.sealed)}${cast})`)
      await run(
        db,
        sql`WITH v("id", "sealed") AS (VALUES ${join(list)})
            UPDATE ${table} SET ${column} = v."sealed" FROM v WHERE ${table}."id" = v."id"`,
      )
    },
  }
}
