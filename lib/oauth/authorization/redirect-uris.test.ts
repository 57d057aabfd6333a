import { beforeEach, describe, expect, it } from 'vitest'
import { type BrowserWorld, createBrowserWorld } from '../testing/browser-world'
import { addClient } from '../testing/world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
})

/** The person reads of it on the error page, and no address is told anything. */
async function expectErrorPage(redirect_uri: string) {
  const answer = await world.browser.get(world.address({ redirect_uri }))
  expect([answer.status, answer.location, answer.page?.kind]).toEqual([400, null, 'error'])
  expect(world.lastRule()).toBe('authorize.redirect-uri')
}

describe('redirect URIs (RFC 9700 §2.1, F1-1)', () => {
  it.each([
    'https://shop.example/cb/',
    'https://shop.example/CB',
    'https://shop.example/cb?x=1',
    'https://shop.example/cb#x',
    'https://shop.example:443/cb',
    'https://SHOP.example/cb',
    'https://shop.example/other',
    'https://shop.example/cb/../cb',
    'https://shop.example@evil.example/cb',
    'http://shop.example/cb',
  ])('refuses %s, which is almost a registered one', async (redirect_uri) => {
    await expectErrorPage(redirect_uri)
  })

  it('keeps the query of a registered one and adds to it', async () => {
    const answer = await world.browser.get(
      world.address({ redirect_uri: 'https://shop.example/other?from=home', scope: 'x' }),
    )
    expect(answer.location?.href).toMatch(/^https:\/\/shop\.example\/other\?from=home&error=invalid_scope&/)
  })

  const native = (uris: string[], clientType: 'MOBILE_CLIENT' | 'PUBLIC_CLIENT' | 'CONFIDENTIAL_CLIENT') =>
    addClient(world.config, 'd1', {
      clientId: 'native',
      clientType,
      redirectUris: new Set(uris),
      grantTypes: new Set(['AUTHORIZATION_CODE']),
      scopes: new Set(['Ledger.read']),
    })
  const ask = (redirect_uri: string) =>
    world.browser.get(world.address({ client_id: 'native', scope: 'Ledger.read', redirect_uri }))

  it.each([
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/cb'],
    ['http://127.0.0.1:8080/cb', 'http://127.0.0.1/cb'],
    ['http://[::1]/cb', 'http://[::1]:61023/cb'],
  ])('lets a native application registered with %s come back to %s (RFC 8252 §7.3)', async (known, sent) => {
    native([known], 'MOBILE_CLIENT')
    expect((await ask(sent)).page?.kind).toBe('signIn')
  })

  it.each([
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004/other'],
    ['http://127.0.0.1/cb', 'http://localhost:51004/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:51004.evil.example/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:99999/cb'],
    ['http://127.0.0.1/cb', 'http://127.0.0.1:80@evil.example/cb'],
    ['http://127.0.0.1/cb', 'https://127.0.0.1:51004/cb'],
    ['http://localhost/cb', 'http://localhost:51004/cb'],
    ['http://[::1]/cb', 'http://127.0.0.1:51004/cb'],
    ['https://app.example/cb', 'https://app.example:8443/cb'],
  ])('refuses a native application registered with %s that comes from %s', async (known, sent) => {
    native([known], 'PUBLIC_CLIENT')
    expect((await ask(sent)).page?.kind).toBe('error')
    expect(world.lastRule()).toBe('authorize.redirect-uri')
  })

  it('varies the port for native applications only', async () => {
    native(['http://127.0.0.1/cb'], 'CONFIDENTIAL_CLIENT')
    expect((await ask('http://127.0.0.1:51004/cb')).page?.kind).toBe('error')
  })

  it('sends no code over plain http where people come over TLS, but to their own machine (F1-4)', async () => {
    native(['http://app.example/cb', 'http://localhost:3000/cb', 'com.example.app:/cb'], 'PUBLIC_CLIENT')
    expect((await ask('http://app.example/cb')).page?.kind).toBe('error')
    expect(world.lastRule()).toBe('authorize.redirect-tls')
    expect((await ask('http://localhost:3000/cb')).page?.kind).toBe('signIn')
    expect((await ask('com.example.app:/cb')).page?.kind).toBe('signIn')
    world.deps.publicUrl = 'http://id.example.test'
    expect((await ask('http://app.example/cb')).page?.kind).toBe('signIn')
  })
})
