import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { addSeconds } from '@/lib/base/clock'
import { SECRET_WARNING_DAYS } from '@/lib/schemas/client-attention'
import { type AttentionItem, attentionItems } from './attention-rules'

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
      laxPkceDomains: domains.items.filter((domain) => !STRICT_PKCE.includes(domain.customAttrs?.usePKCE)),
      issued,
      refusedByRule,
    }),
    usage: byHour(series, now),
  }
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
