import { mkdtempSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { BASE_DN, BIND_DN, BIND_PASSWORD, PASSWORD } from '../../scripts/lib/openldap/tree.mjs'
import { adminCredentials } from '../fixtures/admin'
import { info, introspect, refreshingPolicy, signInPerson } from '../fixtures/grants'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer, stateDir } from '../fixtures/server'
import { seedDirectories } from './directories'

let server: RunningServer
let policy: Policy

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  if (!process.env.TEST_LDAP_URL) throw new Error('no OpenLDAP server: scripts/with-openldap.mjs starts one')
  const dataDir = mkdtempSync(path.join(stateDir(), 'directory-'))
  recordSecret(BIND_PASSWORD)
  recordSecret(PASSWORD)
  await seedDirectories(dataDir, {
    Hotel: {
      connection: {
        url: process.env.TEST_LDAPS_URL ?? '',
        bindDn: BIND_DN,
        caCertificates: readFileSync(process.env.TEST_LDAP_CA_FILE ?? '', 'utf8'),
      },
      search: { baseDn: `ou=people,${BASE_DN}` },
      groups: { baseDn: `ou=groups,${BASE_DN}` },
    },
    Down: { connection: { url: 'ldaps://localhost:9', operationTimeoutMs: 500 }, search: { baseDn: BASE_DN } },
  })
  server = await startServer({ dataDir, admin: adminCredentials() })
  const { domain, client } = refreshingPolicy()
  policy = await createPolicy(server.url, { domain: { ...domain, identityProvider: 'Hotel' }, client })
})
test.afterAll(async () => {
  await server?.stop()
})

const someone = (username: string, password = PASSWORD) => ({ id: '', username, email: '', password })

test('people of a directory sign in with the password that the directory knows', async () => {
  const ada = await signInPerson(server.url, policy, someone('ADA'))
  expect(ada.status).toBe(200)
  expect((await introspect(server.url, policy, ada.accessToken)).json).toMatchObject({ active: true, sub: 'ada' })
  expect((await info(server.url, policy, ada.accessToken)).status).toBe(200)
  for (const wrong of [
    someone('ada', 'wrong'),
    someone('ada', ''),
    someone('nobody'),
    someone('*'),
    someone('a)(uid=*'),
  ]) {
    expect((await signInPerson(server.url, policy, wrong)).status).toBeGreaterThanOrEqual(400)
  }
})

test('who is locked in the directory, or must change the password there, is refused', async () => {
  for (const name of ['locked', 'newcomer']) {
    expect((await signInPerson(server.url, policy, someone(name))).status).toBe(400)
  }
})

test('a directory that is down refuses its own people in time, and nobody else', async () => {
  const { domain, client } = refreshingPolicy()
  const other = await createPolicy(server.url, { domain: { ...domain, identityProvider: 'Down' }, client })
  const startedAt = performance.now()
  const [refused, served] = await Promise.all([
    signInPerson(server.url, other, someone('ada')),
    signInPerson(server.url, policy, someone('grace')),
  ])
  expect(refused.status).toBe(503)
  expect(served.status).toBe(200)
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})
