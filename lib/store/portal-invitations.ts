import type { PortalRole } from '@/lib/schemas/portal-role'
import type { Organisation, PortalInvitationRecord, PortalInvitationStore } from './account-types'
import { type Db, isStorableText } from './db'

type Row = Omit<PortalInvitationRecord, 'portalRole'> & { portalRole: string; emailLower: string }

function toRecord({ emailLower: _, portalRole, ...rest }: Row): PortalInvitationRecord {
  return { ...rest, portalRole: portalRole as PortalRole }
}

function of({ customerId, partnerId }: Organisation) {
  return customerId === undefined ? { partnerId } : { customerId }
}

export function portalInvitationStore({ prisma }: Db): PortalInvitationStore {
  return {
    async insert(invitation) {
      await prisma.portalInvitation.create({
        data: { ...invitation, emailLower: invitation.email.toLowerCase() },
      })
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await prisma.portalInvitation.findUnique({ where: { id } })
      return row && toRecord(row)
    },

    async openOf(organisation, limit) {
      const found = await prisma.portalInvitation.findMany({
        where: { ...of(organisation), usedAt: null },
        orderBy: { createdAt: 'desc' },
        take: limit,
      })
      return found.map(toRecord)
    },

    async consume(id, at) {
      const { count } = await prisma.portalInvitation.updateMany({
        where: { id, usedAt: null, expiresAt: { gt: at } },
        data: { usedAt: at },
      })
      return count === 1
    },

    async delete(id) {
      await prisma.portalInvitation.deleteMany({ where: { id } })
    },

    async deleteOpen(organisation, email) {
      const { count } = await prisma.portalInvitation.deleteMany({
        where: { ...of(organisation), emailLower: email.toLowerCase(), usedAt: null },
      })
      return count
    },

    async sweep(before, limit) {
      const old = await prisma.portalInvitation.findMany({
        where: { expiresAt: { lt: before } },
        orderBy: { expiresAt: 'asc' },
        select: { id: true },
        take: limit,
      })
      const { count } = await prisma.portalInvitation.deleteMany({ where: { id: { in: old.map((row) => row.id) } } })
      return count
    },
  }
}
