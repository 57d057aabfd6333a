import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OAUTH_CONFIG_PATH } from '@/lib/http/oauth-config-xml'
import { CONFIG_REST_PATH } from './oauth-config'
import { createRestWorld, type RestWorld, type Sent } from './testing/rest-world'

const query = `path=${encodeURIComponent(OAUTH_CONFIG_PATH)}`
const XML = { 'content-type': 'application/xml' }
const map = (...settings: string[]) =>
  `<Setting Name="OAuthConfig" Type="htf:map" Path="${OAUTH_CONFIG_PATH}">\n${settings.join('\n')}\n</Setting>`
const flag = (name: string, value = 'true', type = 'xsd:boolean') =>
  `<Setting Name="${name}" Type="${type}">${value}</Setting>`
const PASSWORD_CHECK = flag('userPasswordChangeCheckEnabled')

let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
})
afterAll(() => world.close())
const get = (sent: Sent = {}) => world.call('GET', CONFIG_REST_PATH, { query, ...sent })
const put = (body: string, sent: Sent = {}) =>
  world.call('PUT', CONFIG_REST_PATH, { query, body, ...sent, headers: { ...XML, ...sent.headers } })

describe('server-wide OAuth settings before they exist', () => {
  it('C13 GET OAuthConfig before creation answers 422', async () => {
    const { status, text } = await get()
    expect([status, text]).toEqual([422, 'OAuthConfig does not exist; a PUT creates it'])
  })

  it('a refused PUT creates nothing', async () => {
    expect((await put(map(flag('OmitIssuerPort', 'perhaps')))).status).toBe(422)
    expect((await put('<Setting')).status).toBe(422)
    expect((await get()).status).toBe(422)
  })
})

describe('server-wide OAuth settings', () => {
  beforeEach(async () => {
    expect((await put(map(flag('ClientSecretRecoveryEnabled'), flag('Unknown', ' kept ', 'xsd:string')))).status).toBe(
      200,
    )
  })

  it('C13 after PUT, GET answers 200 XML, wrapped as the original has it', async () => {
    const { status, headers, text } = await get()
    expect([status, headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8'])
    expect(text).toBe(
      `<Configuration xmlns:xsd="http://www.w3.org/2001/XMLSchema" xsd:schemaLocation="http://higgins.eclipse.org/sts/Configuration Configuration.xsd" Path="${OAUTH_CONFIG_PATH}">
  <Setting Name="OAuthConfig" Type="htf:map">
    <Setting Name="ClientSecretRecoveryEnabled" Type="xsd:boolean">true</Setting>
    <Setting Name="Unknown" Type="xsd:string"> kept </Setting>
  </Setting>
</Configuration>
`,
    )
  })

  it('C14 PUT with one setting drops all others, unknown ones too', async () => {
    const answer = await put(map(PASSWORD_CHECK))
    const { text } = await get()
    expect(text.match(/Name="(\w+)"/g)).toEqual(['Name="OAuthConfig"', 'Name="userPasswordChangeCheckEnabled"'])
    expect(answer.text).toBe(text)
  })

  it('C15 userPasswordChangeCheckEnabled is an xsd:boolean in map OAuthConfig of type htf:map', async () => {
    expect((await put(map(PASSWORD_CHECK))).status).toBe(200)
    for (const wrong of [
      map(flag('userPasswordChangeCheckEnabled', 'true', 'xsd:string')),
      map(flag('userPasswordChangeCheckEnabled', 'True')),
      map(PASSWORD_CHECK).replace('htf:map', 'htf:list'),
      map(PASSWORD_CHECK).replace('"OAuthConfig"', '"OAuth"'),
      map(PASSWORD_CHECK).replace('NGAMServer', 'Other'),
    ]) {
      expect((await put(wrong)).status, wrong).toBe(422)
    }
    expect((await get()).text).toContain('userPasswordChangeCheckEnabled')
  })

  it('refuses an issuer path that would not be one', async () => {
    for (const path of [
      '/lead',
      'trail/',
      'a//b',
      '..',
      'a/../b',
      'sp ace',
      'a?b',
      'a#b',
      '%2e',
      'ä',
      'x'.repeat(201),
    ]) {
      expect((await put(map(flag('CustomIssuerPathExtension', path, 'xsd:string')))).status, path).toBe(422)
    }
    for (const path of ['', 'customPath', 'sso/v2', 'a.b~c_d-e']) {
      expect((await put(map(flag('CustomIssuerPathExtension', path, 'xsd:string')))).status, path).toBe(200)
    }
  })

  it('are read and written under the path in the query only', async () => {
    for (const other of ['', 'path=', 'path=%2FOther', `${query}%2FOAuthConfig`]) {
      expect((await get({ query: other })).status, other).toBe(422)
      expect((await put(map(PASSWORD_CHECK), { query: other })).status, other).toBe(422)
    }
    expect((await get()).text).toContain('Unknown')
  })

  it('take the labels under which scripts send XML, and no others', async () => {
    for (const type of ['application/xml;charset=UTF-8', 'text/xml', 'application/x-www-form-urlencoded', '']) {
      expect((await put(map(PASSWORD_CHECK), { headers: { 'content-type': type } })).status, type).toBe(200)
    }
    expect((await put('{}', { headers: { 'content-type': 'application/json' } })).status).toBe(415)
    expect((await put(map(), { headers: { 'content-encoding': 'gzip' } })).status).toBe(415)
  })

  it('answer a refusal as a problem where JSON is asked for', async () => {
    const { status, headers, json } = await put(map(flag('OmitIssuerPort', 'x')), {
      headers: { accept: 'application/json' },
    })
    expect([status, headers['content-type']]).toEqual([422, 'application/problem+json'])
    expect(json()).toMatchObject({ fieldErrors: { OmitIssuerPort: ['must be true or false'] } })
  })

  it('are open to administrators, read by auditors, and told to nobody else', async () => {
    expect((await get({ as: null })).status).toBe(401)
    expect((await put(map(), { as: null })).status).toBe(401)
    expect((await get({ as: 'auditor' })).status).toBe(200)
    expect((await put(map(), { as: 'auditor' })).status).toBe(403)
    expect((await put(map(), { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await get()).text).toContain('Unknown')
  })

  it('have GET, PUT, HEAD and OPTIONS, and no other method', async () => {
    for (const method of ['POST', 'DELETE', 'PATCH']) {
      const { status, headers } = await world.call(method, CONFIG_REST_PATH, { query })
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD, PUT, OPTIONS'])
    }
    expect((await world.call('HEAD', CONFIG_REST_PATH, { query })).status).toBe(200)
    expect((await world.call('OPTIONS', CONFIG_REST_PATH, { query })).status).toBe(204)
  })

  it('refuse hostile XML within a moment and without a trace', async () => {
    const before = (await get()).text
    const bomb = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i} "${`&a${i || ''};`.repeat(10)}">`).join('')}]>${map('&a8;')}`
    const startedAt = performance.now()
    for (const hostile of [
      bomb,
      `<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>${map(flag('x', '&e;', 'xsd:string'))}`,
      `${'<Setting Name="a" Type="htf:map">'.repeat(5000)}`,
      'A'.repeat(262_145),
      `<${'x'.repeat(200_000)}`,
    ]) {
      expect((await put(hostile)).status).toBeGreaterThanOrEqual(413)
      expect((await put(hostile)).text).not.toContain('root:')
    }
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect((await get()).text).toBe(before)
  })

  it('leave one audit entry a change that names the settings, with values of secret ones masked', async () => {
    const latest = async () =>
      (await world.store.audit.after(0, 500)).filter(({ entityKind }) => entityKind === 'settings')
    const body = map(PASSWORD_CHECK, flag('ldapPassword', 'hunter2', 'xsd:string'))
    await put(body)
    const entries = await latest()
    expect(entries.at(-1)).toMatchObject({ action: 'settings.update', entityId: 'OAuthConfig', actorName: 'admin' })
    expect(
      entries
        .at(-1)
        ?.changes.map(({ field }) => field)
        .sort(),
    ).toEqual(['ClientSecretRecoveryEnabled', 'Unknown', 'ldapPassword', 'userPasswordChangeCheckEnabled'])
    expect(JSON.stringify(entries)).not.toContain('hunter2')
    await put(body)
    expect(await latest()).toHaveLength(entries.length)
  })
})
