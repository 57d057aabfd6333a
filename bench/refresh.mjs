import { spawn } from 'node:child_process'
import { administrator, basic, call, FORM, named } from './lib/admin.mjs'
import { measureBeside } from './lib/bare.mjs'
import { measure } from './lib/load.mjs'
import { percent, printTable, whole } from './lib/table.mjs'

const REFRESH_TARGET = 0.6
const STORM_LOGINS_AT_ONCE = 16

/** A domain that refreshes by the given switches, a client that may, and a person; made through the public doors. */
async function prepare(base, admin, customAttrs) {
  const { create, createPerson } = administrator(base, admin)
  const domain = named('BenchPeople')
  const access = { tokenType: 'ACCESS_TOKEN', tokenExpiry: 3600, refreshTokenEnabled: true, refreshTokenExpiry: 86400 }
  await create('oauthidentitydomain', {
    name: domain,
    tokenSettings: [access],
    customAttrs: JSON.stringify(customAttrs),
  })
  await create('application', { name: 'Ledger', idDomain: domain, scopes: [{ scopeName: 'read' }] })
  const { secret } = await create('client', {
    id: 'portal',
    name: 'Portal',
    idDomain: domain,
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['PASSWORD', 'REFRESH_TOKEN'],
    scopes: ['Ledger.read'],
    defaultScope: 'Ledger.read',
  })
  const { username, password } = await createPerson()
  const headers = {
    Authorization: basic('portal', secret),
    'X-OAUTH-IDENTITY-DOMAIN-NAME': domain,
    'Content-Type': FORM,
  }
  const login = new URLSearchParams({ grant_type: 'PASSWORD', username, password }).toString()
  const { refresh_token: token } = await call(`${base}/oauth2/rest/token`, 'POST', headers, login)
  return { domain, headers, login, token }
}

/** Refreshing beside the bare signing server: once as the original does by default, once with a row written each time. */
export async function measureRefresh(base, admin, options) {
  const rows = []
  for (const [name, customAttrs] of [
    ['refresh, default switches', {}],
    ['refresh, a new refresh token each time', { refreshTokenRotation: 'true' }],
    ['introspection of a refresh token', {}],
  ]) {
    const { headers, token } = await prepare(base, admin, customAttrs)
    const isIntrospection = name.startsWith('introspection')
    const encoded = encodeURIComponent(token)
    const scenario = {
      name,
      url: `${base}/oauth2/rest/token${isIntrospection ? '/introspect' : ''}`,
      method: 'POST',
      headers,
      body: isIntrospection ? `token=${encoded}` : `grant_type=REFRESH_TOKEN&refresh_token=${encoded}`,
    }
    const { perSecond, p50, p99, bare, share, cpuShare } = await measureBeside('RS256', scenario, options)
    const isTarget = name === 'refresh, default switches'
    const target = isTarget ? [percent(REFRESH_TARGET), share >= REFRESH_TARGET ? 'yes' : 'no'] : ['–', '–']
    rows.push([name, whole(perSecond), p50, p99, whole(bare), percent(share), percent(cpuShare), ...target])
  }
  printTable(
    'Refreshing: server on one core, load from another, 32 kept-alive connections, SQLite on disk',
    ['request', 'per second', 'p50', 'p99', 'bare signer', 'ratio', 'CPU ratio', 'target', 'reached'],
    rows,
  )
}

/** What keys cost others while people sign in: JWKS alone, and beside as many password logins as come through. */
export async function measurePasswordStorm(base, admin, options) {
  const { domain, headers, login } = await prepare(base, admin, {})
  const jwks = { name: 'JWKS', url: `${base}/oauth2/domains/${domain}/jwks` }
  const alone = measure(jwks, options.pid, options)
  const storm = startStorm({ url: `${base}/oauth2/rest/token`, headers, body: login })
  const beside = measure(jwks, options.pid, options)
  const { logins, seconds } = await storm.stop()
  printTable(
    `JWKS during a storm of password logins, ${STORM_LOGINS_AT_ONCE} at once`,
    ['', 'JWKS per second', 'p50', 'p99', 'logins per second'],
    [
      ['alone', whole(alone.perSecond), alone.p50, alone.p99, '–'],
      ['in the storm', whole(beside.perSecond), beside.p50, beside.p99, (logins / seconds).toFixed(1)],
    ],
  )
}

/** Logins without a pause from a process of its own, because wrk holds this one up while it runs. */
function startStorm(request) {
  const program = `
    const { url, headers, body } = JSON.parse(process.argv[1]); let logins = 0; let on = true; const begun = Date.now()
    const loop = async () => { while (on) { const r = await fetch(url, { method: 'POST', headers, body }); await r.text(); if (r.ok) logins++ } }
    for (let n = 0; n < ${STORM_LOGINS_AT_ONCE}; n++) loop()
    process.on('SIGTERM', () => { on = false; console.log(JSON.stringify({ logins, seconds: (Date.now() - begun) / 1000 })); process.exit(0) })`
  const child = spawn('taskset', ['-c', '1', process.execPath, '-e', program, JSON.stringify(request)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    async stop() {
      child.kill('SIGTERM')
      await ended
      return JSON.parse(said)
    },
  }
}
