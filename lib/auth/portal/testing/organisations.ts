import { hashPassword } from '@/lib/base/password'
import type { PortalRole } from '@/lib/schemas/portal-role'
import type { AccountRecord, Organisation } from '@/lib/store/account-types'
import type { TestSystem } from '../../testing/test-system'
import { PASSWORD, sessionActor } from '../../testing/test-system'

let hash: Promise<string> | undefined

/** A partner, ready to have people. */
export async function addPartner(system: TestSystem, id = 'duetto'): Promise<{ partnerId: string }> {
  const now = system.clock.now()
  const cloudAccountName = id.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  await system.store.inventory.partners.insert({
    id,
    name: `Partner ${id}`,
    cloudAccountName,
    version: 1,
    createdAt: now,
    updatedAt: now,
  })
  return { partnerId: id }
}

export async function addCustomer(system: TestSystem, id = 'solaris'): Promise<{ customerId: string }> {
  const now = system.clock.now()
  await system.store.inventory.customers.insert({
    id,
    name: `Hotels ${id}`,
    version: 1,
    createdAt: now,
    updatedAt: now,
  })
  return { customerId: id }
}

/** An account of the portal. Its password is PASSWORD. */
export async function addPerson(
  system: TestSystem,
  organisation: Organisation,
  portalRole: PortalRole,
  email = `${portalRole.toLowerCase()}@${organisation.partnerId ?? organisation.customerId}.example`,
): Promise<AccountRecord> {
  hash ??= hashPassword(PASSWORD)
  return system.addAccount({
    username: email,
    email,
    role: 'PORTAL',
    portalRole,
    customerId: organisation.customerId ?? null,
    partnerId: organisation.partnerId ?? null,
    passwordHash: await hash,
  })
}

/** What a service is given for a person who has just proved the password in a session of the id. */
export function contextOf(system: TestSystem, account: AccountRecord, sessionId = 'session') {
  return system.ctx(sessionActor(account, sessionId, system.clock.now()))
}
