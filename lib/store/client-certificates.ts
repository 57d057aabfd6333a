import type { Db } from './db'
import { translated } from './errors'
import type { ClientCertificateStore } from './trust-types'

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
  }
}
