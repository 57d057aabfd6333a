/** Whole code flows with a proof key, as people and clients run them, on the durable store. */

import { fork, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Browser, fetchOnce, formOf } from './lib/browser.mjs'
import { cpuSecondsOf, measure, startPinned, untilAnswers } from './lib/load.mjs'
import { printTable, whole } from './lib/table.mjs'

const POLICY = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin'
const REDIRECT = 'https://client.bench.test/callback'
const PASSWORD = 'a passphrase for one benchmark'
const PEOPLE = 64
const AT_ONCE = 32
const TARGETS = { session: 800, signIn: 150 }
const OURS = { authorize: '/authorize', token: '/token' }

const basic = (name, secret) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`

async function admin(base, authorization, path, type, body) {
  const headers = { authorization, accept: 'application/json', 'content-type': type }
  const answer = await fetchOnce(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
  return JSON.parse(answer.text)
}

/** A domain that keeps consents, a client of the code flow, and people. */
async function prepare(base, { username, password }, keyPair) {
  const authorization = basic(username, password)
  const create = (entity, body) => admin(base, authorization, `${POLICY}/${entity}`, 'application/json', body)
  const domain = `BenchFlow-${randomBytes(4).toString('hex')}`
  await create('oauthidentitydomain', {
    name: domain,
    tokenSettings: [
      { tokenType: 'ACCESS_TOKEN', tokenExpiry: 3600, refreshTokenEnabled: true, refreshTokenExpiry: 86400 },
      { tokenType: 'AUTHZ_CODE', tokenExpiry: 60 },
    ],
    customAttrs: JSON.stringify({ issuerMode: 'DOMAIN', consentExpiryTimeInMinutes: '1440' }),
    ...(keyPair && { defaultSigningKeyPair: keyPair }),
  })
  await create('application', { name: 'Ledger', idDomain: domain, scopes: [{ scopeName: 'read' }] })
  const { secret } = await create('client', {
    id: 'portal',
    name: 'Portal',
    idDomain: domain,
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
    redirectURIs: [{ url: REDIRECT, isHttps: true }],
    scopes: ['openid', 'Ledger.read'],
    defaultScope: 'Ledger.read',
  })
  const people = []
  for (let n = 0; n < PEOPLE; n++) {
    const userName = `flow-${domain}-${n}`
    await admin(base, authorization, '/scim/v2/UserIdentityStore1/Users', 'application/scim+json', {
      userName,
      password: PASSWORD,
    })
    people.push(userName)
  }
  const root = `/oauth2/domains/${domain}`
  return { base, root, paths: OURS, userField: 'username', client: basic('portal', secret), people }
}

function authorizePath({ root, paths }, challenge, prompt) {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'portal',
    redirect_uri: REDIRECT,
    scope: 'openid Ledger.read',
    state: 's',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(prompt && { prompt }),
  })
  return `${root}${paths.authorize}?${query}`
}

/** From the authorization request to three tokens; signs in and consents where it is asked to. */
async function runFlow(place, browser, person, prompt) {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  let answer = await browser.open(authorizePath(place, challenge, prompt))
  for (let step = 0; step < 8; step++) {
    const location = answer.headers.location
    if (location?.startsWith(REDIRECT)) {
      const code = new URL(location).searchParams.get('code')
      if (!code) throw new Error(`no code: ${location}`)
      return redeem(place, code, verifier)
    }
    if (location) answer = await browser.open(location)
    else {
      const { action, hidden } = formOf(answer.text)
      const isSignIn = answer.text.includes('name="password"')
      const typed = isSignIn ? { [place.userField]: person, password: PASSWORD } : { decision: 'allow' }
      answer = await browser.post(action, { ...hidden, ...typed })
    }
  }
  throw new Error('the flow did not end')
}

async function redeem({ base, root, paths, client }, code, verifier) {
  const answer = await fetchOnce(`${base}${root}${paths.token}`, {
    method: 'POST',
    headers: { authorization: client, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    }).toString(),
  })
  const tokens = JSON.parse(answer.text)
  const signed = [tokens.access_token, tokens.id_token].every((token) => token?.split('.').length === 3)
  if (!signed || !tokens.refresh_token) throw new Error(`no tokens: ${answer.text}`)
  return tokens
}

/** Before anything is counted, as with every other figure: code that was never run is slow. */
const WARM_UP_SECONDS = 3

/** Runs flows for some seconds, so many at once; in a process of its own on the other core. */
async function load({ place, kind, seconds }) {
  const browsers = place.people.map(() => new Browser(place.base))
  if (kind === 'session') {
    for (const [n, browser] of browsers.entries()) await runFlow(place, browser, place.people[n])
  }
  let flows = 0
  const times = []
  const begun = Date.now() + WARM_UP_SECONDS * 1000
  const until = begun + seconds * 1000
  setTimeout(() => process.send({ begun: true }), WARM_UP_SECONDS * 1000)
  const loop = async (n) => {
    for (let turn = n; Date.now() < until; turn += AT_ONCE) {
      const at = turn % PEOPLE
      const startedAt = performance.now()
      if (kind === 'session') await runFlow(place, browsers[at], place.people[at])
      else await runFlow(place, new Browser(place.base), place.people[at], 'consent')
      if (Date.now() < begun) continue
      times.push(performance.now() - startedAt)
      flows++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => loop(n)))
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)] ?? 0
  process.send({ flows, perSecond: flows / seconds, p50: at(0.5), p99: at(0.99) })
}

/** The server has nothing to do meanwhile. */
function hashesPerSecond() {
  const script = fileURLToPath(new URL('lib/hashes.mjs', import.meta.url))
  const { stdout, stderr, status } = spawnSync('taskset', ['-c', '0', process.execPath, script], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

function loadBeside(job, pid) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['load'], {
      execPath: 'taskset',
      execArgv: ['-c', '1', process.execPath],
    })
    let cpuBefore = 0
    child.on('message', (message) => {
      if (message.begun) cpuBefore = cpuSecondsOf(pid)
      else resolve({ ...message, cpuMicros: ((cpuSecondsOf(pid) - cpuBefore) / message.flows) * 1e6 })
    })
    child.on('exit', (code) => code === 0 || reject(new Error(`the load ended with ${code}`)))
    child.send(job)
  })
}

const KINDS = {
  session: 'live session, stored consent',
  signIn: 'new sign-in and consent, argon2id included',
}

/** The same flows at oidc-provider on the core of the server, which has nothing to do meanwhile. */
async function measurePeer(algorithm, kind, { seconds, sparePort, people }) {
  const secret = randomBytes(24).toString('base64url')
  const server = startPinned(['bench/oidc-provider.mjs', algorithm, String(sparePort), secret, REDIRECT])
  const base = `http://127.0.0.1:${sparePort}`
  await untilAnswers(`${base}/jwks`)
  const paths = { authorize: '/auth', token: '/token' }
  const place = { base, root: '', paths, userField: 'login', client: basic('portal', secret), people }
  const figures = await loadBeside({ place, kind, seconds }, server.pid)
  await server.stop()
  return figures
}

/** @param keyPairs alias of a key pair by the algorithm it signs with; undefined for a domain's own RSA pair */
export async function measureFlows(base, account, { keyPairs, only, ...options }) {
  const rows = []
  for (const [algorithm, alias] of Object.entries(keyPairs)) {
    const place = await prepare(base, account, alias)
    for (const [kind, name] of Object.entries(KINDS)) {
      if (only && kind !== only) continue
      const { perSecond, p50, p99, cpuMicros } = await loadBeside({ place, kind, ...options }, options.pid)
      const peer = await measurePeer(algorithm, kind, { ...options, people: place.people })
      const target = TARGETS[kind]
      rows.push([
        `${name}, ${algorithm}`,
        whole(perSecond),
        `${p50.toFixed(0)}ms`,
        `${p99.toFixed(0)}ms`,
        whole(cpuMicros),
        whole(peer.perSecond),
        whole(peer.cpuMicros),
        whole(target),
        perSecond >= target ? 'yes' : 'no',
      ])
    }
  }
  const hashes = hashesPerSecond()
  console.log(`\nargon2id alone, at the cost of the server, on its core: ${whole(hashes)} a second`)
  printTable(
    'Code flow with a proof key: authorize, redirect, token with access, ID and refresh token; 32 people at once.\n' +
      'Beside it oidc-provider, which keeps all in memory, writes nothing down and hashes no password',
    ['flow', 'per second', 'p50', 'p99', 'CPU µs', 'oidc-provider', 'its CPU µs', 'target', 'reached'],
    rows,
  )
}

/** What a token of a person costs at each use: signature, consents, session and person are looked at every time. */
export async function measureTokenUses(base, account, options) {
  const place = await prepare(base, account)
  const { access_token: token } = await runFlow(place, new Browser(base), place.people[0])
  const domainName = place.root.slice(place.root.lastIndexOf('/') + 1)
  const rows = []
  for (const scenario of [
    { name: 'user info', url: `${base}${place.root}/userinfo`, headers: { Authorization: `Bearer ${token}` } },
    {
      name: 'introspection of an access token of a person',
      url: `${base}${place.root}/introspect`,
      method: 'POST',
      headers: { Authorization: place.client, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `token=${token}`,
    },
    {
      name: 'token information',
      url: `${base}/oauth2/rest/token/info?access_token=${token}`,
      headers: { 'X-OAUTH-IDENTITY-DOMAIN-NAME': domainName },
    },
  ]) {
    const { perSecond, p50, p99, cpuMicros } = measure(scenario, options.pid, options)
    rows.push([scenario.name, whole(perSecond), p50, p99, whole(cpuMicros)])
  }
  printTable('Uses of a token of a person', ['request', 'per second', 'p50', 'p99', 'CPU µs'], rows)
}

if (process.argv[2] === 'load') {
  process.once('message', (job) =>
    load(job).then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    ),
  )
}
