import { afterAll, beforeAll, expect, it } from 'vitest'
import { log } from '@/lib/base/log'
import { Browser } from '@/lib/oauth/testing/browser'
import { basic, readToken, send } from '@/lib/oauth/testing/world'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { createResource } from '@/lib/policy/resources'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { createUser } from '@/lib/users/users'
import { type StartedRuntime, startRuntime } from '../start-runtime'

/** Real services, a real SQLite file, real pages, and a browser that reads forms out of them. */
let world: World
let runtime: StartedRuntime
beforeAll(async () => {
  log().level = 'silent'
  world = await openWorld()
  runtime = await startRuntime(world.system)
})
afterAll(async () => {
  await runtime.stop()
  await world.close()
})

const CALLBACK = 'https://shop.example/cb'
const PASSWORD = 'correct horse battery'
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** What a browser would send back of the page's form, but for what the person fills in. */
function formOf(html: string): { action: string; ticket: string } {
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? ''
  const ticket = /<input[^>]* name="ticket"[^>]* value="([^"]+)"|value="([^"]+)"[^>]* name="ticket"/.exec(html)
  return { action, ticket: ticket?.[1] ?? ticket?.[2] ?? '' }
}

it('a person signs in, consents, and the client gets its tokens; the second time nobody is asked anything', async () => {
  const { system } = world
  await createDomain(system, { name: 'Shops', customAttrs: { consentExpiryTimeInMinutes: '60' } })
  await createResource(system, { name: 'Ledger', idDomain: 'Shops', scopes: [{ scopeName: 'read' }] })
  const { secret } = await createClient(system, {
    id: 'shop',
    name: 'The shop',
    idDomain: 'Shops',
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['AUTHORIZATION_CODE'],
    redirectURIs: [{ url: CALLBACK }],
    scopes: ['openid', 'Ledger.read'],
  })
  const store = await world.store.identityStores.byName('UserIdentityStore1')
  await createUser(system, store?.id ?? '', { username: 'ada', password: PASSWORD })
  const browser = new Browser(runtime.handle, system.publicUrl)
  const query = new URLSearchParams({
    domain: 'Shops',
    response_type: 'code',
    client_id: 'shop',
    redirect_uri: CALLBACK,
    scope: 'openid Ledger.read',
    state: 's1',
    nonce: 'n1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  })

  const signIn = await browser.get(`/oauth2/rest/authz?${query}`)
  expect(signIn.body).toContain('The shop')
  const first = formOf(signIn.body)
  const posted = await browser.post(first.action, { ticket: first.ticket, username: 'ada', password: PASSWORD })
  const consent = await browser.follow(posted)
  expect([consent.status, consent.headers['Content-Security-Policy']]).toEqual([
    200,
    expect.stringContaining("default-src 'none'"),
  ])
  expect(consent.body).toContain('Ledger')
  const second = formOf(consent.body)
  const done = await browser.post(second.action, { ticket: second.ticket, decision: 'allow' })
  expect(done.location?.href).toContain(`${CALLBACK}?code=`)

  const exchange = (code: string) =>
    send(runtime.handle, '/oauth2/rest/token', {
      domain: 'Shops',
      headers: { authorization: basic('shop', secret ?? '') },
      form: { grant_type: 'AUTHORIZATION_CODE', code, redirect_uri: CALLBACK, code_verifier: VERIFIER },
    })
  const { json } = await exchange(done.location?.searchParams.get('code') ?? '')
  expect(readToken(json.id_token).claims).toMatchObject({ sub: 'ada', aud: 'shop', nonce: 'n1' })
  expect(readToken(json.access_token).claims).toMatchObject({
    grant: 'AUTHORIZATION_CODE',
    scope: ['openid', 'Ledger.read'],
  })

  const again = await browser.get(`/oauth2/rest/authz?${query}`)
  expect((await exchange(again.location?.searchParams.get('code') ?? '')).status).toBe(200)
  const account = await browser.get('/oauth2/domains/Shops/account')
  expect(account.body).toContain('The shop')
})
