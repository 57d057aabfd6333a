import type { HttpResponse } from '@/lib/base/http-message'
import { type Refused, runChecks } from './check'
import { type Draft, found } from './draft'
import { API_STEPS } from './pipelines'

/**
 * `GET /oauth/v1/check`: what a gateway in front of the API asks for every call, and the harmless call of an integration
 * that tries its token. The facts are in the body and, for a proxy that reads no bodies, in headers.
 */
export async function answerCheck(draft: Draft): Promise<HttpResponse | Refused> {
  const refused = await runChecks(draft, API_STEPS)
  if (refused) return refused
  const token = found(draft.token)
  const environment = found(draft.environment)
  const integration = found(draft.integration)
  const who = token.scheme === 'SSD' ? { username: token.subject } : { clientId: token.clientId }
  const properties = draft.properties && [...draft.properties].sort()
  const body = {
    environment: `${environment.chainCode}/${environment.code}`,
    chain: environment.chainCode,
    enterpriseId: environment.enterpriseCode,
    ...who,
    scheme: token.scheme,
    integration: integration.name,
    /** null: all hotels of the chain */
    properties,
    expiresAt: new Date(token.expiresAtSeconds * 1000).toISOString(),
  }
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json;charset=UTF-8',
      'Cache-Control': 'no-store',
      'X-Gatehouse-Environment': body.environment,
      'X-Gatehouse-Chain': body.chain,
      ...(body.enterpriseId !== null && { 'X-Gatehouse-Enterprise-Id': body.enterpriseId }),
      'X-Gatehouse-Scheme': token.scheme,
      'X-Gatehouse-Actor': encodeURIComponent(token.subject),
      'X-Gatehouse-Integration': encodeURIComponent(integration.name),
      ...propertiesHeader(properties),
    },
    body: JSON.stringify(body),
  }
}

/** Proxies refuse long headers; whoever misses this one names the hotel in the question. */
const LISTED_MAX = 100

function propertiesHeader(properties: readonly string[] | null): Record<string, string> {
  if (properties === null) return { 'X-Gatehouse-Properties': '*' }
  if (properties.length > LISTED_MAX) return {}
  return { 'X-Gatehouse-Properties': properties.map(encodeURIComponent).join(',') }
}
