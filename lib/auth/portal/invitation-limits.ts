import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import type { Organisation } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import type { ServiceContext } from '../context'
import { inWords } from '../throttle'

interface InvitationLimit {
  rule: 'invitations-by-one-person' | 'invitations-of-organisation'
  limit: number
  windowSeconds: number
  /** whom it is about, in a sentence */
  words: string
}

/** What one account sends to the people of one organisation: a team at once, not a mailing. */
export const INVITATIONS_BY_ONE: InvitationLimit = {
  rule: 'invitations-by-one-person',
  limit: 20,
  windowSeconds: 3600,
  words: 'One person invites at most 20 people of an organisation within an hour',
}
/** What all who may invite send together. */
export const INVITATIONS_OF_ORGANISATION: InvitationLimit = {
  rule: 'invitations-of-organisation',
  limit: 60,
  windowSeconds: 86_400,
  words: 'At most 60 people of an organisation are invited within a day',
}

/**
 * Counts an invitation in the transaction that makes it, so that only those that went out count, and of many at once not
 * one too many. Withdrawing one gives nothing back: its e-mail is on its way.
 * @throws AppError rate_limited with the rule and when it is possible again
 */
export async function countInvitation(tx: StoreScope, ctx: ServiceContext, organisation: Organisation): Promise<void> {
  const whose = organisation.customerId ? `customer:${organisation.customerId}` : `partner:${organisation.partnerId}`
  await count(tx, ctx, `invitations:${whose}`, INVITATIONS_OF_ORGANISATION)
  await count(tx, ctx, `invitations:${whose}:${ctx.actor.id}`, INVITATIONS_BY_ONE)
}

async function count(tx: StoreScope, ctx: ServiceContext, key: string, limit: InvitationLimit): Promise<void> {
  const now = ctx.clock.now()
  const { failures } = await tx.throttle.fail(key, now, limit.windowSeconds)
  // Until then the row is kept, and the limit says so.
  if (failures === 1) await tx.throttle.block(key, addSeconds(now, limit.windowSeconds))
  if (failures <= limit.limit) return
  const possibleAt = (await tx.throttle.get(key))?.blockedUntil ?? addSeconds(now, limit.windowSeconds)
  const waitSeconds = Math.max(1, Math.ceil((possibleAt.getTime() - now.getTime()) / 1000))
  // Rounded up to the minute, so that it is possible when the text says so.
  const at = `${addSeconds(possibleAt, 59).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  throw new AppError(
    'rate_limited',
    `${limit.words}. The next invitation is possible in ${inWords(waitSeconds)}, at ${at}.`,
    {
      data: { rule: limit.rule, limit: limit.limit, waitSeconds, possibleAt: possibleAt.toISOString() },
    },
  )
}
