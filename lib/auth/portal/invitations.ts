import { record } from '@/lib/audit/record'
import { AppError, fieldError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { opaqueToken } from '@/lib/base/random'
import { routes } from '@/lib/base/routes'
import { parseOrThrow } from '@/lib/base/validate'
import { inviteSchema, type PortalInvitationView } from '@/lib/schemas/portal-account'
import type { Organisation, PortalInvitationRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import type { ServiceContext } from '../context'
import { requireRecentAuthentication } from '../permissions'
import { countInvitation } from './invitation-limits'
import { isSame, noSuch, organisationFor, organisationName, requirePeopleWrite } from './organisation'
import { loadPerson } from './people'
import { invitationView } from './people-view'

export const INVITATION_TTL_SECONDS = 7 * 86_400
const MAX_OPEN = 200

export interface Invited {
  /** told once: only the SHA-256 of what it carries is stored */
  url: string
  invitation: PortalInvitationView
  organisation: string
}

/** Tells the person by e-mail, in the transaction that makes the invitation; absent where no mail is sent. */
export type TellInvited = (
  tx: StoreScope,
  ctx: ServiceContext,
  invited: Invited & { customerId: string | null; partnerId: string | null },
) => Promise<void>

/**
 * Invites somebody to the portal, or an owner's colleague back in who forgot the password: whoever has the link chooses
 * one within seven days. A later invitation to the same address ends the earlier ones.
 * @throws AppError reauthentication_required, validation_failed, forbidden, not_found, conflict, rate_limited
 */
export async function invitePerson(ctx: ServiceContext, input: unknown, tell?: TellInvited): Promise<Invited> {
  const { customerId, partnerId, ...wanted } = parseOrThrow(inviteSchema, input)
  const isNamed = customerId !== null || partnerId !== null
  const organisation = organisationFor(ctx.actor, isNamed ? { customerId, partnerId } : null, 'write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  return ctx.store.write((tx) => insertInvitation(tx, ctx, organisation, wanted, tell))
}

/** Another link for a person who is there already: it sets a new password. @throws as `invitePerson` */
export async function renewAccess(ctx: ServiceContext, accountId: string, tell?: TellInvited): Promise<Invited> {
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  return ctx.store.write(async (tx) => {
    const account = await loadPerson(tx, ctx.actor, accountId)
    if (account.disabledAt) throw new AppError('conflict', 'This person is disabled. Enable them first.')
    const { customerId, partnerId, displayName } = account
    const organisation = organisationFor(ctx.actor, { customerId, partnerId }, 'write')
    const email = account.email ?? account.username
    return insertInvitation(
      tx,
      ctx,
      organisation,
      { email, displayName, portalRole: account.portalRole ?? 'MEMBER' },
      tell,
      account.id,
    )
  })
}

/** Ends an invitation that nobody used yet. Ending it twice is no error. */
export async function withdrawInvitation(ctx: ServiceContext, invitationId: string): Promise<void> {
  await ctx.store.write(async (tx) => {
    requirePeopleWrite(ctx.actor)
    const invitation = await tx.portalInvitations.byId(invitationId)
    if (!invitation || invitation.usedAt) throw noSuch()
    organisationFor(ctx.actor, invitation, 'write')
    await tx.portalInvitations.delete(invitation.id)
    await record(tx, ctx, {
      action: 'account.withdraw-invitation',
      entityKind: 'account',
      entityId: null,
      entityName: invitation.email,
      before: auditable(invitation),
    })
  })
}

async function insertInvitation(
  tx: StoreScope,
  ctx: ServiceContext,
  organisation: Organisation,
  wanted: Pick<PortalInvitationRecord, 'email' | 'displayName' | 'portalRole'>,
  tell: TellInvited | undefined,
  renewedAccountId: string | null = null,
): Promise<Invited> {
  const name = await organisationName(tx, organisation)
  const account = await tx.accounts.byUsername(wanted.email)
  // Of accounts elsewhere nothing is told: whoever opens the link learns it.
  if (account && isSame(organisation, account) && account.id !== renewedAccountId) {
    throw fieldError('email', 'belongs to somebody who is here already')
  }
  await countInvitation(tx, ctx, organisation)
  await tx.portalInvitations.deleteOpen(organisation, wanted.email)
  if ((await tx.portalInvitations.openOf(organisation, MAX_OPEN)).length >= MAX_OPEN) {
    throw new AppError('conflict', `There are ${MAX_OPEN} open invitations. Withdraw some first.`)
  }
  const token = opaqueToken(ctx.random)
  const now = ctx.clock.now()
  const invitation: PortalInvitationRecord = {
    ...wanted,
    id: sha256Hex(token),
    customerId: organisation.customerId ?? null,
    partnerId: organisation.partnerId ?? null,
    invitedBy: ctx.actor.name,
    createdAt: now,
    expiresAt: addSeconds(now, INVITATION_TTL_SECONDS),
    usedAt: null,
  }
  await tx.portalInvitations.insert(invitation)
  await record(tx, ctx, {
    action: renewedAccountId ? 'account.renew-access' : 'account.invite',
    entityKind: 'account',
    entityId: renewedAccountId,
    entityName: invitation.email,
    after: auditable(invitation),
    detail: { organisation: name },
  })
  // In the fragment, which browsers send to nobody: it reaches no log and no Referer.
  const url = `${ctx.publicUrl}${routes.invitation()}#${token}`
  const invited = { url, invitation: invitationView(invitation, now), organisation: name }
  await tell?.(tx, ctx, { ...invited, customerId: invitation.customerId, partnerId: invitation.partnerId })
  return invited
}

function auditable({ email, displayName, portalRole, customerId, partnerId, expiresAt }: PortalInvitationRecord) {
  return { email, displayName, portalRole, customerId, partnerId, expiresAt }
}
