import { beforeEach, describe, expect, it } from 'vitest'
import { PLAIN_SERVER } from '../testing/memory-config'
import { addDomain, askToken, createWorld, freshToken, PUBLIC_URL, readToken, send, type World } from '../testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
  addDomain(world.config, { id: 'd2', name: 'My own', issuerMode: 'DOMAIN' })
})
const get = (path: string, headers: Record<string, string> = {}) => send(world.handle, path, { domain: null, headers })
const change = (switches: Partial<typeof PLAIN_SERVER>) => {
  world.config.switches = { ...PLAIN_SERVER, ...switches }
}
const named = { 'x-oauth-identity-domain-name': 'Payments' }

describe('custom issuer (spec runtime-api §13)', () => {
  it('G31 CustomIssuerPathExtension=customPath: discovery issuer and iss end /customPath', async () => {
    change({ issuerPath: 'customPath' })
    const issuer = `${PUBLIC_URL}/customPath`
    expect((await get('/.well-known/openid-configuration')).json.issuer).toBe(issuer)
    expect((await get('/.well-known/openid-configuration', named)).json.issuer).toBe(issuer)
    const { claims } = readToken(await freshToken(world))
    expect(claims.iss).toBe(issuer)
    expect(claims.aud).toContain(issuer)
  })

  it('G32 OmitIssuerPort=true: no port in iss, and the endpoints keep theirs', async () => {
    world.deps.publicUrl = 'https://id.example.test:8443'
    change({ omitIssuerPort: true })
    expect(readToken(await freshToken(world)).claims.iss).toBe('https://id.example.test/oauth2')
    const { json } = await get('/.well-known/openid-configuration')
    expect(json.issuer).toBe('https://id.example.test/oauth2')
    expect(json.token_endpoint).toBe('https://id.example.test:8443/oauth2/rest/token')
  })

  it('is found where a standard client builds its discovery address from the issuer, in both issuer modes', async () => {
    change({ issuerPath: 'sso/v2' })
    for (const [issuer, path] of [
      ['/sso/v2', ''],
      ['/sso/v2/domains/My%20own', '/domains/My%20own'],
    ]) {
      const documents = [
        `${issuer}/.well-known/openid-configuration`,
        `/.well-known/openid-configuration${issuer}`,
        `/.well-known/oauth-authorization-server${issuer}`,
        // below the paths that exist, too
        `/oauth2${path}/.well-known/openid-configuration`,
      ]
      for (const document of documents) {
        expect((await get(document)).json.issuer, document).toBe(`${PUBLIC_URL}${issuer}`)
      }
    }
  })

  it('moves no endpoint', async () => {
    const before = (await get('/oauth2/domains/My%20own/.well-known/openid-configuration')).json
    change({ issuerPath: 'customPath' })
    const after = (await get('/customPath/domains/My%20own/.well-known/openid-configuration')).json
    expect({ ...after, issuer: null }).toEqual({ ...before, issuer: null })
    for (const path of ['/customPath/rest/token', '/customPath', '/customPath/domains/My%20own/jwks']) {
      expect((await get(path)).status).toBe(404)
    }
  })

  it('answers below no other path, however it is written', async () => {
    change({ issuerPath: 'customPath' })
    for (const path of [
      '/other/.well-known/openid-configuration',
      '/custompath/.well-known/openid-configuration',
      '/customPath2/.well-known/openid-configuration',
      '/customPath/../oauth2/.well-known/openid-configuration',
      '/x/customPath/.well-known/openid-configuration',
      '/customPath/.well-known/openid-configuration/more',
      '/.well-known/oauth-authorization-server/other',
    ]) {
      expect((await get(path)).status, path).toBe(404)
      expect(world.lastRule()).toBe('request.path')
    }
  })

  it('leaves tokens that were issued before the change valid until they expire', async () => {
    const token = await freshToken(world)
    change({ issuerPath: 'customPath', omitIssuerPort: true })
    const { status, json } = await send(world.handle, '/oauth2/rest/token/info', { form: { access_token: token } })
    expect([status, json.iss]).toEqual([200, `${PUBLIC_URL}/oauth2`])
  })

  it('shows in the metadata from the request after the change', async () => {
    await get('/.well-known/openid-configuration')
    change({ issuerPath: 'a' })
    expect((await get('/.well-known/openid-configuration')).json.issuer).toBe(`${PUBLIC_URL}/a`)
    change({})
    expect((await get('/.well-known/openid-configuration')).json.issuer).toBe(`${PUBLIC_URL}/oauth2`)
  })

  it('is answered as a defect, not as a missing page, while the switches cannot be read', async () => {
    world.config.server = () => {
      throw new Error('database is away')
    }
    expect((await get('/customPath/.well-known/openid-configuration')).status).toBe(500)
    expect((await askToken(world)).status).toBe(500)
  })
})
