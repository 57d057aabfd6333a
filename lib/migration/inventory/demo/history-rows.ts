import { GATEWAY_RULES, type GatewayRuleId, type GatewayRuleTrace } from '@/lib/schemas/migration/gateway-rules'
import { isAfter } from '@/lib/schemas/migration/phase'
import type { BulkRows } from '@/lib/store/migration/bulk-types'
import { chance, demoId } from './chance'
import type { Series } from './series'
import type { Timing } from './timing'
import type { DemoEnvironment, DemoIntegration } from './types'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Hours of the day in which the sample data shows who called. */
const HOURS = [6, 13, 20]

const STEPS_DONE: Partial<Record<DemoEnvironment['phase'], number>> = {
  NOTIFIED: 2,
  POSTPONED: 2,
  MIGRATING: 3,
  CUTOVER: 7,
  MIGRATED: 8,
  SUPPORT: 8,
  VERIFIED: 11,
}

/** What people ticked in the wizard. */
export function stepRows(environment: DemoEnvironment, timing: Timing): NonNullable<BulkRows['environmentStep']> {
  const from = timing.announcedAt
  if (!from) return []
  return Array.from({ length: STEPS_DONE[environment.phase] ?? 0 }, (_, at) => {
    const doneAt = new Date(from.getTime() + (at + 1) * 2 * DAY_MS)
    return {
      environmentId: environment.id,
      step: at + 1,
      doneAt,
      doneBy: environment.operator,
      note: at === 0 ? 'Compared with what the hotels sent.' : '',
      updatedAt: doneAt,
    }
  })
}

/** Who called in the last three days: users under SSD, clients under OCIM. */
export function activityRows(
  of: DemoIntegration,
  { days }: Series,
  now: Date,
): NonNullable<BulkRows['gatewayActivity']> {
  return days.slice(-3).flatMap((day) =>
    HOURS.flatMap((hour) => {
      const bucket = new Date(day.bucket.getTime() + hour * HOUR_MS)
      if (bucket.getTime() + HOUR_MS > now.getTime()) return []
      const row = (scheme: 'SSD' | 'OCIM', actor: string | null | undefined, count: number) => {
        const tokens = Math.round(count / HOURS.length)
        if (!actor || tokens === 0) return []
        const firstAt = new Date(bucket.getTime() + 60_000)
        const lastAt = new Date(bucket.getTime() + 50 * 60_000)
        const facts = { environmentId: of.environment.id, integrationId: of.id, bucket, actor, scheme }
        return [{ ...facts, tokens, calls: tokens * 9, refused: 0, firstAt, lastAt }]
      }
      return [...row('SSD', of.usernames[0], day.ssd), ...row('OCIM', of.ocimClientId, day.ocim)]
    }),
  )
}

const ORDER: readonly GatewayRuleId[] = [
  'gateway.request',
  'gateway.host',
  'gateway.enterprise-present',
  'gateway.enterprise',
  'gateway.application-present',
  'gateway.application',
  'gateway.client-present',
  'gateway.client',
  'gateway.client-scheme',
  'gateway.scheme-open',
  'gateway.client-secret',
  'gateway.grant',
  'gateway.scope',
]
const REFUSALS = {
  'gateway.scope': { kind: 'OCIM', status: 403, answer: 'invalid_grant_type_or_scope', got: 'no scope' },
  'gateway.scheme-open': {
    kind: 'SSD',
    status: 401,
    answer: 'Failed to authenticate application',
    got: 'SSD, which was switched off at completion',
  },
} as const

/** The last refusals of an integration, each with every rule that was looked at. */
export function refusalRows(of: DemoIntegration, { days }: Series): NonNullable<BulkRows['gatewayRefusal']> {
  const luck = chance(`refusals ${of.id}`)
  return days.slice(-4).flatMap(({ bucket, refused }, at) => {
    if (!refused || !(refused.outcome in REFUSALS)) return []
    const rule = refused.outcome as keyof typeof REFUSALS
    const { got, ...refusal } = REFUSALS[rule]
    return [
      {
        correlationId: demoId('refusal', of.id, at),
        at: new Date(bucket.getTime() + luck.whole(0, 300) * 1000),
        gatewayId: of.environment.gatewayId,
        environmentId: of.environment.id,
        integrationId: of.id,
        partnerId: of.partner?.id ?? null,
        customerId: of.partner ? null : of.environment.customer.id,
        ...refusal,
        rule,
        trace: traceOf(rule, got) as never,
      },
    ]
  })
}

function traceOf(failing: GatewayRuleId, got: string): GatewayRuleTrace[] {
  const looked = ORDER.slice(0, ORDER.indexOf(failing) + 1)
  return looked.map((rule) => ({
    rule,
    ...GATEWAY_RULES[rule],
    got: rule === failing ? got : GATEWAY_RULES[rule].expected,
    passed: rule !== failing,
  }))
}

/** What the customer and its partners were told, read in the portal. */
export function noticeRows(
  environment: DemoEnvironment,
  integrations: readonly DemoIntegration[],
  timing: Timing,
): NonNullable<BulkRows['migrationNotice']> {
  const told = [
    ['ANNOUNCED', timing.announcedAt, `${environment.label} moves to OCIM`],
    ['WINDOW_OPENED', timing.openedAt, `The migration of ${environment.label} has begun`],
    ['POSTPONED', timing.postponedAt, `The migration of ${environment.label} is postponed`],
    ['COMPLETED', timing.completedAt, `${environment.label} is on OCIM`],
  ] as const
  const partners = [...new Set(integrations.flatMap(({ partner }) => partner?.id ?? []))]
  const to = [
    { customerId: environment.customer.id, partnerId: null },
    ...partners.map((partnerId) => ({ customerId: null, partnerId })),
  ]
  return told.flatMap(([kind, at, subject]) => {
    if (!at || (isAfter(environment.phase) && kind === 'WINDOW_OPENED')) return []
    return to.map((who) => ({
      id: demoId('notice', kind, environment.label, who.customerId ?? who.partnerId ?? ''),
      environmentId: environment.id,
      kind,
      ...who,
      subject,
      body: `${subject}. What to do and by when stands in the portal.`,
      uniqueKey: `${kind}:${environment.id}:${at.toISOString()}:${who.customerId ?? who.partnerId}`,
      state: 'PORTAL_ONLY',
      attempts: 0,
      createdAt: at,
    }))
  })
}
