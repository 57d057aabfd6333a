import type { Possible } from '@/lib/schemas/migration/environment'
import type { IntegrationEvent, IntegrationItem, IntegrationView } from '@/lib/schemas/migration/integration'
import { isAfter, isDuring } from '@/lib/schemas/migration/phase'
import type { MigrationSettings } from '@/lib/schemas/migration/settings'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { GatewayClientRecord } from '@/lib/store/migration/gateway-client-types'
import type { IntegrationRecord, UsageDays } from '@/lib/store/migration/integration-types'
import type { Viewer } from './access'
import { verifyObjection } from './verify-rules'

export const DAYS_SHOWN = 14
const DAY_MS = 86_400_000

/** The first of the days that are shown, in UTC as the figures are kept. */
export function firstDay(now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY_MS) - DAYS_SHOWN + 1) * DAY_MS)
}

export function integrationItem(integration: IntegrationRecord, days: UsageDays, now: Date): IntegrationItem {
  const { addressRefusedAt: _, gatewayRefusedAt: _g, ...shown } = integration
  const from = firstDay(now).getTime()
  const own = days.get(integration.id) ?? []
  const of = (kind: 'SSD' | 'OCIM') => {
    const list = new Array<number>(DAYS_SHOWN).fill(0)
    for (const { day, count } of own.filter((one) => one.kind === kind)) {
      const place = Math.floor((day - from) / DAY_MS)
      if (place >= 0 && place < DAYS_SHOWN) list[place] = (list[place] ?? 0) + count
    }
    return list
  }
  return { ...shown, days: { ssd: of('SSD'), ocim: of('OCIM') } }
}

/** What a view needs beside the row. */
export interface IntegrationViewFacts {
  environment: EnvironmentRecord
  settings: MigrationSettings
  clients: readonly GatewayClientRecord[]
  /** refused requests since the completion, within the quiet time */
  errors: number
}

export function integrationView(item: IntegrationItem, viewer: Viewer, facts: IntegrationViewFacts): IntegrationView {
  const { clients } = facts
  return {
    ...item,
    clients: clients.map(({ pk, clientId, scheme, disabledAt, secretHash }) => ({
      pk,
      clientId,
      scheme,
      disabledAt,
      hasSecret: secretHash !== null,
    })),
    next: nextStep(item, facts),
    may: possibleEvents(item, viewer, facts),
  }
}

/** Whether a client of its own is there: what an internal integration must have to be verified. */
export function hasOwnClient(item: Pick<IntegrationItem, 'id'>, clients: readonly GatewayClientRecord[]): boolean {
  return clients.some(
    ({ scheme, integrationId, disabledAt }) => scheme === 'OCIM' && integrationId === item.id && disabledAt === null,
  )
}

function possibleEvents(
  item: IntegrationItem,
  viewer: Viewer,
  { environment, settings, clients, errors }: IntegrationViewFacts,
): Record<IntegrationEvent, Possible> {
  const isOwn = viewer.side === item.ownerKind
  const takesPart = viewer.side === 'OPERATOR' ? viewer.mayWrite : isOwn
  const manages = viewer.side === 'OPERATOR' ? viewer.mayWrite : isOwn && viewer.isOwner
  const reissueClosed = settings.allowReissueIn.includes(environment.phase) ? null : 'The window is not open'
  return {
    acknowledge: possible(takesPart, item.acknowledgedAt ? 'It is acknowledged' : null),
    reissue: possible(viewer.side !== 'OPERATOR' && isOwn && viewer.isOwner, reissueClosed),
    confirmLimits: possible(
      takesPart,
      item.ownerKind === 'CUSTOMER'
        ? 'Limits are confirmed for partners only'
        : item.limitsConfirmedAt
          ? 'They are confirmed'
          : null,
    ),
    verify: possible(
      takesPart,
      verifyObjection(item, { environment, errors, hasOwnClient: hasOwnClient(item, clients) }),
    ),
    update: possible(manages, null),
    delete: possible(viewer.side === 'OPERATOR' && manages, null),
  }
}

function possible(isTheirs: boolean, objection: string | null): Possible {
  if (!isTheirs) return { allowed: false, why: 'This is not yours to do' }
  return { allowed: objection === null, why: objection }
}

/** Who must act, and what to do: the first thing that is missing. */
function nextStep(item: IntegrationItem, { environment, clients }: IntegrationViewFacts): IntegrationView['next'] {
  const owner = item.ownerKind
  const { phase } = environment
  if (item.state === 'VERIFIED') return { who: 'NOBODY', what: 'Everything is done' }
  if (item.applicationId === null) return { who: 'OPERATOR', what: 'Assign an application key in the inventory' }
  if (item.ownerEmail === null) return { who: 'OPERATOR', what: 'Enter the address of its owner' }
  if (item.acknowledgedAt === null && !isAfter(phase)) return { who: owner, what: 'Acknowledge the migration' }
  if (!isDuring(phase) && !isAfter(phase)) return { who: 'OPERATOR', what: 'Open the window' }
  if (item.credentialsIssuedAt === null && !clients.some(({ scheme, secretHash }) => scheme === 'OCIM' && secretHash)) {
    return { who: owner, what: 'Reissue the client id and keep its secret' }
  }
  if (item.firstOcimAt === null) return { who: owner, what: 'Change the token request and send a test' }
  if (item.lastOcimApiAt === null) return { who: owner, what: 'Make an API call with a token from OCIM' }
  if (item.state === 'DUAL') return { who: owner, what: 'Find what still uses SSD and change it' }
  if (!isAfter(phase)) return { who: 'OPERATOR', what: 'Complete the migration' }
  return {
    who: owner,
    what: owner === 'PARTNER' ? 'Confirm the limits and verify' : 'Use a client of its own and verify',
  }
}
