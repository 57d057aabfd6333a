import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import type { SessionView } from '@/lib/schemas/session'
import { sessionView } from './account-view'
import type { ServiceContext } from './context'
import { authorize } from './permissions'
import { requireAccount } from './require-account'
import { sessionState } from './session-rules'

/** Sessions of one account that still count, newest first: one's own, or anybody's for those who may see accounts. */
export async function listSessions(
  ctx: ServiceContext,
  idleSeconds: number,
  accountId?: string,
): Promise<SessionView[]> {
  const own = requireAccount(ctx.actor)
  if (accountId !== undefined && accountId !== own) authorize(ctx.actor, 'accounts:read')
  const now = ctx.clock.now()
  const sessions = await ctx.store.sessions.forAccount(accountId ?? own)
  return sessions
    .filter((session) => sessionState(session, now, idleSeconds) === 'live')
    .map((session) => sessionView(session, ctx.actor.sessionId))
}

/** Ends one session: one's own, or anybody's for those who may change accounts. */
export async function endSession(ctx: ServiceContext, sessionId: string): Promise<void> {
  const own = requireAccount(ctx.actor)
  await ctx.store.write(async (tx) => {
    const session = await tx.sessions.byId(sessionId)
    if (!session) throw new AppError('not_found', 'There is no such session')
    if (session.accountId !== own) authorize(ctx.actor, 'accounts:write')
    if (session.endedAt) return
    await tx.sessions.end(session.id, ctx.clock.now())
    const account = await tx.accounts.byId(session.accountId)
    await record(tx, ctx, {
      action: 'session.end',
      entityKind: 'account',
      entityId: session.accountId,
      entityName: account?.username ?? null,
      detail: { sessionAddress: session.address },
    })
  })
}

/** Ends the session this request came with. Quiet when there is none. */
export async function signOut(ctx: ServiceContext): Promise<void> {
  const { id, name, sessionId } = ctx.actor
  if (!id || !sessionId) return
  await ctx.store.write(async (tx) => {
    await tx.sessions.end(sessionId, ctx.clock.now())
    await record(tx, ctx, { action: 'session.sign-out', entityKind: 'account', entityId: id, entityName: name })
  })
}

/** Ends every session of the caller, this one too. @returns how many there were */
export async function signOutEverywhere(ctx: ServiceContext): Promise<number> {
  const accountId = requireAccount(ctx.actor)
  return endAll(ctx, accountId, 'session.sign-out-everywhere')
}

/** Ends every session of an account. @returns how many there were */
export async function endAccountSessions(ctx: ServiceContext, accountId: string): Promise<number> {
  authorize(ctx.actor, 'accounts:write')
  return endAll(ctx, accountId, 'account.end-sessions')
}

function endAll(ctx: ServiceContext, accountId: string, action: string): Promise<number> {
  return ctx.store.write(async (tx) => {
    const account = await tx.accounts.byId(accountId)
    if (!account) throw new AppError('not_found', 'There is no such account')
    const ended = await tx.sessions.endAll(accountId, ctx.clock.now())
    await record(tx, ctx, {
      action,
      entityKind: 'account',
      entityId: accountId,
      entityName: account.username,
      detail: { sessions: ended },
    })
    return ended
  })
}
