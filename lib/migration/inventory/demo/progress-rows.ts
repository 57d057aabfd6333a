import type { Blocker } from '@/lib/schemas/migration/blocker'
import type { IntegrationState } from '@/lib/schemas/migration/integration-state'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { chance } from './chance'
import type { Series } from './series'
import type { Timing } from './timing'
import type { DemoIntegration, Stage } from './types'

const STATE: Record<Stage, IntegrationState> = {
  IDLE: 'SSD_ONLY',
  ACKNOWLEDGED: 'SSD_ONLY',
  ISSUED: 'CREDENTIALS_ISSUED',
  TESTED: 'DUAL',
  DUAL: 'DUAL',
  QUIET: 'OCIM_ONLY',
  DONE: 'OCIM_ONLY',
  BROKEN: 'BROKEN',
}
const SCORE: Record<Stage, number> = {
  IDLE: 0,
  ACKNOWLEDGED: 1,
  ISSUED: 2,
  TESTED: 3,
  DUAL: 4,
  QUIET: 5,
  DONE: 5,
  BROKEN: 1,
}
const DAY_MS = 86_400_000

type IntegrationRow = NonNullable<BulkRows['integration']>[number]

/** The row of an integration, which says of it what its curves show. */
export function integrationRow(of: DemoIntegration, series: Series, timing: Timing, now: Date): IntegrationRow {
  const { environment, stage, partner } = of
  const luck = chance(`progress ${of.id}`)
  const isVerified = environment.phase === 'VERIFIED'
  const begun = timing.openedAt ?? timing.announcedAt
  const acknowledged = stage === 'IDLE' || !begun ? null : new Date(begun.getTime() + luck.whole(1, 30) * 3_600_000)
  const issued = of.ocimClientId && begun ? new Date(begun.getTime() + luck.whole(24, 96) * 3_600_000) : null
  const earlier = (at: Date | null) => (at && at > now ? now : at)
  const slug = (partner?.name ?? environment.customer.name).toLowerCase().replace(/[^a-z]+/g, '-')
  const separatedByUser = of.usernames.length > 1 && luck.percent(40)
  const ownerEmail = luck.percent(4) ? null : `integrations@${slug}.example`
  const blockers: Blocker[] = []
  if (environment.phase !== 'VERIFIED') {
    if (ownerEmail === null) blockers.push('owner-unknown')
    if (separatedByUser) blockers.push('separated-users')
    if (of.applicationId === null) blockers.push('application-unknown')
    if (stage === 'ISSUED') blockers.push('no-ocim-request')
    if (stage === 'DUAL' || stage === 'TESTED') blockers.push('ssd-still-used')
  }
  return {
    id: of.id,
    environmentId: environment.id,
    name: of.name,
    nameLower: of.name.toLowerCase(),
    ownerKind: partner ? 'PARTNER' : 'CUSTOMER',
    partnerId: partner?.id ?? null,
    applicationId: of.applicationId,
    state: isVerified ? 'VERIFIED' : STATE[stage],
    score: SCORE[stage],
    blockers,
    ownerEmail,
    streaming: luck.percent(12),
    separatedByUser,
    acknowledgedAt: earlier(acknowledged),
    acknowledgedBy: acknowledged && (ownerEmail ?? environment.operator),
    credentialsIssuedAt: earlier(issued),
    firstOcimAt: series.firstOcimAt,
    lastSsdAt: series.lastSsdAt,
    lastOcimAt: series.lastOcimAt,
    lastApiAt: series.lastApiAt,
    lastOcimApiAt: stage === 'TESTED' ? null : series.lastOcimAt,
    limitsConfirmedAt: isVerified && partner ? new Date((timing.verifiedAt ?? now).getTime() - DAY_MS) : null,
    verifiedAt: isVerified ? timing.verifiedAt : null,
    verifiedBy: isVerified ? (ownerEmail ?? environment.operator) : null,
    version: 1,
    createdAt: new Date(now.getTime() - 300 * DAY_MS),
    updatedAt: now,
  }
}
