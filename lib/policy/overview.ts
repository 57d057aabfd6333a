import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { addSeconds } from '@/lib/base/clock'
import { SECRET_WARNING_DAYS } from '@/lib/schemas/client-attention'
import { passwordGrantSetting, takesPasswords } from '@/lib/schemas/password-grant'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { AttentionItem, RepeatKind } from './attention-facts'
import { attentionItems } from './attention-rules'

export interface UsageHour {
  startAt: Date
  issued: number
  refused: number
}

export interface Overview {
  counts: { domains: number; resources: number; clients: number }
  attention: AttentionItem[]
  /** the last 24 hours, oldest first, empty hours included */
  usage: UsageHour[]
}

/** Ending secrets that are told one by one; of the others only how many. */
const ENDING_SECRETS_TOLD = 5

/** So far ahead is told when a domain stops taking passwords, and of so many domains. */
const PASSWORD_WARNING_DAYS = 60
const PASSWORD_ENDS_TOLD = 5
/** Certificates of clients are told of so far ahead. */
const CERTIFICATE_WARNING_DAYS = 30

/** So far back repeated proof keys and failed deliveries are told, of so many clients each. */
const TROUBLE_DAYS = 7
const CLIENTS_TOLD = 5

const HOUR_SECONDS = 3600
const DAY_SECONDS = 24 * HOUR_SECONDS
/** More domains than this are not walked for the PKCE hint. */
const PKCE_SCAN_LIMIT = 200
const STRICT_PKCE: readonly unknown[] = ['ALL_CLIENTS_TYPES_STRICT', 'PUBLIC_CLIENTS_STRICT']

/** What the first page answers: is anything due or broken, and what has happened in the last 24 hours. */
export async function overview(ctx: ServiceContext): Promise<Overview> {
  authorize(ctx.actor, 'domains:read')
  const { store, actor } = ctx
  const now = ctx.clock.now()
  const list = { q: undefined, cursor: undefined, sort: 'name', direction: 'asc' } as const
  const [domains, resources, clients, passwordClients, keyPairs, retiringSecrets, endingSecrets, series] =
    await Promise.all([
      store.domains.list({ ...list, limit: PKCE_SCAN_LIMIT }, actor.domainIds),
      store.resources.list({ ...list, limit: 1, domain: undefined }, actor.domainIds),
      store.clients.list({ ...list, limit: 1, domain: undefined, type: undefined, grant: undefined }, actor.domainIds),
      store.clients.list({ ...list, limit: 1, domain: undefined, type: undefined, grant: 'PASSWORD' }, actor.domainIds),
      store.keyPairs.list(null, 20, actor.domainIds),
      store.clients.retiringSecretsInUse(now, 10, actor.domainIds),
      store.clients.expiringSecrets(
        { from: addSeconds(now, -DAY_SECONDS * 30), to: addSeconds(now, DAY_SECONDS * SECRET_WARNING_DAYS) },
        ENDING_SECRETS_TOLD,
        actor.domainIds,
      ),
      store.usage.series({ span: 'HOUR', from: addSeconds(now, -DAY_SECONDS), to: now, domains: actor.domainIds }),
    ])
  const [passwordEnds, trouble] = await Promise.all([endingPasswordGrants(ctx, domains.items), troubledClients(ctx)])
  const refusedByRule: Record<string, number> = {}
  let issued = 0
  for (const { outcome, count } of series) {
    if (outcome === 'issued') issued += count
    else refusedByRule[outcome] = (refusedByRule[outcome] ?? 0) + count
  }
  return {
    counts: { domains: domains.total, resources: resources.total, clients: clients.total },
    attention: attentionItems({
      now,
      keyPairs: keyPairs.items,
      retiringSecrets,
      endingSecrets,
      passwordClientCount: passwordClients.total,
      passwordEnds,
      ...trouble,
      laxPkceDomains: domains.items.filter((domain) => !STRICT_PKCE.includes(domain.customAttrs?.usePKCE)),
      issued,
      refusedByRule,
    }),
    usage: byHour(series, now),
  }
}

/** Clients whose certificates end, that repeat what must be new, or that cannot be told of logouts. */
async function troubledClients({ store, actor, clock }: ServiceContext) {
  const now = clock.now()
  const visible = actor.domainIds
  const lately = addSeconds(now, -TROUBLE_DAYS * DAY_SECONDS)
  const soon = { from: addSeconds(now, -30 * DAY_SECONDS), to: addSeconds(now, CERTIFICATE_WARNING_DAYS * DAY_SECONDS) }
  const [endingCertificates, repeatedChallenges, repeatedNonces, failing] = await Promise.all([
    store.clientCertificates.expiring(soon, CLIENTS_TOLD, visible),
    store.authorizationUsage.clients(visible, ['REPEATED_CHALLENGE'], lately, CLIENTS_TOLD),
    store.authorizationUsage.clients(visible, ['REPEATED_NONCE'], lately, CLIENTS_TOLD),
    store.logoutNotices.failing(visible, lately, CLIENTS_TOLD),
  ])
  const repeats = (kind: RepeatKind, found: typeof repeatedNonces) =>
    found.map(({ clientPk, name, domainName, count }) => ({ clientPk, clientName: name, domainName, kind, count }))
  return {
    endingCertificates,
    repeats: [...repeats('REPEATED_CHALLENGE', repeatedChallenges), ...repeats('REPEATED_NONCE', repeatedNonces)],
    failingNotices: failing,
  }
}

/** Domains that stop taking passwords soon while clients are left that may send them, the first to end on top. */
async function endingPasswordGrants(
  ctx: ServiceContext,
  domains: readonly Pick<DomainRecord, 'id' | 'name' | 'customAttrs'>[],
) {
  const now = ctx.clock.now()
  const soon = addSeconds(now, PASSWORD_WARNING_DAYS * DAY_SECONDS)
  const ending = domains.flatMap(({ id, name, customAttrs }) => {
    const setting = passwordGrantSetting(customAttrs)
    const { endsAt } = setting
    return endsAt && endsAt <= soon && takesPasswords(setting, now) ? [{ id, name, endsAt }] : []
  })
  ending.sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime())
  const query = { q: undefined, cursor: undefined, sort: 'name', direction: 'asc', type: undefined } as const
  const counted = await Promise.all(
    ending.slice(0, PASSWORD_ENDS_TOLD).map(async (end) => {
      const page = await ctx.store.clients.list({ ...query, limit: 1, domain: undefined, grant: 'PASSWORD' }, [end.id])
      return { ...end, clientCount: page.total }
    }),
  )
  return counted.filter(({ clientCount }) => clientCount > 0)
}

/** Folds roll-ups into 24 hours that end with the one `now` is in. */
export function byHour(series: { startAt: Date; outcome: string; count: number }[], now: Date): UsageHour[] {
  const hourMs = HOUR_SECONDS * 1000
  const last = Math.floor(now.getTime() / hourMs) * hourMs
  const hours = Array.from({ length: 24 }, (_, index) => ({
    startAt: new Date(last - (23 - index) * hourMs),
    issued: 0,
    refused: 0,
  }))
  for (const { startAt, outcome, count } of series) {
    const hour = hours[23 - Math.round((last - startAt.getTime()) / hourMs)]
    if (!hour) continue
    if (outcome === 'issued') hour.issued += count
    else hour.refused += count
  }
  return hours
}
