import type { ServiceContext } from '@/lib/auth/context'
import type { HttpResponse } from '@/lib/base/http-message'
import type { GatewayDeps } from '@/lib/oauth/gateway/deps'
import { createGatewayHandler } from '@/lib/oauth/gateway/handler'
import { accessToken, createGatewayWorld } from '@/lib/oauth/gateway/testing/world'
import type { GatewayEvents } from '@/lib/oauth/ports/gateway'
import { basic, FORM } from '@/lib/oauth/testing/world'
import type { World } from '@/lib/policy/testing/world'
import { GatewayRecorder } from '@/lib/runtime/gateway/recorder'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import { createGatewaySnapshot } from '@/lib/store/migration/gateway-snapshot'
import { domainRecord } from '@/lib/store/testing/records'
import { applyTraffic } from '../traffic'
import { applicationKey, type Hotel, PASSWORD, SSD_SECRET, ssdClientId } from './hotel'

export interface Credentials {
  clientId: string
  secret: string
}

/** The gateway as it is served, over the store of a test; only slow hashes and the budget of wrong passwords are not. */
export async function openGateway(world: World) {
  const memory = createGatewayWorld()
  const domain = domainRecord({ name: 'Payments' })
  await world.store.domains.insert(domain)
  const snapshot = createGatewaySnapshot(world.store)
  const recorder = new GatewayRecorder({
    store: world.store,
    clock: world.clock,
    applyTraffic: (facts) => applyTraffic(world.system as ServiceContext, facts),
  })
  /** who called, as the audit log of the hotel shows it */
  const actors: { scheme: string; actor: string | null }[] = []
  const deps = (gatewayEvents: GatewayEvents): GatewayDeps => ({
    ...memory.deps,
    clock: world.clock,
    gateways: snapshot,
    ssd: world.store.gatewayLookups,
    passwordGuard: { enter: async () => true, succeeded: async () => undefined },
    userGuard: { enter: async () => ({ wasRight: async () => undefined }) },
    gatewayEvents,
  })
  const counted = createGatewayHandler(
    deps({
      passed(event) {
        actors.push({ scheme: event.scheme, actor: event.actor })
        recorder.passed(event)
      },
      refused: (event) => recorder.refused(event as Parameters<GatewayRecorder['refused']>[0]),
    }),
  )
  const silent = createGatewayHandler(deps({ passed: () => undefined, refused: () => undefined }))

  /** @param isProbe leaves no trace: a question of the test, not traffic */
  async function send(hotel: Hotel, isProbe: boolean, path: string, headers: Record<string, string>, form?: object) {
    const response = await (isProbe ? silent : counted)({
      method: form ? 'POST' : 'GET',
      path: `/oauth/v1/${path}`,
      query: '',
      headers: { host: `${hotel.name.toLowerCase()}.example`, 'content-type': FORM, ...headers },
      body: Buffer.from(form ? new URLSearchParams({ ...form }).toString() : ''),
      address: '192.0.2.7',
      correlationId: 'model',
    })
    if (!isProbe) await recorder.flush({ all: true })
    return response
  }

  return {
    domainId: domain.id,
    actors,
    close: () => snapshot.close(),
    ssd(
      hotel: Hotel,
      integration: { id: string; name: string; isPartner: boolean },
      isProbe = false,
    ): Promise<HttpResponse> {
      const owner = integration.isPartner ? { partnerId: hotel.partnerId } : 'SHARED'
      const form = { grant_type: 'password', username: `${integration.name}-1`, password: PASSWORD }
      const headers = {
        'x-app-key': applicationKey(integration.id),
        authorization: basic(ssdClientId(hotel.environmentId, owner), SSD_SECRET),
      }
      return send(hotel, isProbe, 'tokens', headers, form)
    },
    ocim(
      hotel: Hotel,
      enterpriseId: string,
      integration: { id: string },
      { clientId, secret }: Credentials,
      isProbe = false,
    ): Promise<HttpResponse> {
      const headers = {
        'x-app-key': applicationKey(integration.id),
        authorization: basic(clientId, secret),
        enterpriseid: enterpriseId,
      }
      return send(hotel, isProbe, 'tokens', headers, { grant_type: 'client_credentials', scope: GATEWAY_SCOPE })
    },
    /** an API call with the token of an answer */
    call(hotel: Hotel, integration: { id: string }, token: HttpResponse, isProbe = false): Promise<HttpResponse> {
      const headers = { 'x-app-key': applicationKey(integration.id), authorization: `Bearer ${accessToken(token)}` }
      return send(hotel, isProbe, 'check', headers)
    },
  }
}
export type LiveGateway = Awaited<ReturnType<typeof openGateway>>
