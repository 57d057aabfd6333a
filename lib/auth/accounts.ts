import { record } from '@/lib/audit/record'
import { AppError, fieldError } from '@/lib/base/app-error'
import { hashPassword } from '@/lib/base/password'
import { parseOrThrow } from '@/lib/base/validate'
import { type AccountView, createAccountSchema, updateAccountSchema } from '@/lib/schemas/account'
import type { AccountRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import { UniqueViolation } from '@/lib/store/store'
import { checkDomainsExist, domainsForRole, keepAnAdministrator } from './account-rules'
import { accountView } from './account-view'
import type { ServiceContext } from './context'
import { authorize, requireRecentAuthentication } from './permissions'

const LIST_LIMIT = 1000

export async function listAccounts(ctx: ServiceContext): Promise<AccountView[]> {
  authorize(ctx.actor, 'accounts:read')
  return (await ctx.store.accounts.list(LIST_LIMIT)).map(accountView)
}

export async function getAccount(ctx: ServiceContext, accountId: string): Promise<AccountView> {
  authorize(ctx.actor, 'accounts:read')
  return accountView(await load(ctx.store, accountId))
}

/** @throws AppError reauthentication_required, validation_failed, conflict on `username` */
export async function createAccount(ctx: ServiceContext, input: unknown): Promise<AccountView> {
  authorize(ctx.actor, 'accounts:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const { password, ...wanted } = parseOrThrow(createAccountSchema, input)
  const domainIds = domainsForRole(wanted.role, wanted.domainIds)
  const account = newAccount(ctx, { ...wanted, domainIds, passwordHash: await hashPassword(password) })
  return ctx.store.write(async (tx) => {
    await checkDomainsExist(tx, domainIds)
    await insertAccount(tx, account)
    await record(tx, ctx, {
      action: 'account.create',
      entityKind: 'account',
      entityId: account.id,
      entityName: account.username,
      after: auditable(account),
    })
    return accountView(account)
  })
}

/**
 * Changes what is given. A new password and disabling end every session of the account; a changed role or domain
 * counts from its next request on.
 * @throws AppError reauthentication_required, stale, conflict when it would leave no administrator
 */
export async function updateAccount(
  ctx: ServiceContext,
  accountId: string,
  patch: unknown,
  options: { expectedVersion?: number } = {},
): Promise<AccountView> {
  authorize(ctx.actor, 'accounts:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const wanted = parseOrThrow(updateAccountSchema, patch)
  const passwordHash = wanted.password === undefined ? null : await hashPassword(wanted.password)
  return ctx.store.write(async (tx) => {
    const account = await load(tx, accountId)
    if (options.expectedVersion !== undefined && options.expectedVersion !== account.version) {
      throw new AppError('stale', 'Somebody else changed this account meanwhile', {
        data: { current: accountView(account), changedBy: null, changedAt: account.updatedAt },
      })
    }
    const next = changed(account, wanted, passwordHash, ctx.clock.now())
    if (next.disabledAt && account.id === ctx.actor.id) {
      throw new AppError('conflict', 'You cannot disable the account you are signed in with')
    }
    await checkDomainsExist(tx, next.domainIds)
    await keepAnAdministrator(tx, account, next)
    await tx.accounts.replace(next, account.version)
    const mustEnd = passwordHash !== null || (next.disabledAt !== null && account.disabledAt === null)
    const endedSessions = mustEnd ? await tx.sessions.endAll(account.id, ctx.clock.now()) : 0
    await record(tx, ctx, {
      action: 'account.update',
      entityKind: 'account',
      entityId: account.id,
      entityName: account.username,
      before: auditable(account),
      after: auditable(next),
      detail: mustEnd ? { endedSessions } : null,
    })
    return accountView({ ...next, version: account.version + 1 })
  })
}

/** Deletes an account with its sessions and API tokens. What it did stays in the audit log. */
export async function deleteAccount(ctx: ServiceContext, accountId: string): Promise<{ username: string }> {
  authorize(ctx.actor, 'accounts:write')
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  return ctx.store.write(async (tx) => {
    const account = await load(tx, accountId)
    if (account.id === ctx.actor.id) {
      throw new AppError('conflict', 'You cannot delete the account you are signed in with')
    }
    await keepAnAdministrator(tx, account, null)
    await tx.accounts.delete(account.id)
    await record(tx, ctx, {
      action: 'account.delete',
      entityKind: 'account',
      entityId: account.id,
      entityName: account.username,
      before: auditable(account),
    })
    return { username: account.username }
  })
}

/** For an operator's shell: another administrator, whatever became of the others. The caller is the server itself. */
export function createAdministrator(
  ctx: ServiceContext,
  input: { username: string; password: string; displayName?: string },
): Promise<AccountView> {
  return createAccount(ctx, { ...input, role: 'ADMINISTRATOR' })
}

export function newAccount(
  { random, clock }: Pick<ServiceContext, 'random' | 'clock'>,
  given: Pick<AccountRecord, 'username' | 'displayName' | 'role' | 'domainIds' | 'passwordHash'>,
): AccountRecord {
  const now = clock.now()
  return {
    ...given,
    id: random.uuid(),
    passwordChangedAt: now,
    email: null,
    customerId: null,
    partnerId: null,
    portalRole: null,
    totpSealed: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    disabledAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    lastSignInAt: null,
  }
}

export async function insertAccount(tx: StoreScope, account: AccountRecord): Promise<void> {
  // Asked first, because PostgreSQL gives a transaction up once a constraint has failed in it.
  if (await tx.accounts.byUsername(account.username)) throw taken()
  try {
    await tx.accounts.insert(account)
  } catch (error) {
    throw error instanceof UniqueViolation ? taken() : error
  }
}

function taken(): AppError {
  const { message, fieldErrors } = fieldError('username', 'is taken')
  return new AppError('conflict', `The user name ${message}`, { fieldErrors })
}

function changed(
  account: AccountRecord,
  wanted: { displayName?: string; role?: AccountRecord['role']; domainIds?: string[]; isDisabled?: boolean },
  passwordHash: string | null,
  now: Date,
): AccountRecord {
  const role = wanted.role ?? account.role
  const isDisabled = wanted.isDisabled ?? account.disabledAt !== null
  return {
    ...account,
    displayName: wanted.displayName ?? account.displayName,
    role,
    domainIds: domainsForRole(role, wanted.domainIds ?? account.domainIds),
    disabledAt: isDisabled ? (account.disabledAt ?? now) : null,
    ...(passwordHash ? { passwordHash, passwordChangedAt: now } : {}),
    updatedAt: now,
  }
}

async function load(scope: StoreScope, accountId: string): Promise<AccountRecord> {
  const account = await scope.accounts.byId(accountId)
  // People of partners and customers have their own pages and services.
  if (!account || account.role === 'PORTAL') throw new AppError('not_found', 'There is no such account')
  return account
}

/** `passwordHash` is told as a masked change, so that a reader sees that there was one. */
function auditable({ username, displayName, role, domainIds, disabledAt, passwordHash }: AccountRecord) {
  return { username, displayName, role, domainIds, disabledAt, passwordHash }
}
