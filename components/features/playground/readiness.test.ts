import { describe, expect, it } from 'vitest'
import { isRegistered, playgroundAddresses, withoutPlayground, withPlayground } from './readiness'

const addresses = playgroundAddresses('https://id.example')
const client = {
  redirectURIs: [{ url: 'https://app.example/cb', isHttps: true }],
  postLogoutRedirectURIs: ['https://app.example/bye'],
}

describe('the addresses of the playground on a client', () => {
  it('are added beside its own and taken away again, leaving the client as it was', () => {
    const ready = withPlayground(client, addresses)
    expect(isRegistered(client, addresses)).toBe(false)
    expect(isRegistered(ready, addresses)).toBe(true)
    expect(ready.redirectURIs).toEqual([
      ...client.redirectURIs,
      { url: 'https://id.example/playground/callback', isHttps: true },
    ])
    expect(withoutPlayground(ready, addresses)).toEqual(client)
  })

  it('are there once, however often they are added', () => {
    const twice = withPlayground(withPlayground(client, addresses), addresses)
    expect(twice).toEqual(withPlayground(client, addresses))
  })
})
