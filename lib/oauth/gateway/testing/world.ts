import { FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { systemRandom } from '@/lib/base/random'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import type {
  GatewayEvents,
  RuntimeApplication,
  RuntimeConnection,
  RuntimeEnvironment,
  RuntimeGateway,
  RuntimeGatewayClient,
  RuntimeIntegration,
  RuntimeIntegrationUser,
} from '../../ports/gateway'
import { basic, createWorld, FORM, NOW } from '../../testing/world'
import type { GatewayDeps } from '../deps'
import { createGatewayHandler } from '../handler'

export const APP_KEY = 'b9f2c1d4-app-key-of-the-partner'
export const OCIM_SECRET = 'ocim-secret-q7W3e9R1t5Y8u2I6o4P0'
export const SSD_SECRET = 'ssd-secret-a1S2d3F4g5H6j7K8l9Z0'
export const PASSWORD = 'a passphrase of an integration user'

/** One environment `ACME/PRD` that is being migrated, on the gateway `eu`, with one partner integration on both schemes. */
export function createGatewayWorld() {
  const core = createWorld()
  const clock = new FrozenClock(NOW)
  const gateways: RuntimeGateway[] = [
    { id: 'g1', name: 'eu', host: 'eu.gateway.test', domainName: 'Payments' },
    { id: 'g2', name: 'us', host: 'us.gateway.test', domainName: 'Payments' },
  ]
  const environment: RuntimeEnvironment = {
    id: 'e1',
    gatewayId: 'g1',
    code: 'PRD',
    chainId: 'c1',
    chainCode: 'ACME',
    enterpriseId: 'n1',
    enterpriseCode: 'ACMEHQ',
    customerId: 'k1',
    phase: 'MIGRATING',
    allowedNetworks: null,
    properties: new Set(['H1', 'H2']),
  }
  const other: RuntimeEnvironment = {
    ...environment,
    id: 'e2',
    gatewayId: 'g2',
    chainCode: 'BETA',
    enterpriseId: 'n2',
    enterpriseCode: 'BETAHQ',
    customerId: 'k2',
  }
  const environments = [environment, other]
  const applications: (RuntimeApplication & { key: string })[] = [
    { id: 'a1', key: APP_KEY, keyHint: 'tner', partnerId: 'p1', customerId: null, isDisabled: false },
    { id: 'a2', key: 'another-app-key', keyHint: '-key', partnerId: 'p2', customerId: null, isDisabled: false },
  ]
  const client = (overrides: Partial<RuntimeGatewayClient> & { clientId: string }): RuntimeGatewayClient => ({
    pk: `pk-${overrides.clientId}`,
    environmentId: 'e1',
    scheme: 'OCIM',
    kind: 'PARTNER',
    partnerId: 'p1',
    integrationId: null,
    secrets: [],
    isDisabled: false,
    properties: null,
    ...overrides,
  })
  const secret = (text: string, expiresAt: Date | null = null) => ({
    id: `s-${text}`,
    hashKind: 'SHA256' as const,
    hash: sha256Hex(text),
    expiresAt,
  })
  const clients = [
    client({ clientId: 'ssd-client', scheme: 'SSD', secrets: [secret(SSD_SECRET)] }),
    client({ clientId: 'ocim-client', secrets: [secret(OCIM_SECRET)] }),
    client({ clientId: 'us-client', environmentId: 'e2', secrets: [secret(OCIM_SECRET)] }),
  ]
  const integrations: (RuntimeIntegration & { applicationId: string })[] = [
    { id: 'i1', name: 'Door locks', environmentId: 'e1', ownerKind: 'PARTNER', partnerId: 'p1', applicationId: 'a1' },
    { id: 'i2', name: 'Till', environmentId: 'e1', ownerKind: 'PARTNER', partnerId: 'p2', applicationId: 'a2' },
  ]
  const users: (RuntimeIntegrationUser & { environmentId: string })[] = [
    {
      id: 'u1',
      environmentId: 'e1',
      username: 'LOCKS_USER',
      integrationId: 'i1',
      partnerId: 'p1',
      passwordHash: sha256Hex(PASSWORD),
      isDisabled: false,
    },
    {
      id: 'u2',
      environmentId: 'e1',
      username: 'TILL_USER',
      integrationId: 'i2',
      partnerId: 'p2',
      passwordHash: sha256Hex(PASSWORD),
      isDisabled: false,
    },
  ]
  const connections: (RuntimeConnection & { environmentId: string; partnerId: string })[] = []
  const passed: Parameters<GatewayEvents['passed']>[0][] = []
  const refused: Parameters<GatewayEvents['refused']>[0][] = []
  /** verifications against nothing, which take as long as a wrong secret */
  const slow = { secrets: 0, passwords: 0 }
  const guard = { failures: 0, allowed: 3, userAllowed: 3, userFailures: 0 }
  const counting = (kind: keyof typeof slow): GatewayDeps['secrets'] => ({
    verify(kept, presented, now) {
      const match = kept.find(({ hash }) => hash === sha256Hex(presented))
      if (match && (match.expiresAt === null || match.expiresAt > now)) return { outcome: 'match', secretId: match.id }
      slow[kind] += 1
      return match ? { outcome: 'expired' } : { outcome: 'none' }
    },
  })
  const deps: GatewayDeps = {
    config: core.config,
    signer: core.deps.signer,
    publicUrl: core.deps.publicUrl,
    random: systemRandom,
    clock,
    secrets: counting('secrets'),
    passwords: counting('passwords'),
    passwordGuard: {
      enter: async () => {
        guard.failures += 1
        return guard.failures <= guard.allowed
      },
      succeeded: async () => {
        guard.failures -= 1
      },
    },
    userGuard: {
      enter: async () => {
        guard.userFailures += 1
        const wasRight = async () => {
          guard.userFailures -= 1
        }
        return guard.userFailures <= guard.userAllowed ? { wasRight } : null
      },
    },
    gateways: {
      gatewayByHost: (host) => gateways.find((gateway) => gateway.host === host) ?? null,
      gatewayByName: (name) => gateways.find((gateway) => gateway.name === name) ?? null,
      enterpriseOn(gatewayId, code) {
        const there = environments.find((each) => each.gatewayId === gatewayId && each.enterpriseCode === code)
        return there ? { id: there.enterpriseId } : null
      },
      applicationByKey: (hash) => applications.find(({ key }) => sha256Hex(key) === hash) ?? null,
      clientById: (clientId) => clients.find((each) => each.clientId === clientId) ?? null,
      environmentById: (id) => environments.find((each) => each.id === id) ?? null,
      integrationsOf: (environmentId, applicationId) =>
        integrations.filter((each) => each.environmentId === environmentId && each.applicationId === applicationId),
      connectionOf: (environmentId, partnerId) =>
        connections.find((each) => each.environmentId === environmentId && each.partnerId === partnerId) ?? null,
    },
    ssd: {
      userByName: async (environmentId, username) =>
        users.find(
          (user) => user.environmentId === environmentId && user.username.toLowerCase() === username.toLowerCase(),
        ) ?? null,
      recordSsdIssue: async () => environment.phase,
      standing: async (_, username) => ({
        phase: environment.phase,
        isUserEnabled: users.some((user) => user.username === username && !user.isDisabled),
      }),
    },
    gatewayEvents: { passed: (event) => void passed.push(event), refused: (event) => void refused.push(event) },
  }
  const handle = createGatewayHandler(deps)

  async function send(sent: Sent): Promise<HttpResponse> {
    const { form, path = '/oauth/v1/tokens', headers = {}, address = '192.0.2.7' } = sent
    const body = form === undefined ? '' : typeof form === 'string' ? form : new URLSearchParams(form).toString()
    const all = { host: 'eu.gateway.test', 'content-type': FORM, ...headers }
    return raw({ method: sent.method ?? 'POST', path, headers: all, body: Buffer.from(body), address })
  }

  /** A request as it is given, with nothing added. */
  async function raw(sent: Pick<HttpRequest, 'method' | 'path' | 'headers' | 'body'> & { address?: string }) {
    return handle({ address: '192.0.2.7', query: '', correlationId: `c-${refused.length}`, ...sent })
  }

  return {
    core,
    clock,
    deps,
    gateways,
    environment,
    environments,
    applications,
    client,
    clients,
    secret,
    integrations,
    users,
    connections,
    passed,
    refused,
    slow,
    guard,
    send,
    raw,
    /** the rule that refused last */
    lastRule: () => refused.at(-1)?.trace.at(-1)?.rule,
    ocim: (change: Sent = {}) => send(merged(OCIM, change)),
    ssd: (change: Sent = {}) => send(merged(SSD, change)),
    async check(token: string, change: Sent = {}) {
      const headers = { authorization: `Bearer ${token}`, 'x-app-key': APP_KEY }
      return send(merged({ path: '/oauth/v1/check', method: 'GET', headers }, change))
    },
  }
}
export type GatewayWorld = ReturnType<typeof createGatewayWorld>

export interface Sent {
  form?: Record<string, string> | string
  headers?: Record<string, string>
  path?: string
  method?: string
  address?: string
}

const OCIM: Sent = {
  form: { grant_type: 'client_credentials', scope: GATEWAY_SCOPE },
  headers: { enterpriseid: 'ACMEHQ', 'x-app-key': APP_KEY, authorization: basic('ocim-client', OCIM_SECRET) },
}
const SSD: Sent = {
  form: { grant_type: 'password', username: 'LOCKS_USER', password: PASSWORD },
  headers: { 'x-app-key': APP_KEY, authorization: basic('ssd-client', SSD_SECRET) },
}

/** A value that is empty is left out. */
function merged(sent: Sent, change: Sent): Sent {
  const form =
    typeof change.form === 'string' || typeof sent.form === 'string'
      ? change.form
      : sent.form && without({ ...sent.form, ...change.form })
  return { ...sent, ...change, form, headers: without({ ...sent.headers, ...change.headers }) }
}

function without(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

export const accessToken = (response: HttpResponse): string => JSON.parse(String(response.body)).access_token
