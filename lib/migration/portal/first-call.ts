import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { env } from '@/lib/base/env'
import { log } from '@/lib/base/log'
import { parseOrThrow } from '@/lib/base/validate'
import { callOwnGateway, type Listener, type OwnAnswer, type OwnCall } from '@/lib/egress/own-gateway'
import {
  type FirstCallInput,
  type FirstCallResult,
  type FirstCallStep,
  firstCallSchema,
} from '@/lib/schemas/migration/first-call'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import { environmentFor } from '../access'
import { singleKey } from '../client-keys'
import { refused } from '../failures'
import { meaningOf } from './answer-meanings'

const TIMEOUT_MS = 5_000

/**
 * Asks the gateway for a token with the client of the caller's organisation, and then for a harmless call with it, over
 * HTTP as any integration would; both count as real traffic. The secret and the token go no further than this.
 * @param listener where this process listens
 * @throws AppError not_found, forbidden, validation_failed, conflict without a client, unavailable
 */
export async function firstCall(
  ctx: ServiceContext,
  input: FirstCallInput,
  listener: Listener = { host: env().HOST, port: env().PORT },
): Promise<FirstCallResult> {
  const { environmentId, secret, applicationKey } = parseOrThrow(firstCallSchema, input)
  const { viewer, environment } = await environmentFor(ctx, environmentId, 'take-part')
  if (viewer.side === 'OPERATOR') throw new AppError('forbidden', 'The owner of the client tries it, in the portal')
  const key = singleKey(environment.id, viewer.side === 'PARTNER' ? viewer : 'SHARED', 'OCIM')
  const client = await ctx.store.migration.gatewayClients.bySingleKey(key)
  if (!client) throw refused('There is no OCIM client yet. Reissue the Client ID first.')
  const ask = (call: Pick<OwnCall, 'endpoint' | 'headers' | 'form'>) =>
    asked(listener, environment, applicationKey, call)

  const answer = await ask({
    endpoint: 'tokens',
    headers: {
      Authorization: `Basic ${Buffer.from(`${client.clientId}:${secret}`).toString('base64')}`,
      ...(environment.enterprise.code ? { enterpriseId: environment.enterprise.code } : {}),
    },
    form: { grant_type: 'client_credentials', scope: GATEWAY_SCOPE },
  })
  const token = tokenOf(answer)
  const first = step('token', answer, token === null ? answer.body : 'An access token for 60 minutes', [
    { label: 'POST', value: `https://${environment.gateway.host}/oauth/v1/tokens` },
    { label: 'x-app-key', value: 'as typed' },
    { label: 'Authorization', value: `Basic, client id ${client.clientId}` },
    { label: 'enterpriseId', value: environment.enterprise.code ?? 'none' },
    { label: 'grant_type', value: 'client_credentials' },
    { label: 'scope', value: GATEWAY_SCOPE },
  ])
  if (token === null) return { isOk: false, steps: [first] }

  const called = await ask({ endpoint: 'check', headers: { Authorization: `Bearer ${token}` } })
  const second = step('check', called, called.status === 200 ? toldBy(called) : called.body, [
    { label: 'GET', value: `https://${environment.gateway.host}/oauth/v1/check` },
    { label: 'x-app-key', value: 'as typed' },
    { label: 'Authorization', value: 'Bearer, the token' },
  ])
  return { isOk: second.isOk, steps: [first, second] }
}

async function asked(
  listener: Listener,
  { gateway }: EnvironmentRecord,
  applicationKey: string,
  call: Pick<OwnCall, 'endpoint' | 'headers' | 'form'>,
): Promise<OwnAnswer> {
  try {
    return await callOwnGateway(listener, {
      ...call,
      gatewayName: gateway.name,
      timeoutMs: TIMEOUT_MS,
      headers: { 'x-app-key': applicationKey, ...call.headers },
    })
  } catch (error) {
    log().warn({ err: error, gateway: gateway.name }, 'a test request found no gateway')
    throw new AppError('unavailable', 'The gateway did not answer. Try again in a moment.')
  }
}

function step(kind: FirstCallStep['kind'], answer: OwnAnswer, said: string, request: FirstCallStep['request']) {
  const { status, headers } = answer
  const correlationId = headers['x-correlation-id']
  return {
    kind,
    isOk: status === 200,
    request,
    status,
    answer: said.slice(0, 300),
    correlationId: typeof correlationId === 'string' ? correlationId : null,
    meaning: meaningOf(status, said),
  }
}

function tokenOf({ status, body }: OwnAnswer): string | null {
  if (status !== 200) return null
  const token: unknown = json(body)?.access_token
  return typeof token === 'string' ? token : null
}

/** What the harmless call tells: for whom the gateway takes the caller. */
function toldBy({ body }: OwnAnswer): string {
  const { environment, integration, clientId } = json(body) ?? {}
  return `Let through as ${integration} (${clientId}) in ${environment}`
}

function json(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body) as Record<string, unknown>
  } catch {
    return null
  }
}
