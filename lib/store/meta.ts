import { type Db, run, sql } from './db'
import type { MetaStore } from './server-types'

export function metaStore(db: Db): MetaStore {
  const get = async (key: string) => (await db.prisma.meta.findUnique({ where: { key } }))?.value ?? null
  return {
    get,
    async setOnce(key, value) {
      await run(db, sql`INSERT INTO "Meta" ("key", "value") VALUES (${key}, ${value}) ON CONFLICT DO NOTHING`)
      return (await get(key)) ?? value
    },
    async set(key, value) {
      await db.prisma.meta.upsert({ where: { key }, create: { key, value }, update: { value } })
    },
  }
}
