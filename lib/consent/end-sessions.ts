import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { loadDomain } from '@/lib/policy/load'
import { findPerson, loadSession } from './load'

/** Sessions that end in one statement, and statements of one call. */
const SESSIONS_PER_STATEMENT = 500
const STATEMENTS_PER_CALL = 40

/**
 * Ends one session of a person; clients that asked for it are told. Tokens that are tied to sessions end with it.
 * @returns false when it was over already
 */
export async function endSession(ctx: ServiceContext, id: string): Promise<boolean> {
  authorize(ctx.actor, 'sessions:end')
  return ctx.store.write(async (tx) => {
    const session = await loadSession(tx, ctx.actor, 'sessions:end', id)
    if (!(await tx.ssoSessions.end(session.id, ctx.clock.now(), 'ADMINISTRATOR'))) return false
    await record(tx, ctx, {
      action: 'sso-session.end',
      entityKind: 'sso-session',
      entityId: session.id,
      entityName: session.username,
      domainId: session.domainId,
      domainName: session.domainName,
    })
    return true
  })
}

/** Ends every session of a person, in one domain or in all within reach. @returns how many ended */
export async function endUserSessions(ctx: ServiceContext, userId: string, domainId?: string): Promise<number> {
  authorize(ctx.actor, 'sessions:end')
  return ctx.store.write(async (tx) => {
    const domain = domainId === undefined ? null : await loadDomain(tx, ctx.actor, 'sessions:end', { id: domainId })
    const user = await findPerson(tx, ctx.actor, userId)
    const where = domain === null ? ctx.actor.domainIds : domain.id
    const ended = await tx.ssoSessions.endAllOf(user.id, where, ctx.clock.now(), 'ADMINISTRATOR')
    if (ended === 0) return 0
    await record(tx, ctx, {
      action: 'user.end-sessions',
      entityKind: 'user',
      entityId: user.id,
      entityName: user.username,
      domainId: domain?.id,
      domainName: domain?.name,
      detail: { count: ended },
    })
    return ended
  })
}

/**
 * Ends the sessions of everybody in a domain, batch by batch so that nobody else waits long. Of very many only a part: the
 * answer then says so, and the next call goes on.
 */
export async function endDomainSessions(
  ctx: ServiceContext,
  domainId: string,
): Promise<{ ended: number; isComplete: boolean }> {
  authorize(ctx.actor, 'sessions:end')
  let ended = 0
  for (let statement = 0; statement < STATEMENTS_PER_CALL; statement++) {
    const batch = await ctx.store.write(async (tx) => {
      const domain = await loadDomain(tx, ctx.actor, 'sessions:end', { id: domainId })
      const now = ctx.clock.now()
      const count = await tx.ssoSessions.endAllInDomain(domain.id, now, 'ADMINISTRATOR', SESSIONS_PER_STATEMENT)
      // With the first batch, so that whatever becomes of the others, it is known who began it.
      if (count > 0 && statement === 0) {
        await record(tx, ctx, {
          action: 'domain.end-sessions',
          entityKind: 'sso-session',
          entityId: null,
          entityName: null,
          domainId: domain.id,
          domainName: domain.name,
        })
      }
      return count
    })
    ended += batch
    if (batch < SESSIONS_PER_STATEMENT) return { ended, isComplete: true }
  }
  return { ended, isComplete: false }
}
