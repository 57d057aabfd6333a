import type { HttpHandler, HttpRequest, HttpResponse } from '@/lib/base/http-message'
import type { GatewayRuleTrace } from '@/lib/schemas/migration/gateway-rules'
import { ANSWERS, answerOf, refusal } from './answers'
import { type Answer, type Refused, traceOf } from './check'
import { answerCheck } from './check-endpoint'
import type { GatewayDeps } from './deps'
import { type Draft, newDraft, subjectOf } from './draft'
import { identify } from './identify'
import { type GatewayRoute, gatewayRoute } from './paths'
import { answerTokens } from './tokens-endpoint'

const ENDPOINTS = {
  tokens: { methods: ['POST'], answer: answerTokens },
  check: { methods: ['GET', 'HEAD', 'POST'], answer: answerCheck },
} as const

/** The surface of all gateways as one function from request to response. Never throws. */
export function createGatewayHandler(deps: GatewayDeps): HttpHandler {
  return (request) => {
    const route = gatewayRoute(request.path)
    return route ? answer(deps, request, route) : refusal(ANSWERS.notFound, 'check')
  }
}

async function answer(deps: GatewayDeps, request: HttpRequest, route: GatewayRoute): Promise<HttpResponse> {
  const { methods, answer } = ENDPOINTS[route.endpoint]
  const draft = newDraft(deps, request, route, deps.clock.now())
  if (!(methods as readonly string[]).includes(request.method)) {
    const trace = [traceOf('gateway.request', `method ${request.method.slice(0, 16)}`, false)]
    return refuse(draft, { answer: ANSWERS.badMethod, trace }, { headers: { Allow: methods.join(', ') } })
  }
  try {
    const result = await answer(draft)
    if (!isResponse(result)) return refuse(draft, result)
    tellPassed(draft)
    return result
  } catch (thrown) {
    const { isForeseen, got, ...said } = answerOf(thrown)
    const rule = said.status < 500 ? 'gateway.request' : 'gateway.server'
    const refused: Refused = { answer: said, trace: [traceOf(rule, got, false)] }
    return refuse(draft, refused, isForeseen ? {} : { cause: thrown })
  }
}

const isResponse = (result: HttpResponse | Refused): result is HttpResponse => 'headers' in result

function tellPassed(draft: Draft): void {
  draft.deps.gatewayEvents.passed({
    ...subjectOf(draft),
    kind: draft.kind,
    domainName: draft.gateway?.domainName ?? '',
    clientPk: draft.client?.pk ?? '',
    at: draft.now,
  })
}

async function refuse(
  draft: Draft,
  { answer, trace }: { answer: Answer; trace: readonly GatewayRuleTrace[] },
  { headers, cause }: { headers?: Record<string, string>; cause?: unknown } = {},
): Promise<HttpResponse> {
  await identify(draft)
  draft.deps.gatewayEvents.refused({
    ...subjectOf(draft),
    kind: draft.kind,
    domainName: draft.gateway?.domainName ?? null,
    correlationId: draft.request.correlationId,
    status: answer.status,
    answer: answer.body,
    trace,
    at: draft.now,
    cause,
  })
  return refusal(answer, draft.route.endpoint, headers)
}
