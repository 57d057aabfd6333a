import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { type TestCertificate, testCertificate } from '@/lib/policy/testing/certificates'
import { CLIENT_ARTIFACTS_REST_PATH as PATH } from './client-artifacts'
import { createRestWorld, type RestWorld } from './testing/rest-world'

let world: RestWorld
let certificate: TestCertificate
const QUERY = 'clientName=Feed&identityDomainName=Payments'
beforeAll(async () => {
  world = await createRestWorld()
  await createDomain(world.system, { name: 'Payments' })
  await createClient(world.system, { name: 'Feed', idDomain: 'Payments', clientType: 'CONFIDENTIAL_CLIENT' })
  certificate = await testCertificate()
})
afterAll(() => world.close())

const body = (changes: object = {}) => ({
  certificateValue: certificate.base64,
  clientName: 'Feed',
  identityDomainName: 'Payments',
  ...changes,
})
const FAILED = 'Failed to modify OAuth entity "Client" - name "Feed"'

describe('clientartifacts (spec admin-api §4)', () => {
  it('B19 takes a certificate from certificateValue, clientName and identityDomainName, and nothing less', async () => {
    const { status, text } = await world.call('POST', PATH, { body: body() })
    expect(status).toBe(200)
    expect(text).toMatch(/^Sucessfully created entity - OAuthClientTrustArtifact, detail - /)
    expect(text).toContain(certificate.x5tS256)
    for (const missing of ['certificateValue', 'clientName', 'identityDomainName']) {
      const answer = await world.call('POST', PATH, { body: body({ [missing]: undefined }) })
      const name = missing === 'clientName' ? '' : 'Feed'
      expect([answer.status, answer.text]).toEqual([422, `Failed to modify OAuth entity "Client" - name "${name}"`])
      expect(answer.headers['x-gatehouse-reason']).toContain(missing)
    }
  })

  it('tells the thumbprints of a client, as text and as JSON', async () => {
    const listed = await world.call('GET', PATH, { query: QUERY })
    expect([listed.status, listed.text]).toEqual([
      200,
      `Sucessfully retrieved entity - OAuthClientTrustArtifact, detail - [${certificate.x5tS256}]`,
    ])
    const { json } = await world.callJson('GET', PATH, { query: QUERY })
    expect(json()).toMatchObject([{ certThumbprint: certificate.x5tS256, subject: 'CN=partner' }])
  })

  it('deletes one by its thumbprint or all of a client, with the quotes of the original', async () => {
    const other = await testCertificate({ commonName: 'other' })
    await world.call('POST', PATH, { body: body({ certificateValue: other.pem }) })
    const one = await world.call('DELETE', PATH, { query: `${QUERY}&certThumbprint=${other.x5tS256}` })
    expect([one.status, one.text]).toEqual([
      200,
      'Sucessfully deleted entity - "OAuthClientTrustArtifact", detail - Feed',
    ])
    expect((await world.call('DELETE', PATH, { query: QUERY })).status).toBe(200)
    const again = await world.call('DELETE', PATH, { query: QUERY })
    expect([again.status, again.text]).toEqual([422, FAILED])
  })

  it.each([
    ['a certificate that is damaged', { certificateValue: 'MIIB' }],
    ['a certificate that is no text', { certificateValue: { a: 1 } }],
    ['a client that does not exist', { clientName: 'Nobody' }],
    ['a domain that does not exist', { identityDomainName: 'Nowhere' }],
  ])('refuses %s with 422, and nothing is written', async (_, changes) => {
    const before = await world.snapshot()
    const { status, text } = await world.call('POST', PATH, { body: body(changes) })
    expect(status).toBe(422)
    expect(text).toMatch(/^Failed to modify OAuth entity "Client" - name "/)
    expect(await world.snapshot()).toBe(before)
  })

  it('asks for credentials first, refuses readers who would write, and knows three methods', async () => {
    expect((await world.call('POST', PATH, { as: null, body: body() })).status).toBe(401)
    expect((await world.call('POST', PATH, { as: 'auditor', body: body() })).status).toBe(403)
    expect((await world.call('GET', PATH, { as: 'auditor', query: QUERY })).status).toBe(200)
    const put = await world.call('PUT', PATH, { body: body() })
    expect([put.status, put.headers.allow]).toEqual([405, 'GET, HEAD, POST, DELETE, OPTIONS'])
    const crossSite = { headers: { 'sec-fetch-site': 'cross-site' }, body: body() }
    expect((await world.call('POST', PATH, crossSite)).status).toBe(403)
  })

  it('answers whatever is sent with 200, 413, 415 or 422', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('Feed', 'Payments', certificate.base64, certificate.pem))
    const entity = fc.record({ certificateValue: value, clientName: value, identityDomainName: value })
    await fc.assert(
      fc.asyncProperty(entity, async (sent) => {
        const { status } = await world.call('POST', PATH, { body: sent })
        expect([200, 413, 415, 422]).toContain(status)
      }),
      { numRuns: 60 },
    )
  })
})
