import { record } from '@/lib/audit/record'
import { AppError, fieldError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { opaqueToken } from '@/lib/base/random'
import { parseOrThrow } from '@/lib/base/validate'
import { type ApiTokenView, createApiTokenSchema } from '@/lib/schemas/api-token'
import type { AccountRecord, ApiTokenRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import { API_TOKEN_PREFIX, grantableRoles } from './api-token-rules'
import type { ServiceContext } from './context'
import { may, requireRecentAuthentication } from './permissions'
import { requireAccount } from './require-account'
import { reachOf } from './session'

const LIST_LIMIT = 500
const MAX_LIVE_TOKENS = 100

/** One's own tokens; with `everybody`, those of all accounts, for those who may see accounts. */
export async function listApiTokens(ctx: ServiceContext, everybody = false): Promise<ApiTokenView[]> {
  const accountId = requireAccount(ctx.actor)
  if (everybody && may(ctx.actor, 'accounts:read')) {
    return (await ctx.store.apiTokens.listAll(LIST_LIMIT)).map((token) => tokenView(token, token.username))
  }
  const tokens = await ctx.store.apiTokens.forAccount(accountId)
  return tokens.map((token) => tokenView(token, ctx.actor.name))
}

/**
 * Makes a personal API token of the caller, with a role and domains of the caller's own at most.
 * @returns the token itself, this once; only its SHA-256 is stored
 * @throws AppError reauthentication_required, validation_failed on `role` or `domainIds`
 */
export async function createApiToken(
  ctx: ServiceContext,
  input: unknown,
): Promise<{ token: string; view: ApiTokenView }> {
  const accountId = requireAccount(ctx.actor)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const wanted = parseOrThrow(createApiTokenSchema, input)
  const token = `${API_TOKEN_PREFIX}${opaqueToken(ctx.random)}`
  return ctx.store.write(async (tx) => {
    const account = await tx.accounts.byId(accountId)
    if (!account || account.disabledAt) throw new AppError('unauthenticated', 'Sign in to do this')
    if (!grantableRoles(account.role).includes(wanted.role)) {
      throw fieldError('role', 'must not be more than your own role')
    }
    await checkDomains(tx, account, wanted.domainIds)
    const now = ctx.clock.now()
    const existing = await tx.apiTokens.forAccount(accountId)
    if (existing.filter((other) => !other.revokedAt && other.expiresAt > now).length >= MAX_LIVE_TOKENS) {
      throw new AppError('conflict', `An account has at most ${MAX_LIVE_TOKENS} live tokens. Revoke one first.`)
    }
    const row: ApiTokenRecord = {
      id: ctx.random.uuid(),
      accountId,
      name: wanted.name,
      hash: sha256Hex(token),
      hint: token.slice(-4),
      role: wanted.role,
      domainIds: wanted.domainIds,
      createdAt: now,
      expiresAt: addSeconds(now, wanted.expiresInDays * 86_400),
      revokedAt: null,
      lastUsedAt: null,
    }
    await tx.apiTokens.insert(row)
    const view = tokenView(row, account.username)
    await record(tx, ctx, {
      action: 'api-token.create',
      entityKind: 'api-token',
      entityId: row.id,
      entityName: row.name,
      after: auditable(row),
    })
    return { token, view }
  })
}

/** Ends a token at once: one's own, or anybody's for those who may change accounts. Ending it twice is no error. */
export async function revokeApiToken(ctx: ServiceContext, tokenId: string): Promise<ApiTokenView> {
  const accountId = requireAccount(ctx.actor)
  return ctx.store.write(async (tx) => {
    const token = await tx.apiTokens.byId(tokenId)
    if (!token || (token.accountId !== accountId && !may(ctx.actor, 'accounts:write'))) {
      throw new AppError('not_found', 'There is no such token, or it is not yours to revoke')
    }
    const owner = await tx.accounts.byId(token.accountId)
    if (token.revokedAt) return tokenView(token, owner?.username ?? '')
    const revoked = { ...token, revokedAt: ctx.clock.now() }
    await tx.apiTokens.revoke(token.id, revoked.revokedAt)
    await record(tx, ctx, {
      action: 'api-token.revoke',
      entityKind: 'api-token',
      entityId: token.id,
      entityName: token.name,
      before: auditable(token),
      after: auditable(revoked),
      detail: { owner: owner?.username ?? null },
    })
    return tokenView(revoked, owner?.username ?? '')
  })
}

async function checkDomains(tx: StoreScope, account: AccountRecord, domainIds: string[] | null): Promise<void> {
  if (domainIds === null) return
  if (domainIds.length === 0) throw fieldError('domainIds', 'names at least one domain, or all of them')
  const reach = reachOf(account)
  const found = new Set((await tx.domains.byIds(domainIds)).map((domain) => domain.id))
  for (const id of domainIds) {
    if (!found.has(id) || (reach !== null && !reach.includes(id))) {
      throw fieldError('domainIds', 'names a domain that does not exist or is not yours')
    }
  }
}

function tokenView(token: ApiTokenRecord, username: string): ApiTokenView {
  const { id, accountId, name, hint, role, domainIds, createdAt, expiresAt, revokedAt, lastUsedAt } = token
  return { id, accountId, username, name, hint, role, domainIds, createdAt, expiresAt, revokedAt, lastUsedAt }
}

function auditable({ name, role, domainIds, expiresAt, revokedAt }: ApiTokenRecord) {
  return { name, role, domainIds, expiresAt, revokedAt }
}
