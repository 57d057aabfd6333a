import type { HttpRequest } from '@/lib/base/http-message'
import type { GatewayKind } from '@/lib/schemas/migration/gateway-rules'
import { knownParams, type Params } from '../params'
import type {
  CountedGuess,
  GatewaySubject,
  RuntimeApplication,
  RuntimeEnvironment,
  RuntimeGateway,
  RuntimeGatewayClient,
  RuntimeIntegration,
  RuntimeIntegrationUser,
} from '../ports/gateway'
import type { GatewayDeps } from './deps'
import type { GatewayRoute } from './paths'
import type { GatewayToken } from './read-token'

/** A request on its way through the rules, with what was found out so far. */
export interface Draft {
  readonly deps: GatewayDeps
  readonly request: HttpRequest
  readonly route: GatewayRoute
  readonly now: Date
  kind: GatewayKind
  params: Params
  gateway: RuntimeGateway | null
  enterpriseCode: string | null
  enterpriseId: string | null
  application: RuntimeApplication | null
  presented: { clientId: string; secret: string } | null
  client: RuntimeGatewayClient | null
  environment: RuntimeEnvironment | null
  integration: RuntimeIntegration | null
  user: RuntimeIntegrationUser | null
  /** the guard counts an attempt once */
  isHeldUp: boolean
  /** of the password of a user, counted before it is tried */
  guess: CountedGuess | null
  token: GatewayToken | null
  /** codes of the hotels that may be called; null: all */
  properties: ReadonlySet<string> | null
}

export function newDraft(deps: GatewayDeps, request: HttpRequest, route: GatewayRoute, now: Date): Draft {
  return {
    deps,
    request,
    route,
    now,
    kind: route.endpoint === 'check' ? 'API' : 'OCIM',
    params: knownParams({}),
    gateway: null,
    enterpriseCode: null,
    enterpriseId: null,
    application: null,
    presented: null,
    client: null,
    environment: null,
    integration: null,
    user: null,
    isHeldUp: false,
    guess: null,
    token: null,
    properties: null,
  }
}

/** What an earlier rule has found. */
export function found<T>(value: T | null): T {
  if (value === null) throw new Error('an earlier rule finds this')
  return value
}

/**
 * Whom a request was about. The owner is whose client it named; where that client and the application belong to
 * different owners nobody knows who asks, and only operators are told. The integration takes the key of its application
 * too: an id of a client is no secret, and what is refused to an integration keeps it from being verified.
 */
export function subjectOf(draft: Draft): GatewaySubject {
  const { gateway, environment, integration, client, application, user, token } = draft
  const isOfPartner = integration ? integration.ownerKind === 'PARTNER' : client?.kind === 'PARTNER'
  const owned = client !== null && environment !== null
  let partnerId = owned ? (isOfPartner ? (integration?.partnerId ?? client.partnerId) : null) : null
  let customerId = owned && !isOfPartner ? environment.customerId : null
  if (application) {
    if (!owned) ({ partnerId, customerId } = application)
    else if (isForeign(application, partnerId, customerId)) [partnerId, customerId] = [null, null]
  }
  const scheme = token?.scheme ?? (draft.kind === 'SSD' ? 'SSD' : 'OCIM')
  return {
    gatewayId: gateway?.id ?? null,
    environmentId: environment?.id ?? null,
    integrationId: integration?.id ?? null,
    partnerId,
    customerId,
    actor: token?.subject ?? (scheme === 'SSD' ? (user?.username ?? null) : (client?.clientId ?? null)),
    scheme,
  }
}

function isForeign(application: RuntimeApplication, partnerId: string | null, customerId: string | null): boolean {
  if (application.partnerId !== null) return application.partnerId !== partnerId
  return application.customerId !== null && application.customerId !== customerId
}
