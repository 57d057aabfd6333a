import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { sha256Hex } from '@/lib/base/hash'
import { hashPassword } from '@/lib/base/password'
import { parseOrThrow } from '@/lib/base/validate'
import { acceptInvitationSchema, type InvitationState } from '@/lib/schemas/portal-account'
import type { AccountRecord, Organisation, PortalInvitationRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import { newAccount } from '../accounts'
import type { ServiceContext } from '../context'
import { actorFromAccount } from '../session'
import { isSame, organisationName } from './organisation'
import { auditable } from './people-view'

/** What the holder of a link may know of it: for whom it is, while it works. Anybody may ask who has the link. */
export async function invitationState(ctx: ServiceContext, token: string): Promise<InvitationState> {
  const invitation = await ctx.store.portalInvitations.byId(sha256Hex(token))
  if (!invitation || invitation.usedAt || ctx.clock.now() >= invitation.expiresAt) return { state: 'dead' }
  const organisation = organisationOf(invitation)
  const account = await ctx.store.accounts.byUsername(invitation.email)
  if (account && !isSame(organisation, account)) return { state: 'taken', email: invitation.email }
  return {
    state: 'usable',
    email: invitation.email,
    displayName: account?.displayName || invitation.displayName,
    organisation: await organisationName(ctx.store, organisation),
    portalRole: account?.portalRole ?? invitation.portalRole,
    isReturning: account !== null,
  }
}

/**
 * Makes the invited account with the password its person chose, or gives an account of the same organisation that
 * password. The link dies with its use: of two people who use it at once one gets in.
 * @returns the name to sign in with
 * @throws AppError validation_failed; not_found when the link is dead; conflict when the address has another account
 */
export async function acceptInvitation(ctx: ServiceContext, input: unknown): Promise<{ username: string }> {
  const { token, displayName, password } = parseOrThrow(acceptInvitationSchema, input)
  const { state } = await invitationState(ctx, token)
  if (state === 'dead') throw deadLink()
  if (state === 'taken') throw taken()
  const passwordHash = await hashPassword(password)
  return ctx.store.write(async (tx) => {
    const id = sha256Hex(token)
    const invitation = await tx.portalInvitations.byId(id)
    if (!invitation || !(await tx.portalInvitations.consume(id, ctx.clock.now()))) throw deadLink()
    const organisation = organisationOf(invitation)
    await tx.portalInvitations.deleteOpen(organisation, invitation.email)
    const existing = await tx.accounts.byUsername(invitation.email)
    const account = existing
      ? await comeBack(tx, ctx, organisation, existing, passwordHash)
      : await join(tx, ctx, invitation, displayName || invitation.displayName, passwordHash)
    await record(
      tx,
      { ...ctx, actor: actorFromAccount(account) },
      {
        action: existing ? 'account.set-password-by-link' : 'account.accept-invitation',
        entityKind: 'account',
        entityId: account.id,
        entityName: account.username,
        ...(existing ? {} : { after: auditable(account) }),
        detail: { invitedBy: invitation.invitedBy },
      },
    )
    return { username: account.username }
  })
}

async function join(
  tx: StoreScope,
  ctx: ServiceContext,
  { email, customerId, partnerId, portalRole }: PortalInvitationRecord,
  displayName: string,
  passwordHash: string,
): Promise<AccountRecord> {
  const made = newAccount(ctx, { username: email, displayName, role: 'PORTAL', domainIds: [], passwordHash })
  const account = { ...made, email, customerId, partnerId, portalRole }
  await tx.accounts.insert(account)
  return account
}

/** A forgotten password: the account keeps its role and its second factor, and is signed out everywhere. */
async function comeBack(
  tx: StoreScope,
  ctx: ServiceContext,
  organisation: Organisation,
  account: AccountRecord,
  passwordHash: string,
): Promise<AccountRecord> {
  if (account.role !== 'PORTAL' || !isSame(organisation, account)) throw taken()
  if (account.disabledAt) throw deadLink()
  const now = ctx.clock.now()
  await tx.accounts.replace({ ...account, passwordHash, passwordChangedAt: now, updatedAt: now }, account.version)
  await tx.sessions.endAll(account.id, now)
  return account
}

function organisationOf({ customerId, partnerId }: PortalInvitationRecord): Organisation {
  return customerId ? { customerId } : { partnerId: partnerId ?? '' }
}

function deadLink(): AppError {
  return new AppError('not_found', 'This link was used, was withdrawn, or is older than seven days. Ask for a new one.')
}

function taken(): AppError {
  return new AppError('conflict', 'This address has an account already. Ask for an invitation to another address.')
}
