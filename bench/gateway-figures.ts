import { randomUUID } from 'node:crypto'
import { systemClock } from '@/lib/base/clock'
import { parseEnv } from '@/lib/base/env'
import { configureLog } from '@/lib/base/log'
import { systemRandom } from '@/lib/base/random'
import { createGatewayHandler } from '@/lib/oauth/gateway/handler'
import { keyring, testKey } from '@/lib/oauth/testing/keys'
import { createWorld } from '@/lib/oauth/testing/world'
import { createGatewayEvents } from '@/lib/runtime/gateway/events'
import { GatewayRecorder } from '@/lib/runtime/gateway/recorder'
import { createSecretVerifier } from '@/lib/runtime/secret-verifier'
import { turnSigner } from '@/lib/runtime/signer'
import { Telemetry } from '@/lib/runtime/telemetry'
import { GATEWAY_SCOPE } from '@/lib/schemas/migration/gateway-rules'
import { createGatewaySnapshot } from '@/lib/store/migration/gateway-snapshot'
import { insertGatewayRows } from '@/lib/store/migration/testing/gateway-rows'
import { createStore } from '@/lib/store/prisma-store'
import { sqliteDatabase } from '@/lib/store/testing/databases'

export interface GatewayCaller {
  gateway: string
  enterpriseId: string
  applicationKey: string
  /** value of the Authorization header */
  authorization: string
}

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

/** One partner integration on OCIM, at a gateway whose tokens a prepared domain signs; beside the running server. */
export async function prepareGateway(dataDir: string, domainName: string): Promise<GatewayCaller> {
  const store = await createStore(parseEnv({ GATEHOUSE_DATA_DIR: dataDir }).DATABASE_URL)
  try {
    const domain = await store.domains.byName(domainName)
    if (!domain) throw new Error(`no domain ${domainName}`)
    const rows = await insertGatewayRows(store, { domain })
    return {
      gateway: rows.gateway.name,
      enterpriseId: rows.enterprise.code,
      applicationKey: rows.application.key,
      authorization: basic(rows.ocim.clientId, rows.ocim.secret),
    }
  } finally {
    await store.close()
  }
}

const ROUNDS = 12
const REQUESTS_A_ROUND = 1500
const AT_ONCE = 32

/** Processor time of one token with its usage written down each second, and of one that nobody counts, in turns. */
export async function measureRecording(): Promise<{ recordedMicros: number; silentMicros: number }> {
  configureLog('silent')
  const database = await sqliteDatabase()
  const store = await createStore(database.url)
  const { domain, config } = createWorld()
  const rows = await insertGatewayRows(store)
  config.domains = [{ ...domain, ...keyring(testKey('bench', 'RS256')), name: rows.domain.name }]
  const snapshot = createGatewaySnapshot(store)
  const recorder = new GatewayRecorder({ store, clock: systemClock, applyTraffic: async () => undefined })
  const system = { clock: systemClock, random: systemRandom }
  const deps = {
    ...system,
    config,
    gateways: snapshot,
    ssd: store.gatewayLookups,
    secrets: createSecretVerifier(system),
    passwords: createSecretVerifier(system),
    userGuard: { enter: async () => ({ wasRight: async () => undefined }) },
    passwordGuard: { enter: async () => true, succeeded: async () => undefined },
    signer: turnSigner,
    publicUrl: 'https://id.example.test',
  }
  const counted = createGatewayHandler({ ...deps, gatewayEvents: createGatewayEvents(new Telemetry(), recorder) })
  const nothing = () => undefined
  const silent = createGatewayHandler({ ...deps, gatewayEvents: { passed: nothing, refused: nothing } })
  const timer = setInterval(() => void recorder.flush(), 1000)

  const ask = (handle: typeof counted) =>
    handle({
      method: 'POST',
      path: '/oauth/v1/tokens',
      query: '',
      headers: {
        host: rows.gateway.host,
        'content-type': 'application/x-www-form-urlencoded',
        'x-app-key': rows.application.key,
        enterpriseid: rows.enterprise.code,
        authorization: basic(rows.ocim.clientId, rows.ocim.secret),
      },
      body: Buffer.from(new URLSearchParams({ grant_type: 'client_credentials', scope: GATEWAY_SCOPE }).toString()),
      address: '192.0.2.1',
      correlationId: randomUUID(),
    })

  async function round(handle: typeof counted): Promise<number> {
    const before = process.cpuUsage()
    for (let done = 0; done < REQUESTS_A_ROUND; done += AT_ONCE) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => ask(handle)))
      if (answers.some(({ status }) => status !== 200)) throw new Error('a request was refused')
    }
    if (handle === counted) await recorder.flush()
    const { user, system: kernel } = process.cpuUsage(before)
    return (user + kernel) / (Math.ceil(REQUESTS_A_ROUND / AT_ONCE) * AT_ONCE)
  }

  try {
    await round(counted)
    await round(silent)
    const recorded: number[] = []
    const unrecorded: number[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      recorded.push(await round(counted))
      unrecorded.push(await round(silent))
    }
    return { recordedMicros: median(recorded), silentMicros: median(unrecorded) }
  } finally {
    clearInterval(timer)
    await recorder.flush({ all: true })
    await snapshot.close()
    await store.close()
    await database.drop()
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
