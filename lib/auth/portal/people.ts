import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { changePersonSchema, type PortalOrganisationView, type PortalPersonView } from '@/lib/schemas/portal-account'
import type { AccountRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import type { Actor } from '../actor'
import type { ServiceContext } from '../context'
import { requireRecentAuthentication } from '../permissions'
import { noSuch, type OrganisationIds, organisationFor, organisationName, requirePeopleWrite } from './organisation'
import { auditable, invitationView, personView } from './people-view'

const LIST_LIMIT = 500

/**
 * People and open invitations of one organisation: the own one for people of the portal, a named one for operators.
 * @throws AppError not_found, forbidden
 */
export async function listPeople(
  ctx: ServiceContext,
  wanted: Partial<OrganisationIds> | null = null,
): Promise<PortalOrganisationView> {
  const organisation = organisationFor(ctx.actor, wanted, 'read')
  const name = await organisationName(ctx.store, organisation)
  const [people, invitations] = await Promise.all([
    ctx.store.accounts.ofOrganisation(organisation, LIST_LIMIT),
    ctx.store.portalInvitations.openOf(organisation, LIST_LIMIT),
  ])
  const now = ctx.clock.now()
  return {
    kind: organisation.customerId === undefined ? 'PARTNER' : 'CUSTOMER',
    id: organisation.customerId ?? organisation.partnerId,
    name,
    people: people.map((account) => personView(account, ctx.actor)),
    invitations: invitations.map((invitation) => invitationView(invitation, now)),
  }
}

/**
 * Changes role, name or state of a person. Disabling ends every session at once. An organisation keeps an active owner.
 * @throws AppError reauthentication_required, stale, not_found, forbidden, conflict for the last owner and for oneself
 */
export async function changePerson(ctx: ServiceContext, accountId: string, patch: unknown): Promise<PortalPersonView> {
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const { expectedVersion, isDisabled, ...wanted } = parseOrThrow(changePersonSchema, patch)
  return ctx.store.write(async (tx) => {
    const account = await loadPerson(tx, ctx.actor, accountId)
    if (account.version !== expectedVersion) {
      throw new AppError('stale', 'Somebody else changed this person meanwhile. Look at it again.')
    }
    const now = ctx.clock.now()
    const disabled = isDisabled ?? account.disabledAt !== null
    const next: AccountRecord = {
      ...account,
      ...wanted,
      disabledAt: disabled ? (account.disabledAt ?? now) : null,
      updatedAt: now,
    }
    if (next.disabledAt && account.id === ctx.actor.id) throw new AppError('conflict', 'You cannot disable yourself.')
    await keepAnOwner(tx, account, next)
    await tx.accounts.replace(next, account.version)
    const mustEnd = next.disabledAt !== null && account.disabledAt === null
    const endedSessions = mustEnd ? await tx.sessions.endAll(account.id, now) : 0
    await record(tx, ctx, {
      action: 'account.update',
      entityKind: 'account',
      entityId: account.id,
      entityName: account.username,
      before: auditable(account),
      after: auditable(next),
      detail: mustEnd ? { endedSessions } : null,
    })
    return personView({ ...next, version: account.version + 1 }, ctx.actor)
  })
}

/**
 * Takes the second factor of somebody away who lost it, and ends their sessions: they come in with the password alone
 * and may set up another one. Nobody does it to themselves this way.
 * @throws AppError reauthentication_required, not_found, forbidden, conflict
 */
export async function resetSecondFactor(ctx: ServiceContext, accountId: string): Promise<void> {
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  await ctx.store.write(async (tx) => {
    const account = await loadPerson(tx, ctx.actor, accountId)
    if (account.id === ctx.actor.id) {
      throw new AppError('conflict', 'Remove your own second factor on the page of your account.')
    }
    if (!account.totpSealed) return
    await tx.accounts.setSecondFactor(account.id, { totpSealed: null, totpConfirmedAt: null, totpLastStep: null })
    const endedSessions = await tx.sessions.endAll(account.id, ctx.clock.now())
    await record(tx, ctx, {
      action: 'account.reset-second-factor',
      entityKind: 'account',
      entityId: account.id,
      entityName: account.username,
      detail: { endedSessions },
    })
  })
}

/** A person whom the caller may change. @throws AppError not_found, forbidden */
export async function loadPerson(scope: StoreScope, actor: Actor, accountId: string): Promise<AccountRecord> {
  // Asked first, so that who may not change anybody learns nothing from the answer.
  requirePeopleWrite(actor)
  const account = await scope.accounts.byId(accountId)
  if (account?.role !== 'PORTAL') throw noSuch()
  organisationFor(actor, account, 'write')
  return account
}

async function keepAnOwner(tx: StoreScope, account: AccountRecord, next: AccountRecord): Promise<void> {
  const isOwner = (each: AccountRecord) => each.portalRole === 'OWNER' && each.disabledAt === null
  if (!isOwner(account) || isOwner(next)) return
  const { customerId, partnerId } = account
  const organisation = customerId ? { customerId } : { partnerId: partnerId ?? '' }
  if ((await tx.accounts.countActiveOwners(organisation)) <= 1) {
    throw new AppError('conflict', 'This is the last active owner. Make another one first.')
  }
}
