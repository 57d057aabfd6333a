import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { oauthConfigOf, setting } from '../fixtures/oauth-config'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

const admin = { username: 'oamadmin', password: recordSecret(`rest-${randomBytes(12).toString('base64url')}`) }
let server: RunningServer
test.beforeAll(async () => {
  server = await startServer({ admin })
})
test.afterAll(() => server.stop())

test('a session over the server-wide settings: C13 absent, written, read, C15 typed, C14 replaced whole', async () => {
  const config = oauthConfigOf(server.url, admin)
  expect((await config.get()).status).toBe(422)

  const recovery = setting('ClientSecretRecoveryEnabled', 'xsd:boolean', 'true')
  const foreign = setting('SomethingOfAnotherProduct', 'xsd:string', 'a &lt;b&gt; &amp; c')
  expect((await config.put(recovery, foreign)).status).toBe(200)
  const read = await config.get()
  expect(read.status).toBe(200)
  expect(read.text).toMatch(/^<Configuration xmlns:xsd="http:\/\/www\.w3\.org\/2001\/XMLSchema" /)
  expect(read.text).toContain(`    ${foreign}\n`)

  // A script reads, appends and writes back: what it leaves out is gone.
  const kept = [...read.text.matchAll(/<Setting Name="(?!OAuthConfig).*?<\/Setting>/g)].map(([text]) => text)
  expect(kept).toEqual([recovery, foreign])
  const check = setting('userPasswordChangeCheckEnabled', 'xsd:boolean', 'true')
  expect((await config.put(...kept, check)).text).toContain('userPasswordChangeCheckEnabled')
  await config.put(check)
  expect((await config.get()).text.match(/Name="[^"]+"/g)).toEqual([
    'Name="OAuthConfig"',
    'Name="userPasswordChangeCheckEnabled"',
  ])

  expect((await config.put(setting('userPasswordChangeCheckEnabled', 'xsd:string', 'true'))).status).toBe(422)
  expect((await config.put(foreign.replace('&amp;', '&'))).status).toBe(422)
  expect((await config.get()).text).toContain('userPasswordChangeCheckEnabled')
  expect((await oauthConfigOf(server.url, { ...admin, password: 'wrong-password' }).get()).status).toBe(401)
})
