import { addCustomer, addPartner, addPerson } from '@/lib/auth/portal/testing/organisations'
import type { TestSystem } from '@/lib/auth/testing/test-system'
import { sha256Hex } from '@/lib/base/hash'
import type { Phase } from '@/lib/schemas/migration/phase'
import type { AccountRecord } from '@/lib/store/account-types'
import { makePlot, type Plot } from './portal-plot'

/** A hotel group with one environment in its window and one after completion, and the partner that works for it. */
export interface Side {
  customerId: string
  partnerId: string
  during: Plot
  after: Plot
  people: Record<'owner' | 'member' | 'partnerOwner' | 'partnerMember', AccountRecord>
  /** open, to somebody of the customer */
  invitationId: string
  /** to the customer's owner, unread */
  noticeId: string
}

export interface PortalEstate {
  /** whose things are attacked */
  solaris: Side
  /** who attacks: as big, and a stranger to the other */
  lunaris: Side
}

/** Two hotel groups that have nothing in common but the server. */
export async function makePortalEstate(system: TestSystem): Promise<PortalEstate> {
  await system.addDomain('hotels')
  return { solaris: await makeSide(system, 'solaris'), lunaris: await makeSide(system, 'lunaris') }
}

async function makeSide(system: TestSystem, name: string): Promise<Side> {
  const { store, clock } = system
  const at = clock.now()
  const kept = { version: 1, createdAt: at, updatedAt: at }
  const id = (what: string) => `${name}-${what}`
  const customer = await addCustomer(system, name)
  const partner = await addPartner(system, id('partner'))
  const asking = await addPartner(system, id('asking'))
  const enterpriseId = id('enterprise')
  const code = name.slice(0, 3).toUpperCase()
  await store.write(async (tx) => {
    const { enterprises, chains, properties, gateways, applications } = tx.inventory
    await enterprises.insert({ id: enterpriseId, ...customer, code: `${code}ENT`, name: id('group'), ...kept })
    await chains.insert({ id: id('chain'), enterpriseId, code, name: id('hotels'), ...kept })
    await properties.insert({ id: id('property'), chainId: id('chain'), code: `${code}H1`, name: id('hotel'), ...kept })
    await gateways.insert({ id: id('gateway'), name, host: `${name}.example`, domainId: 'hotels', ...kept })
    for (const owner of [
      { ...customer, partnerId: null },
      { ...partner, customerId: null },
    ]) {
      const key = id(owner.partnerId ? 'partner-app' : 'app')
      const hashes = { keyHash: sha256Hex(key), keyHint: 'abcd', disabledAt: null }
      await applications.insert({ id: key, name: key, ...owner, ...hashes, ...kept })
    }
  })
  const plot = (what: string, phase: Phase) =>
    makePlot(system, {
      name: id(what),
      side: name,
      label: `${code}/${what.toUpperCase()}`,
      phase,
      partner,
      asking,
      customer,
    })
  const side = {
    ...customer,
    ...partner,
    during: await plot('prd', 'MIGRATING'),
    after: await plot('uat', 'MIGRATED'),
    people: {
      owner: await addPerson(system, customer, 'OWNER'),
      member: await addPerson(system, customer, 'MEMBER'),
      partnerOwner: await addPerson(system, partner, 'OWNER'),
      partnerMember: await addPerson(system, partner, 'MEMBER'),
    },
    invitationId: sha256Hex(id('invitation')),
    noticeId: id('notice'),
  }
  await store.portalInvitations.insert({
    id: side.invitationId,
    email: `invited@${name}.example`,
    displayName: id('invited'),
    ...customer,
    partnerId: null,
    portalRole: 'MEMBER',
    invitedBy: id('owner'),
    createdAt: at,
    expiresAt: new Date(at.getTime() + 86_400_000),
    usedAt: null,
  })
  await store.migrationNotices.add([
    {
      id: side.noticeId,
      environmentId: side.during.environmentId,
      kind: 'ANNOUNCED',
      ...customer,
      partnerId: null,
      accountId: side.people.owner.id,
      address: null,
      subject: id('subject'),
      body: id('body'),
      uniqueKey: side.noticeId,
      state: 'PORTAL_ONLY',
      attempts: 0,
      nextAttemptAt: null,
      lastError: null,
      createdAt: at,
      sentAt: null,
      readAt: null,
    },
  ])
  return side
}
