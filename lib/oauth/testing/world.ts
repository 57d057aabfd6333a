import { sign } from 'node:crypto'
import { FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import type { HttpHandler, HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { systemRandom } from '@/lib/base/random'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import type { OAuthDeps } from '../deps'
import type { OAuthError } from '../errors'
import { createProtocolHandler } from '../handler'
import type { RequestFacts, RuntimeClient, RuntimeDomain, RuntimeResource, Signer } from '../ports'
import { keyring, testKey } from './keys'
import { createMemoryBrowser } from './memory-browser'
import { MemoryConfig } from './memory-config'
import { MemoryReplay } from './memory-replay'
import { MemoryTokens } from './memory-tokens'
import { MemoryUsers } from './memory-users'

export const NOW = '2026-03-01T12:00:00.400Z'
export const PUBLIC_URL = 'https://id.example.test'
export const SECRET = 'k9Jr2mX4vB7nQ1wE5tY8uI0oP3aS6dF9gH2jK5lZ8xC'

const signer: Signer = {
  sign: async (key, input) => {
    const data = Buffer.from(input)
    if (key.algorithm === 'ES256') return sign('sha256', data, { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
    return sign(key.algorithm === 'RS256' ? 'sha256' : null, data, key.privateKey)
  },
}

/** What the protocol told its listener. */
export interface Told {
  issued: Parameters<OAuthDeps['events']['tokenIssued']>[0][]
  refused: { facts: RequestFacts; error: OAuthError }[]
  rejected: { facts: RequestFacts; error: OAuthError }[]
}

/**
 * The protocol surface over configuration in memory, with a clock that stands still: one domain `Payments` (id `d1`)
 * with a resource server `Ledger` and a client `reporter` that may read it.
 */
export function createWorld() {
  const config = new MemoryConfig()
  const users = new MemoryUsers()
  const tokens = new MemoryTokens()
  const clock = new FrozenClock(NOW)
  const browser = createMemoryBrowser(users, tokens)
  const told: Told = { issued: [], refused: [], rejected: [] }
  const deps: OAuthDeps = {
    config,
    users,
    tokenStates: tokens,
    refreshTokens: tokens,
    revokedTokens: tokens.accessTokens,
    passwordGuard: { enter: async () => true, succeeded: async () => undefined },
    refreshKey: Buffer.alloc(32, 9),
    replay: new MemoryReplay(),
    browser,
    clock,
    random: systemRandom,
    signer,
    publicUrl: PUBLIC_URL,
    secrets: {
      verify(secrets, presented, now) {
        const match = secrets.find((secret) => secret.hash === sha256Hex(presented))
        if (!match) return { outcome: 'none' }
        if (match.expiresAt && match.expiresAt <= now) return { outcome: 'expired' }
        return { outcome: 'match', secretId: match.id }
      },
    },
    events: {
      tokenIssued: (event) => void told.issued.push(event),
      refused: (facts, error) => void told.refused.push({ facts: { ...facts }, error }),
      tokenRejected: (facts, error) => void told.rejected.push({ facts: { ...facts }, error }),
      keysFetched: () => {},
    },
  }
  const domain = addDomain(config, { id: 'd1', name: 'Payments' })
  addResource(config, 'd1', { name: 'Ledger', scopes: new Set(['read', 'write', 'DefaultScope']) })
  const client = addClient(config, 'd1', {
    clientId: 'reporter',
    scopes: new Set(['Ledger.read', 'Ledger.write']),
    defaultScope: 'Ledger.read',
  })
  const handle: HttpHandler = createProtocolHandler(deps)
  return {
    config,
    users,
    tokens,
    browser,
    clock,
    deps,
    domain,
    client,
    told,
    handle,
    lastRule: () => told.refused.at(-1)?.error.rule.id,
  }
}
export type World = ReturnType<typeof createWorld>

export function addDomain(config: MemoryConfig, domain: Partial<RuntimeDomain> & { id: string; name: string }) {
  const whole: RuntimeDomain = {
    issuerMode: 'SHARED',
    consentPageUrl: '/oam/pages/consent.jsp',
    errorPageUrl: '/oam/pages/error.jsp',
    identityProvider: 'UserIdentityStore1',
    enableMultipleResourceServer: false,
    tokenSettings: DEFAULT_TOKEN_SETTINGS,
    tokenEndpointAuthMethodsSupported: null,
    customAttrs: null,
    ...keyring(testKey(domain.name)),
    revision: '1',
    ...domain,
  }
  config.domains.push(whole)
  return whole
}

export function addResource(
  config: MemoryConfig,
  domainId: string,
  resource: Partial<RuntimeResource> & { name: string },
) {
  const whole: RuntimeResource = {
    id: `r-${config.resources.length}`,
    description: '',
    scopes: new Set(['DefaultScope']),
    scopeDescriptions: new Map(),
    tokenAttributes: [],
    audienceSubjects: [],
    ...resource,
  }
  config.resources.push(whole)
  config.resourceDomains.set(whole.id, domainId)
  return whole
}

export function addClient(
  config: MemoryConfig,
  domainId: string,
  client: Partial<RuntimeClient> & { clientId: string },
) {
  const whole: RuntimeClient = {
    pk: `pk-${config.clients.length}`,
    domainId,
    name: client.clientId,
    description: '',
    redirectUris: new Set(),
    postLogoutRedirectUris: new Set(),
    backchannelLogoutUri: null,
    optionalScopes: new Set(),
    usePkce: null,
    userInfoSignedResponse: false,
    clientUri: null,
    policyUri: null,
    tosUri: null,
    idTokenCustomClaims: [],
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: new Set(['CLIENT_CREDENTIALS']),
    scopes: new Set(),
    defaultScope: null,
    attributes: [],
    accessTokenCustomClaims: [],
    userInfoCustomClaims: [],
    tokenEndpointAuthMethod: null,
    createdAt: new Date('2026-01-01T00:00:00Z'),
    tokensValidFrom: null,
    secrets: [{ id: `s-${client.clientId}`, hashKind: 'SHA256', hash: sha256Hex(SECRET), expiresAt: null }],
    ...client,
  }
  config.clients.push(whole)
  return whole
}

/** Replaces the domain of a name by a changed copy, as a save does. */
export function changeDomain(config: MemoryConfig, name: string, change: Partial<RuntimeDomain>): void {
  config.domains = config.domains.map((domain) => (domain.name === name ? { ...domain, ...change } : domain))
}

export function changeClient(config: MemoryConfig, clientId: string, change: Partial<RuntimeClient>): void {
  config.clients = config.clients.map((client) => (client.clientId === clientId ? { ...client, ...change } : client))
}

export function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
}

export const FORM = 'application/x-www-form-urlencoded'

export interface Sent {
  form?: Record<string, string> | string | Buffer
  headers?: Record<string, string>
  /** default Payments; null sends none */
  domain?: string | null
  query?: string
  method?: string
}

/** Sends a request into a handler: a form makes it a POST. */
export async function send(handle: HttpHandler, path: string, sent: Sent = {}) {
  const { form, query = '', domain = 'Payments' } = sent
  const body = Buffer.isBuffer(form)
    ? form
    : Buffer.from(typeof form === 'object' ? new URLSearchParams(form).toString() : (form ?? ''))
  const request: HttpRequest = {
    method: sent.method ?? (form === undefined ? 'GET' : 'POST'),
    path,
    query,
    headers: {
      ...(form === undefined ? {} : { 'content-type': FORM }),
      ...(domain === null ? {} : { 'x-oauth-identity-domain-name': domain }),
      ...sent.headers,
    },
    body,
    address: '192.0.2.1',
    correlationId: 'test-correlation-id',
  }
  return decode(await handle(request))
}

function decode(response: HttpResponse) {
  const text = response.body.toString()
  const isJson = response.headers['Content-Type']?.startsWith('application/json') && text !== ''
  return { ...response, json: (isJson ? JSON.parse(text) : undefined) as Record<string, unknown> }
}

/** A client-credentials request of the client `reporter`, with changes. */
export function askToken(world: World, form: Record<string, string> = {}, sent: Omit<Sent, 'form'> = {}) {
  return send(world.handle, '/oauth2/rest/token', {
    ...sent,
    headers: { authorization: basic('reporter', SECRET), ...sent.headers },
    form: { grant_type: 'CLIENT_CREDENTIALS', ...form },
  })
}

/** A fresh access token of the client `reporter`. */
export async function freshToken(world: World, form: Record<string, string> = {}): Promise<string> {
  const { json } = await askToken(world, form)
  return String(json.access_token)
}

/** Header and claims of a compact JWT, unverified. */
export function readToken(token: unknown): { header: Record<string, unknown>; claims: Record<string, unknown> } {
  const [header = '', claims = ''] = String(token).split('.')
  const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { header: parse(header), claims: parse(claims) }
}
