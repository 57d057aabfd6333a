import { FORM } from './lib/admin.mjs'
import { measureBeside } from './lib/bare.mjs'
import { percent, printTable, whole } from './lib/table.mjs'

function scenarios(base, { rs256, es256, many }, token) {
  const post = (caller, path, body, extra = {}) => ({
    url: `${base}${path}`,
    method: 'POST',
    headers: {
      'Content-Type': FORM,
      'X-OAUTH-IDENTITY-DOMAIN-NAME': caller.domain,
      ...(caller.authorization ? { Authorization: caller.authorization } : {}),
    },
    body,
    ...extra,
  })
  const grant = 'grant_type=CLIENT_CREDENTIALS'
  const { authorizationsFile } = many
  return [
    {
      name: 'introspection, RS256',
      yardstick: 'plain',
      target: 6000,
      ...post(rs256, '/oauth2/rest/token/introspect', `token=${token}`),
    },
    { name: 'JWKS', yardstick: 'plain', target: 20_000, url: `${base}/oauth2/domains/${rs256.domain}/jwks` },
    {
      name: 'discovery',
      yardstick: 'plain',
      target: 20_000,
      url: `${base}/oauth2/domains/${rs256.domain}/.well-known/openid-configuration`,
    },
    { name: 'token, ES256, one client', yardstick: 'ES256', target: 0.6, ...post(es256, '/oauth2/rest/token', grant) },
    { name: 'token, RS256, one client', yardstick: 'RS256', target: 0.8, ...post(rs256, '/oauth2/rest/token', grant) },
    {
      isMany: true,
      name: `token, RS256, ${whole(many.clients)} clients`,
      yardstick: 'RS256',
      target: 0.8,
      ...post(many, '/oauth2/rest/token', grant, { authorizationsFile }),
    },
  ]
}

export async function fetchToken(base, caller) {
  const response = await fetch(`${base}/oauth2/rest/token`, {
    method: 'POST',
    headers: { authorization: caller.authorization, 'x-oauth-identity-domain-name': caller.domain },
    body: new URLSearchParams({ grant_type: 'CLIENT_CREDENTIALS' }),
  })
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`)
  return (await response.json()).access_token
}

/**
 * Each scenario between two measurements of its yardstick. Where other programs want the same core, the ratio of
 * processor times still says what a request costs.
 */
export async function measureThroughput(base, prepared, options) {
  const token = await fetchToken(base, prepared.rs256)
  const rows = []
  for (const scenario of scenarios(base, prepared, token)) {
    if (Boolean(scenario.isMany) !== options.many) continue
    if (options.only && !scenario.name.includes(options.only)) continue
    const { yardstick } = scenario
    const figures = await measureBeside(yardstick, scenario, options)
    const { perSecond, p50, p99, cpuMicros, bare, bareCpuMicros, share, cpuShare } = figures
    // A target below 1 is a share of the yardstick, any other a rate.
    const isShare = scenario.target < 1
    rows.push([
      scenario.name,
      whole(perSecond),
      p50,
      p99,
      `${whole(bare)} ${yardstick}`,
      percent(share),
      `${whole(cpuMicros)} : ${whole(bareCpuMicros)}`,
      percent(cpuShare),
      isShare ? percent(scenario.target) : `${whole(scenario.target)} /s`,
      (isShare ? share : perSecond) >= scenario.target ? 'yes' : 'no',
    ])
  }
  printTable(
    'Runtime: server on one core, load from another, 32 kept-alive connections, SQLite on disk',
    ['request', 'per second', 'p50', 'p99', 'bare server', 'ratio', 'CPU µs', 'ratio', 'target', 'reached'],
    rows,
  )
}
