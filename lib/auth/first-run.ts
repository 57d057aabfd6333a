import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import type { Env } from '@/lib/base/env'
import { sha256Hex } from '@/lib/base/hash'
import { hashPassword } from '@/lib/base/password'
import { opaqueToken } from '@/lib/base/random'
import { routes } from '@/lib/base/routes'
import { parseOrThrow } from '@/lib/base/validate'
import { type AccountView, passwordSchema, usernameSchema } from '@/lib/schemas/account'
import { firstRunSchema } from '@/lib/schemas/session'
import type { StoreScope } from '@/lib/store/store'
import { accountView } from './account-view'
import { insertAccount, newAccount } from './accounts'
import type { ServiceContext } from './context'

export const SETUP_LINK_TTL_SECONDS = 3600

export type FirstRunNotice =
  | { kind: 'ready' }
  | { kind: 'created'; username: string }
  | { kind: 'link'; url: string; expiresAt: Date }

type Settings = Pick<Env, 'GATEHOUSE_ADMIN_USERNAME' | 'GATEHOUSE_ADMIN_PASSWORD'>

/**
 * Sees to it that somebody can get in: nothing to do once there is an account; the administrator the environment
 * names; otherwise a link for the terminal. There is no default password.
 */
export async function prepareFirstRun(ctx: ServiceContext, settings: Settings): Promise<FirstRunNotice> {
  if (await isSetUp(ctx)) return { kind: 'ready' }
  const created = await ensureFirstAdministrator(ctx, settings)
  if (created) return { kind: 'created', username: created.username }
  return { kind: 'link', ...(await createSetupLink(ctx)) }
}

/**
 * Makes the administrator that the environment names, when there is no account at all.
 * @returns null when the environment names none, or somebody else was first
 * @throws Error that names the variable whose value does not do
 */
export async function ensureFirstAdministrator(ctx: ServiceContext, settings: Settings): Promise<AccountView | null> {
  if (!settings.GATEHOUSE_ADMIN_USERNAME || !settings.GATEHOUSE_ADMIN_PASSWORD) return null
  const username = usernameSchema.safeParse(settings.GATEHOUSE_ADMIN_USERNAME)
  if (!username.success) throw new Error(`GATEHOUSE_ADMIN_USERNAME ${username.error.issues[0]?.message}`)
  const password = passwordSchema.safeParse(settings.GATEHOUSE_ADMIN_PASSWORD)
  if (!password.success) throw new Error(`GATEHOUSE_ADMIN_PASSWORD ${password.error.issues[0]?.message}`)
  const passwordHash = await hashPassword(password.data)
  return ctx.store.write(async (tx) => {
    if ((await tx.accounts.count()) > 0) return null
    return insertFirst(tx, ctx, username.data, passwordHash, 'environment')
  })
}

/**
 * The token is in the fragment, which browsers send to nobody: it reaches no log and no Referer.
 * @returns a link that works once, within an hour, and only while there is no account
 */
export async function createSetupLink(ctx: ServiceContext): Promise<{ url: string; expiresAt: Date }> {
  const token = opaqueToken(ctx.random)
  const createdAt = ctx.clock.now()
  const expiresAt = addSeconds(createdAt, SETUP_LINK_TTL_SECONDS)
  await ctx.store.setupLinks.insert({ hash: sha256Hex(token), createdAt, expiresAt })
  return { url: `${ctx.publicUrl}${routes.firstRun()}#${token}`, expiresAt }
}

/** Whether there is an account. Anybody may ask: the sign-in page says it. */
export async function isSetUp(ctx: ServiceContext): Promise<boolean> {
  return (await ctx.store.accounts.count()) > 0
}

export type SetupLinkState = 'usable' | 'dead' | 'done'

/** Whether there is still something to set up, and whether this link does it. */
export async function setupLinkState(ctx: ServiceContext, token: string): Promise<SetupLinkState> {
  if (await isSetUp(ctx)) return 'done'
  return (await ctx.store.setupLinks.isUsable(sha256Hex(token), ctx.clock.now())) ? 'usable' : 'dead'
}

/**
 * Creates the first administrator with a set-up link. The link dies with its use: of two people who use it at once one
 * gets in. A name or password that does not do leaves it alive.
 * @throws AppError validation_failed; not_found when the link is dead; conflict when set-up is done
 */
export async function useSetupLink(ctx: ServiceContext, input: unknown): Promise<AccountView> {
  const { token, username, password } = parseOrThrow(firstRunSchema, input)
  if ((await setupLinkState(ctx, token)) !== 'usable') throw deadLink()
  const passwordHash = await hashPassword(password)
  return ctx.store.write(async (tx) => {
    const now = ctx.clock.now()
    if ((await tx.accounts.count()) > 0) throw new AppError('conflict', 'This server has been set up already. Sign in.')
    if (!(await tx.setupLinks.consume(sha256Hex(token), now))) throw deadLink()
    await tx.setupLinks.expireAll(now)
    return insertFirst(tx, ctx, username, passwordHash, 'set-up link')
  })
}

function deadLink(): AppError {
  return new AppError(
    'not_found',
    'This link has been used or is older than an hour. Restart the server to get a new one in its terminal.',
  )
}

async function insertFirst(
  tx: StoreScope,
  ctx: ServiceContext,
  username: string,
  passwordHash: string,
  via: string,
): Promise<AccountView> {
  const account = newAccount(ctx, { username, displayName: '', role: 'ADMINISTRATOR', domainIds: [], passwordHash })
  await insertAccount(tx, account)
  await record(tx, ctx, {
    action: 'account.first-administrator',
    entityKind: 'account',
    entityId: account.id,
    entityName: username,
    after: { username, role: account.role },
    detail: { via },
  })
  return accountView(account)
}
