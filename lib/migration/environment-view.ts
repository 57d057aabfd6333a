import type { EnvironmentCounts, EnvironmentItem, EnvironmentView, Possible } from '@/lib/schemas/migration/environment'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import { ENVIRONMENT_EVENTS, type EnvironmentEvent, isDuring, ssdWorksIn } from '@/lib/schemas/migration/phase'
import type { MigrationSettings } from '@/lib/schemas/migration/settings'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import { labelOf, type Viewer } from './access'
import { type GuardFacts, objectionTo, phaseObjection } from './phase-rules'
import { customerPortalUrl, partnerPortalUrl } from './portal-addresses'

/** Who may ask for each event. */
const ASKERS: Record<EnvironmentEvent, (viewer: Viewer) => boolean> = {
  announce: isOperator,
  openWindow: isOperator,
  postpone: isOperator,
  beginCutover: isOperator,
  abortCutover: isOperator,
  completeMigration: isOperator,
  reportProblem: (viewer) => viewer.side !== 'OPERATOR' || viewer.mayWrite,
  closeProblem: isOperator,
  verifyEnvironment: (viewer) => (viewer.side === 'CUSTOMER' ? viewer.isOwner : isOperator(viewer)),
}

function isOperator(viewer: Viewer): boolean {
  return viewer.side === 'OPERATOR' && viewer.mayWrite
}

export function isLabelShown(
  { phase }: Pick<EnvironmentRecord, 'phase'>,
  { labelShownTo }: MigrationSettings,
  viewer: Viewer,
): boolean {
  if (!isDuring(phase)) return false
  if (viewer.side === 'OPERATOR' || labelShownTo === 'BOTH') return true
  return labelShownTo === 'PARTNERS' && viewer.side === 'PARTNER'
}

/** @param counts those of the viewer's own integrations, where it sees no others */
export function environmentItem(
  environment: EnvironmentRecord,
  settings: MigrationSettings,
  viewer: Viewer,
  counts: EnvironmentCounts = environment.counts,
): EnvironmentItem {
  const { chain, enterprise, customer, gateway } = environment
  return {
    id: environment.id,
    label: labelOf(environment),
    code: environment.code,
    kind: environment.kind,
    phase: environment.phase,
    migratingSoon: isLabelShown(environment, settings, viewer),
    chainId: chain.id,
    chainCode: chain.code,
    chainName: chain.name,
    enterprise,
    customerId: customer.id,
    customerName: customer.name,
    gatewayId: gateway.id,
    gatewayName: gateway.name,
    windowAt: environment.windowAt,
    cutoverAt: environment.cutoverAt,
    downtimeMinutes: environment.downtimeMinutes,
    announcedAt: environment.announcedAt,
    openedAt: environment.openedAt,
    cutoverBeganAt: environment.cutoverBeganAt,
    completedAt: environment.completedAt,
    verifiedAt: environment.verifiedAt,
    postponedAt: environment.postponedAt,
    operator: viewer.side === 'OPERATOR' ? environment.operator : null,
    counts,
    version: environment.version,
    createdAt: environment.createdAt,
    updatedAt: environment.updatedAt,
  }
}

/** What of a view is not in the environment's row. */
export interface ViewFacts extends GuardFacts {
  counts: EnvironmentCounts
  scores: number[]
  publicUrl: string
}

export function environmentView(
  environment: EnvironmentRecord,
  settings: MigrationSettings,
  viewer: Viewer,
  facts: ViewFacts,
): EnvironmentView {
  const { gateway, enterprise, overriddenAt } = environment
  const isPartner = viewer.side === 'PARTNER'
  return {
    ...environmentItem(environment, settings, viewer, facts.counts),
    enterpriseCode: enterprise.code,
    gateway: {
      id: gateway.id,
      name: gateway.name,
      host: gateway.host,
      url: `https://${gateway.host}/oauth/v1/tokens`,
      ownUrl: `${facts.publicUrl}/gateways/${gateway.name}/oauth/v1/tokens`,
    },
    scope: GATEWAY_SCOPE,
    postponedReason: environment.postponedReason,
    override:
      isPartner || overriddenAt === null
        ? null
        : { at: overriddenAt, by: environment.overriddenBy ?? '', reason: environment.overrideReason ?? '' },
    problem: isPartner ? null : environment.problem,
    allowedNetworks: isPartner ? null : environment.allowedNetworks,
    gate: { score: settings.gateScore, below: facts.counts.belowGate },
    ssdWorks: ssdWorksIn(environment.phase),
    reissueOpen: settings.allowReissueIn.includes(environment.phase),
    customerPortalUrl: customerPortalUrl(environment),
    partnerPortalUrl: partnerPortalUrl(facts.publicUrl),
    scores: facts.scores,
    may: possibleEvents(environment, viewer, facts),
  }
}

function possibleEvents(
  environment: EnvironmentRecord,
  viewer: Viewer,
  facts: GuardFacts,
): Record<EnvironmentEvent, Possible> {
  const possible = (event: EnvironmentEvent): Possible => {
    if (!ASKERS[event](viewer)) return { allowed: false, why: 'This is not yours to do' }
    // Guards tell of everybody's integrations; only those who see them are told.
    const why =
      viewer.side === 'PARTNER' ? phaseObjection(event, environment.phase) : objectionTo(event, environment, facts)
    return { allowed: why === null, why }
  }
  return Object.fromEntries(ENVIRONMENT_EVENTS.map((event) => [event, possible(event)])) as Record<
    EnvironmentEvent,
    Possible
  >
}
