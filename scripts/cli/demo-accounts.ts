import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { hashPassword } from '@/lib/base/password'
import { GROUPS, TRADES } from '@/lib/migration/inventory/demo/names'
import type { AccountRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'

export interface DemoAccount {
  username: string
  password: string
  /** whose people it is of */
  organisation: string
  kind: 'customer' | 'partner'
}

/** Partners that get an account; the others are invited by whoever tries that. */
const PARTNERS = [TRADES.revenue?.partners[0], TRADES.locks?.partners[0]].filter((name) => name !== undefined)

/**
 * One owner for each customer and two partners of the sample data, who sign in to the portal. Called again, it gives
 * them other passwords: those of before can be told to nobody.
 */
export async function demoAccounts(ctx: ServiceContext): Promise<DemoAccount[]> {
  const wanted = [
    ...GROUPS.map(({ customer }) => ({ organisation: customer, kind: 'customer' as const })),
    ...PARTNERS.map((organisation) => ({ organisation, kind: 'partner' as const })),
  ].map((each) => ({
    ...each,
    username: `owner@${each.organisation.toLowerCase().replace(/[^a-z]+/g, '-')}.example`,
    password: ctx.random.bytes(12).toString('base64url'),
  }))
  const hashes: string[] = []
  for (const { password } of wanted) hashes.push(await hashPassword(password))
  await ctx.store.write(async (tx) => {
    for (const [at, account] of wanted.entries()) await put(tx, ctx, account, hashes[at] ?? '')
  })
  return wanted
}

async function put(tx: StoreScope, ctx: ServiceContext, wanted: DemoAccount, passwordHash: string): Promise<void> {
  const now = ctx.clock.now()
  const existing = await tx.accounts.byUsername(wanted.username)
  if (existing && existing.role !== 'PORTAL') return
  const { inventory } = tx
  const organisation =
    wanted.kind === 'customer'
      ? await inventory.customers.byName(wanted.organisation)
      : await inventory.partners.byName(wanted.organisation)
  if (!organisation) return
  const account: AccountRecord = existing
    ? { ...existing, passwordHash, passwordChangedAt: now, updatedAt: now }
    : {
        id: ctx.random.uuid(),
        username: wanted.username,
        displayName: `Owner at ${wanted.organisation}`,
        passwordHash,
        passwordChangedAt: now,
        role: 'PORTAL',
        domainIds: [],
        email: wanted.username,
        customerId: wanted.kind === 'customer' ? organisation.id : null,
        partnerId: wanted.kind === 'partner' ? organisation.id : null,
        portalRole: 'OWNER',
        totpSealed: null,
        totpConfirmedAt: null,
        totpLastStep: null,
        disabledAt: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
        lastSignInAt: null,
      }
  if (existing) {
    await tx.accounts.replace(account, existing.version)
    await tx.sessions.endAll(account.id, now)
  } else await tx.accounts.insert(account)
  await record(tx, ctx, {
    action: existing ? 'account.update' : 'account.create',
    entityKind: 'account',
    entityId: account.id,
    entityName: account.username,
    detail: { sampleData: true },
  })
}
