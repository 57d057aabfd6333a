import { describe, expect, it } from 'vitest'
import { basic } from '../testing/world'
import { createGatewayWorld, type GatewayWorld, OCIM_SECRET, type Sent } from './testing/world'

const FAILED = [401, 'Failed to authenticate application'] as const
const NOT_ON_GATEWAY = [403, 'Enterprise does not have access to gateway'] as const
const GRANT = [403, 'invalid_grant_type_or_scope'] as const

interface Broken {
  rule: string
  answer: readonly [number, string]
  /** breaks this rule and none before it */
  world?: (world: GatewayWorld) => void
  sent?: Sent
}

const application = (world: GatewayWorld) => world.applications[0] ?? fail()
const clientNamed = (world: GatewayWorld, id: string) => world.clients.find((each) => each.clientId === id) ?? fail()
const user = (world: GatewayWorld) => world.users[0] ?? fail()
const fail = (): never => {
  throw new Error('the world lacks something')
}

/** In the order of the rules. */
const OCIM: readonly Broken[] = [
  { rule: 'gateway.enterprise-present', answer: [401, 'Enterprise id is required'], sent: header('enterpriseid', '') },
  { rule: 'gateway.host', answer: NOT_ON_GATEWAY, sent: header('host', 'nowhere.test') },
  { rule: 'gateway.enterprise', answer: NOT_ON_GATEWAY, sent: header('enterpriseid', 'BETAHQ') },
  { rule: 'gateway.application-present', answer: FAILED, sent: header('x-app-key', '') },
  { rule: 'gateway.application', answer: FAILED, sent: header('x-app-key', 'no-such-key') },
  { rule: 'gateway.application-enabled', answer: FAILED, world: (w) => change(application(w), { isDisabled: true }) },
  { rule: 'gateway.client-present', answer: FAILED, sent: header('authorization', 'Bearer abc') },
  { rule: 'gateway.client', answer: FAILED, sent: header('authorization', basic('nobody', OCIM_SECRET)) },
  {
    rule: 'gateway.client-environment',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ocim-client'), { environmentId: 'e2' }),
  },
  { rule: 'gateway.application-integration', answer: FAILED, world: (w) => void w.integrations.splice(0, 1) },
  {
    rule: 'gateway.client-scheme',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ocim-client'), { scheme: 'SSD' }),
  },
  { rule: 'gateway.scheme-open', answer: FAILED, world: (w) => change(w.environment, { phase: 'PLANNED' }) },
  {
    rule: 'gateway.client-enabled',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ocim-client'), { isDisabled: true }),
  },
  {
    rule: 'gateway.client-secret',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ocim-client'), { secrets: [] }),
  },
  {
    rule: 'gateway.address',
    answer: [403, 'Address is not allowed'],
    world: (w) => change(w.environment, { allowedNetworks: { includes: () => false } }),
  },
  { rule: 'gateway.grant', answer: GRANT, sent: { form: { grant_type: 'authorization_code' } } },
  { rule: 'gateway.scope', answer: GRANT, sent: { form: { scope: '' } } },
]

const SSD: readonly Broken[] = [
  { rule: 'gateway.host', answer: FAILED, sent: header('host', 'nowhere.test') },
  ...OCIM.slice(3, 7),
  { rule: 'gateway.client', answer: FAILED, sent: header('authorization', basic('nobody', 'x')) },
  {
    rule: 'gateway.client-environment',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ssd-client'), { environmentId: 'e2' }),
  },
  { rule: 'gateway.application-integration', answer: FAILED, world: (w) => void w.integrations.splice(0, 1) },
  {
    rule: 'gateway.client-scheme',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ssd-client'), { scheme: 'OCIM' }),
  },
  { rule: 'gateway.scheme-open', answer: FAILED, world: (w) => change(w.environment, { phase: 'MIGRATED' }) },
  {
    rule: 'gateway.client-enabled',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ssd-client'), { isDisabled: true }),
  },
  {
    rule: 'gateway.client-secret',
    answer: FAILED,
    world: (w) => change(clientNamed(w, 'ssd-client'), { secrets: [] }),
  },
  { rule: 'gateway.user-present', answer: FAILED, sent: { form: { username: '' } } },
  { rule: 'gateway.user-address', answer: FAILED, world: (w) => change(w.guard, { allowed: 0 }) },
  { rule: 'gateway.user-guesses', answer: FAILED, world: (w) => change(w.guard, { userAllowed: 0 }) },
  { rule: 'gateway.user', answer: FAILED, sent: { form: { username: 'SOMEBODY_ELSE' } } },
  { rule: 'gateway.user-password', answer: FAILED, sent: { form: { password: 'another password' } } },
  { rule: 'gateway.user-enabled', answer: FAILED, world: (w) => change(user(w), { isDisabled: true }) },
  { rule: 'gateway.user-integration', answer: FAILED, world: (w) => change(user(w), { integrationId: 'i2' }) },
]

function header(name: string, value: string): Sent {
  return { headers: { [name]: value } }
}

function change<T extends object>(thing: T, values: Partial<T>): void {
  Object.assign(thing, values)
}

/** A request that breaks all of these rules. */
function breaking(rules: readonly Broken[], world: GatewayWorld): Sent {
  const sent: Sent = { headers: {}, form: {} }
  // The first of two that set the same thing wins: it is the one that is asked about.
  for (const broken of [...rules].reverse()) {
    broken.world?.(world)
    Object.assign(sent.headers ?? {}, broken.sent?.headers)
    if (typeof broken.sent?.form === 'object') Object.assign(sent.form ?? {}, broken.sent.form)
  }
  return sent
}

describe.each([
  { scheme: 'OCIM', rules: OCIM },
  { scheme: 'SSD', rules: SSD },
] as const)('a request for a token under $scheme', ({ scheme, rules }) => {
  const send = (world: GatewayWorld, sent: Sent) => (scheme === 'SSD' ? world.ssd(sent) : world.ocim(sent))

  it('is answered where every rule holds', async () => {
    expect((await send(createGatewayWorld(), {})).status).toBe(200)
  })

  it.each(rules.map((broken) => [broken.rule, broken] as const))('is refused by %s alone', async (rule, broken) => {
    const world = createGatewayWorld()
    const { status, body, headers } = await send(world, breaking([broken], world))
    expect(world.lastRule()).toBe(rule)
    expect([status, body]).toEqual(broken.answer)
    expect(headers['Content-Type']).toMatch(/^text\/plain/)
    expect(headers['Cache-Control']).toBe('no-store')
  })

  it.each(rules.map((broken, index) => [broken.rule, index] as const))(
    'is refused by %s before any later rule',
    async (rule, index) => {
      const world = createGatewayWorld()
      await send(world, breaking(rules.slice(index), world))
      const trace = world.refused.at(-1)?.trace ?? []
      expect(trace.map((each) => each.rule)).toEqual(rules.slice(0, index + 1).map((broken) => broken.rule))
      expect(trace.map((each) => each.passed)).toEqual([...rules.slice(0, index).map(() => true), false])
      expect(trace.at(-1)?.rule).toBe(rule)
    },
  )
})
