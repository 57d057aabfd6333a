import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type Party, relyingParty } from '../fixtures/relying-party'

const LIBRARY = path.resolve(
  import.meta.dirname,
  '../../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js',
)

/** An application of one page: what it is told, and what it shows. */
const html = (authority: string, clientId: string) => `<!doctype html><title>app</title><pre id="said">nobody</pre>
<script src="/oidc-client-ts.js"></script>
<script type="module">
  const manager = new oidc.UserManager({
    authority: ${JSON.stringify(authority)}, client_id: ${JSON.stringify(clientId)},
    redirect_uri: location.origin + '/callback', post_logout_redirect_uri: location.origin + '/out',
    scope: 'openid profile Ledger.read', loadUserInfo: true, automaticSilentRenew: false,
  })
  const say = (value) => { document.querySelector('#said').textContent = JSON.stringify(value) }
  const show = ({ profile, scope, token_type, refresh_token, expires_in }) =>
    say({ profile, scope, token_type, expires_in, hasRefreshToken: Boolean(refresh_token) })
  window.app = {
    signIn: () => manager.signinRedirect(),
    renew: async () => show(await manager.signinSilent()),
    signOut: () => manager.signoutRedirect(),
  }
  try {
    if (location.pathname === '/callback') show(await manager.signinRedirectCallback())
    if (location.pathname === '/out') { await manager.signoutRedirectCallback(); say('signed out') }
  } catch (error) { say({ failed: String(error) }) }
</script>`

let app: Server
let home: string
let party: Party
test.beforeAll(async () => {
  app = createServer((request, response) => {
    if (request.url === '/oidc-client-ts.js') return response.end(readFileSync(LIBRARY))
    return response.setHeader('content-type', 'text/html').end(html(party.server.issuer, party.policy.clientId))
  })
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  home = `http://localhost:${(app.address() as AddressInfo).port}`
  party = await relyingParty({
    client: {
      clientType: 'PUBLIC_CLIENT',
      usePKCE: 'STRICT',
      redirectURIs: [{ url: `${home}/callback` }],
      postLogoutRedirectURIs: [`${home}/out`],
    },
  })
})
test.afterAll(() => {
  app.closeAllConnections()
  app.close()
})

const said = async (page: Page) => JSON.parse((await page.locator('#said').textContent()) ?? '')

test('a page with oidc-client-ts signs a person in without a secret, renews, and signs out', async ({ page }) => {
  const { person } = party
  await page.goto(home)
  await page.evaluate('void app.signIn()')
  await page.locator('input[name=username]').fill(person.username)
  await page.locator('input[name=password]').fill(person.password)
  await page.locator('button[type=submit]').first().click()
  await page.locator('button[name=decision][value=allow]').click()
  await expect(page.locator('#said')).toContainText('profile')
  expect(await said(page)).toMatchObject({
    profile: { sub: person.username, name: 'Casey Brown' },
    scope: 'openid profile Ledger.read',
    token_type: 'Bearer',
    hasRefreshToken: true,
  })

  await page.locator('#said').evaluate((element) => {
    element.textContent = '{}'
  })
  await page.evaluate('app.renew()')
  expect((await said(page)).profile).toMatchObject({ sub: person.username })

  await page.evaluate('void app.signOut()')
  await expect(page.locator('#said')).toHaveText('"signed out"')
  await page.evaluate('void app.signIn()')
  await expect(page.locator('input[name=password]')).toBeVisible()
})
