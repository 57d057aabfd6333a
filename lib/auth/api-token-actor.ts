import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { ApiTokenRecord } from '@/lib/store/account-types'
import type { Actor } from './actor'
import { API_TOKEN_PREFIX, effectiveToken, tokenState } from './api-token-rules'
import type { ServiceContext } from './context'
import { isDueAgain } from './once-every'
import { addressGroup } from './throttle-rules'

const TOUCH_INTERVAL_SECONDS = 60
/** The same refusal from a script that keeps trying is written down once in so long. */
const REFUSAL_INTERVAL_SECONDS = 3600

const INVALID_TOKEN = 'The API token is not valid.'

/**
 * Who a `gtk_…` token stands for. 256 random bits cannot be guessed, so there is nothing to slow down; a refusal is
 * written to the audit log once an hour for each token and address, because a forgotten script repeats it for ever.
 * @throws AppError unauthenticated
 */
export async function actorFromApiToken(ctx: ServiceContext, value: string): Promise<Actor> {
  const isOurs = value.startsWith(API_TOKEN_PREFIX) && value.length <= 200
  const token = isOurs ? await ctx.store.apiTokens.byHash(sha256Hex(value)) : null
  if (!token) return refuse(ctx, null, 'unknown token')
  const now = ctx.clock.now()
  const state = tokenState(token, now)
  if (state !== 'live') return refuse(ctx, token, `token is ${state}`)
  const account = await ctx.store.accounts.byId(token.accountId)
  if (!account || account.disabledAt) return refuse(ctx, token, 'account is disabled')
  if (account.role === 'PORTAL') return refuse(ctx, token, 'account of the portal')
  if (!token.lastUsedAt || now >= addSeconds(token.lastUsedAt, TOUCH_INTERVAL_SECONDS)) {
    await ctx.store.apiTokens.markUsed(token.id, now)
  }
  return {
    kind: 'API_TOKEN',
    id: account.id,
    name: `${account.username} (token ${token.name})`,
    ...effectiveToken(token, account),
  }
}

async function refuse(ctx: ServiceContext, token: ApiTokenRecord | null, reason: string): Promise<never> {
  const subject = token?.id ?? `unknown token from ${ctx.address ? addressGroup(ctx.address) : 'nowhere'}`
  if (isDueAgain(ctx.clock, subject, REFUSAL_INTERVAL_SECONDS)) {
    await ctx.store.write((tx) =>
      record(tx, ctx, {
        action: 'api-token.use',
        outcome: 'FAILURE',
        entityKind: 'api-token',
        entityId: token?.id ?? null,
        entityName: token?.name ?? null,
        detail: { reason },
      }),
    )
  }
  throw new AppError('unauthenticated', INVALID_TOKEN)
}
