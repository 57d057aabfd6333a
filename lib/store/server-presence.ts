import type { Db } from './db'

const PREFIX = 'server.alive.'

/** Which server processes are at work on this database, by a sign of life each gives now and then. */
export interface ServerPresence {
  alive(nodeId: string, at: Date): Promise<void>
  gone(nodeId: string): Promise<void>
  /** Nodes that gave a sign since. */
  since(at: Date): Promise<{ nodeId: string; at: Date }[]>
  /** Forgets nodes that gave none since. */
  sweep(before: Date): Promise<number>
}

export function serverPresence(db: Db): ServerPresence {
  const { meta } = db.prisma
  const all = async () =>
    (await meta.findMany({ where: { key: { startsWith: PREFIX } }, take: 1000 })).map(({ key, value }) => ({
      nodeId: key.slice(PREFIX.length),
      at: new Date(value),
    }))
  return {
    async alive(nodeId, at) {
      const key = `${PREFIX}${nodeId}`
      const value = at.toISOString()
      await meta.upsert({ where: { key }, create: { key, value }, update: { value } })
    },
    async gone(nodeId) {
      await meta.deleteMany({ where: { key: `${PREFIX}${nodeId}` } })
    },
    since: async (at) => (await all()).filter((node) => node.at >= at),
    async sweep(before) {
      const old = (await all()).filter((node) => node.at < before).map(({ nodeId }) => `${PREFIX}${nodeId}`)
      const { count } = await meta.deleteMany({ where: { key: { in: old } } })
      return count
    },
  }
}
