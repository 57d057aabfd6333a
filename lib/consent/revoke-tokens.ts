import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import {
  consentSelectionSchema,
  type TokenRevocationInput,
  tokenRevocationSchema,
} from '@/lib/schemas/revocation-target'
import { loadUser } from '@/lib/users/reach'
import { auditedUser } from '@/lib/users/user-view'
import { refusalInstants, startOfNextSecond } from './refusal-instants'
import { loadSelection } from './selection'
import { CONSENTS_PER_STATEMENT } from './withdraw'

/**
 * Refuses tokens issued under the consents of a person, which stay given: by an instant on each consent, so the cost does
 * not depend on how many tokens there are. Tokens issued from the instant on are good.
 * @returns how many consents got a later instant
 */
export async function revokeConsentTokens(
  ctx: ServiceContext,
  selected: unknown,
  which: Partial<TokenRevocationInput> = {},
): Promise<number> {
  authorize(ctx.actor, 'consents:revoke')
  const asked = parseOrThrow(consentSelectionSchema, selected)
  const { type, before } = parseOrThrow(tokenRevocationSchema, which)
  const now = ctx.clock.now()
  const instants = refusalInstants(type, before, now)
  return ctx.store.write(async (tx) => {
    const { selection, audited } = await loadSelection(tx, ctx.actor, asked)
    let [moved, batch] = [0, 0]
    do {
      batch = await tx.consents.refuseTokens(selection, instants, CONSENTS_PER_STATEMENT)
      moved += batch
    } while (batch === CONSENTS_PER_STATEMENT)
    if (moved === 0) return 0
    await record(tx, ctx, {
      ...audited,
      action: 'user.revoke-consent-tokens',
      detail: { ...audited.detail, type, before: (before ?? now).toISOString(), count: moved },
    })
    return moved
  })
}

/**
 * Refuses every token of a person in every domain, however it was issued: refresh tokens to the instant, access tokens up
 * to the end of this second, because that is how exactly they know their own. Sessions of before are not believed any
 * more either, so they end, and clients that asked for it are told. Consents stay.
 * @returns the instant from which tokens count again
 */
export async function revokeUserTokens(ctx: ServiceContext, userId: string): Promise<Date> {
  authorize(ctx.actor, 'tokens:revoke')
  return ctx.store.write(async (tx) => {
    const { user, store } = await loadUser(tx, ctx.actor, 'tokens:revoke', { id: userId })
    const now = ctx.clock.now()
    const next = startOfNextSecond(now)
    const tokensValidFrom = user.tokensValidFrom && user.tokensValidFrom > next ? user.tokensValidFrom : next
    if (!(await tx.users.replace({ ...user, tokensValidFrom, updatedAt: now }, user.version))) {
      throw new AppError('conflict', 'The user was changed at this moment; nothing was revoked. Try again')
    }
    const endedSessions = await tx.ssoSessions.endAllOf(user.id, null, now, 'ADMINISTRATOR')
    await record(tx, ctx, {
      action: 'user.revoke-tokens',
      ...auditedUser(user),
      before: { tokensValidFrom: user.tokensValidFrom },
      after: { tokensValidFrom },
      detail: { store: store.name, endedSessions },
    })
    return tokensValidFrom
  })
}
