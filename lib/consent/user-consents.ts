import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { loadClient, loadDomain } from '@/lib/policy/load'
import { currentSwitches } from '@/lib/policy/server-switches'
import type { ConsentView, RevokeType } from '@/lib/schemas/consent'
import type { Permission } from '@/lib/schemas/role'
import { consentSettings } from '@/lib/schemas/sso-settings'
import type { ConsentListItem } from '@/lib/store/consent-types'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { consentView } from './consent-view'
import { refusalInstants } from './refusal-instants'
import { CONSENTS_PER_STATEMENT } from './withdraw'

/** The consents of somebody by user name, as scripts ask for them. */
export interface UserConsentSelector {
  domainName: string
  username: string
  clientId?: string
  resourceId?: string
}

const PAGE_SIZE = 200
/** Of one user name in one domain; whoever allowed more is served the first. */
const MAX_PAGES = 10

/**
 * What somebody allowed and has not taken back.
 * @returns null when the domain does not keep consents, and neither does the server for all domains
 */
export async function userConsents(ctx: ServiceContext, selector: UserConsentSelector): Promise<ConsentView[] | null> {
  const domain = await managedDomain(ctx, ctx.store, 'consents:read', selector, await serverMinutes(ctx))
  if (domain === null) return null
  const found = await standing(ctx, ctx.store, 'consents:read', domain, selector)
  return found.map((consent) => consentView(consent, ctx.clock.now()))
}

/**
 * Withdraws consents of somebody: all, or those whose id or client is named.
 * @returns the withdrawn ones; null as above
 */
export async function withdrawUserConsents(
  ctx: ServiceContext,
  selector: UserConsentSelector,
  names: readonly string[] = [],
): Promise<ConsentView[] | null> {
  authorize(ctx.actor, 'consents:revoke')
  const minutes = await serverMinutes(ctx)
  return ctx.store.write(async (tx) => {
    const domain = await managedDomain(ctx, tx, 'consents:revoke', selector, minutes)
    if (domain === null) return null
    const found = await standing(ctx, tx, 'consents:revoke', domain, selector)
    const meant = names.length === 0 ? found : found.filter(({ id, clientId }) => [id, clientId].some(isIn(names)))
    const at = ctx.clock.now()
    for (const { userId, clientPk, resourceId } of meant) await tx.consents.withdraw(userId, clientPk, [resourceId], at)
    await recordPerPerson(tx, ctx, domain, meant, 'user.withdraw-consents', {
      ...(names.length > 0 && { clients: [...new Set(meant.map(({ clientId }) => clientId))] }),
    })
    return meant.map((consent) => consentView({ ...consent, revokedAt: at }, at))
  })
}

/**
 * Refuses tokens issued under the consents of somebody before an instant; the consents stay.
 * @returns the consents, and the instant; null as above
 */
export async function revokeUserConsentTokens(
  ctx: ServiceContext,
  selector: UserConsentSelector,
  { type, before }: { type: RevokeType; before?: Date },
): Promise<{ consents: ConsentView[]; before: Date } | null> {
  authorize(ctx.actor, 'consents:revoke')
  const now = ctx.clock.now()
  const instants = refusalInstants(type, before, now)
  const minutes = await serverMinutes(ctx)
  return ctx.store.write(async (tx) => {
    const domain = await managedDomain(ctx, tx, 'consents:revoke', selector, minutes)
    if (domain === null) return null
    const found = await standing(ctx, tx, 'consents:revoke', domain, selector)
    const { resourceId } = selector
    for (const userId of new Set(found.map((consent) => consent.userId))) {
      const clientPk = selector.clientId === undefined ? undefined : found[0]?.clientPk
      const selection = { domainId: domain.id, userId, clientPk, resourceId }
      while ((await tx.consents.refuseTokens(selection, instants, CONSENTS_PER_STATEMENT)) === CONSENTS_PER_STATEMENT);
    }
    await recordPerPerson(tx, ctx, domain, found, 'user.revoke-consent-tokens', {
      ...(selector.clientId !== undefined && { client: selector.clientId }),
      ...(resourceId !== undefined && { resource: resourceId }),
      type,
      before: (before ?? now).toISOString(),
    })
    return { consents: found.map((consent) => consentView(consent, now)), before: before ?? now }
  })
}

async function managedDomain(
  ctx: ServiceContext,
  scope: StoreScope,
  permission: Permission,
  { domainName }: UserConsentSelector,
  serverMinutes: number | null,
): Promise<DomainRecord | null> {
  const domain = await loadDomain(scope, ctx.actor, permission, { name: domainName })
  return consentSettings(domain.customAttrs, serverMinutes).minutes === null ? null : domain
}

/** Read before a transaction begins: it is none of its rows. */
async function serverMinutes(ctx: ServiceContext): Promise<number | null> {
  return (await currentSwitches(ctx)).consentExpiryMinutes
}

/** A name is looked for as the beginning of names, the shortest first, so all of exactly that name come first. */
async function standing(
  ctx: ServiceContext,
  scope: StoreScope,
  permission: Permission,
  domain: DomainRecord,
  { username, clientId, resourceId }: UserConsentSelector,
): Promise<ConsentListItem[]> {
  const loaded =
    clientId === undefined
      ? null
      : await loadClient(scope, ctx.actor, permission, { clientId, domainName: domain.name })
  const name = username.toLowerCase()
  const filter = {
    visible: [domain.id],
    username,
    clientPk: loaded?.client.pk,
    resourceId,
    state: 'unrevoked' as const,
    now: ctx.clock.now(),
    limit: PAGE_SIZE,
  }
  const found: ConsentListItem[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await scope.consents.list({ ...filter, cursor })
    const own = items.filter((consent) => consent.username.toLowerCase() === name)
    found.push(...own)
    if (own.length < items.length || nextCursor === null) break
    cursor = nextCursor
  }
  return found
}

/** One entry for each person of that name: two identity stores may know one each. */
async function recordPerPerson(
  tx: StoreScope,
  ctx: ServiceContext,
  domain: DomainRecord,
  consents: readonly ConsentListItem[],
  action: string,
  detail: object,
): Promise<void> {
  for (const userId of new Set(consents.map((consent) => consent.userId))) {
    const own = consents.filter((consent) => consent.userId === userId)
    await record(tx, ctx, {
      action,
      entityKind: 'user',
      entityId: userId,
      entityName: own[0]?.username ?? null,
      domainId: domain.id,
      domainName: domain.name,
      detail: { ...detail, count: own.length },
    })
  }
}

const isIn = (names: readonly string[]) => (name: string) => names.includes(name)
