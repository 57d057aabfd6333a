import { loadBundled } from '../scripts/lib/bundle.mjs'
import { measure, startPinned, untilAnswers } from './lib/load.mjs'
import { percent, printTable, whole } from './lib/table.mjs'

const FORM = 'application/x-www-form-urlencoded'
/** as the token endpoint of the core has to reach */
const TARGET = 0.8
/** the most that writing usage down may add */
const RECORDING_TARGET = 0.05

async function bareSigner(options) {
  const server = startPinned(['bench/yardstick.mjs', 'RS256', String(options.sparePort)])
  const url = `http://127.0.0.1:${options.sparePort}/`
  await untilAnswers(url)
  const figures = measure(
    { name: 'RS256', url, method: 'POST', body: 'grant_type=CLIENT_CREDENTIALS' },
    server.pid,
    options,
  )
  await server.stop()
  return figures
}

/** Tokens of a gateway under OCIM beside those of the core, each between two measurements of the bare signing server. */
export async function measureGateway(base, dataDir, prepared, options) {
  const { prepareGateway, measureRecording } = await loadBundled('bench/gateway-figures.ts')
  const { gateway, enterpriseId, applicationKey, authorization } = await prepareGateway(dataDir, prepared.rs256.domain)
  const post = (url, headers, body) => ({ url, method: 'POST', headers: { 'Content-Type': FORM, ...headers }, body })
  const core = { Authorization: prepared.rs256.authorization, 'X-OAUTH-IDENTITY-DOMAIN-NAME': prepared.rs256.domain }
  const ocim = { Authorization: authorization, 'x-app-key': applicationKey, enterpriseId }
  const tokens = `${base}/gateways/${gateway}/oauth/v1/tokens`
  const form = 'grant_type=client_credentials&scope=urn%3Aopc%3Ahgbu%3Aws%3A__myscopes__'
  const scenarios = [
    { name: 'token of the core, RS256', ...post(`${base}/oauth2/rest/token`, core, 'grant_type=CLIENT_CREDENTIALS') },
    { name: 'token of a gateway, OCIM, RS256', ...post(tokens, ocim, form) },
  ]
  const rows = []
  for (const scenario of scenarios) {
    const before = await bareSigner(options)
    const { perSecond, p50, p99, cpuMicros } = measure(scenario, options.pid, options)
    const after = await bareSigner(options)
    const share = perSecond / ((before.perSecond + after.perSecond) / 2)
    const cpuShare = (before.cpuMicros + after.cpuMicros) / 2 / cpuMicros
    const reached = share >= TARGET ? 'yes' : 'no'
    rows.push([scenario.name, whole(perSecond), p50, p99, percent(share), percent(cpuShare), percent(TARGET), reached])
  }
  printTable(
    'Gateways beside the core: server on one core, load from another, 32 kept-alive connections, SQLite on disk',
    ['request', 'per second', 'p50', 'p99', 'of the bare signer', 'by CPU', 'target', 'reached'],
    rows,
  )
  const { recordedMicros, silentMicros } = await measureRecording()
  const added = recordedMicros / silentMicros - 1
  printTable(
    'What writing down usage adds to a token of a gateway (RS256), in processor time',
    ['µs counted', 'µs not counted', 'added', 'target', 'reached'],
    [
      [
        recordedMicros.toFixed(1),
        silentMicros.toFixed(1),
        `${(added * 100).toFixed(1)} %`,
        `under ${percent(RECORDING_TARGET)}`,
        added < RECORDING_TARGET ? 'yes' : 'no',
      ],
    ],
  )
}
