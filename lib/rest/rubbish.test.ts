import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '@/lib/audit/verify'
import { dialects } from '@/lib/store/testing/databases'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'
import { rubbishCall } from './testing/rubbish'

const REFUSED = [401, 403, 404, 405, 413, 415, 422]
const WRITES = ['POST', 'PUT', 'DELETE']

describe.each(dialects)('the administration surface on $dialect', ({ create }) => {
  let world: RestWorld
  async function makeEntities(idDomain: string) {
    await world.call('POST', RESOURCE_PATH.domain, { body: { name: idDomain } })
    const resource = { name: 'R', idDomain, scopes: [{ scopeName: 'read' }] }
    await world.call('POST', RESOURCE_PATH.application, { body: resource })
    const client = { name: 'C', idDomain, clientType: 'CONFIDENTIAL_CLIENT', scopes: ['R.read'] }
    await world.call('POST', RESOURCE_PATH.client, { body: client })
  }
  beforeAll(async () => {
    world = await createRestWorld(create)
    await makeEntities('Test')
    await makeEntities('Quiet')
    // The first right password of an account is an entry of the audit log; those below are remembered.
    await world.call('GET', RESOURCE_PATH.domain, { as: 'auditor' })
  })
  afterAll(() => world.close())

  describe('sent rubbish', () => {
    it('refuses it clearly and leaves the store as it was, or stores it whole; never a 500', async () => {
      let before = await world.snapshot()
      const seen = new Map<number, number>()
      let writes = 0
      await fc.assert(
        fc.asyncProperty(rubbishCall, async (call) => {
          const { method, path, query, headers, body, as } = call
          const answer = await world.call(method, path, { query, headers, body, as })
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
          const after = await world.snapshot()
          if (answer.status === 200) {
            if (!WRITES.includes(method)) expect(after).toBe(before)
            else if (after !== before) writes += 1
            expect(as).not.toBeNull()
          } else if (answer.status !== 204) {
            expect(REFUSED).toContain(answer.status)
            expect(answer.text).not.toBe('')
            expect(after).toBe(before)
          }
          for (const value of Object.values(answer.headers)) expect(value).toMatch(/^[\x20-\x7e]*$/)
          expect(answer.text.length).toBeLessThan(1_000_000)
          before = after
        }),
        { numRuns: 400, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
      )
      // The generator has to reach both sides of the checks, or the property says nothing.
      for (const status of [200, 401, 403, 405, 415, 422]) expect(seen.get(status) ?? 0).toBeGreaterThan(0)
      expect(writes).toBeGreaterThan(0)
      expect(await verifyChain(world.store)).toMatchObject({ ok: true })
    }, 120_000)

    it('still reads lists and entities afterwards', async () => {
      for (const headers of [{ accept: 'application/json' }, { accept: '*/*' }]) {
        const answer = await world.call('GET', RESOURCE_PATH.domain, { headers })
        expect(answer.status).toBe(200)
        expect(answer.json().length).toBeGreaterThan(0)
      }
    })

    it.each([
      '<script>alert(document.cookie)</script>',
      `'); DROP TABLE "Client"; --`,
      `" OR ""="`,
      '=HYPERLINK("http://evil.example.com")',
      'Zażółć 漢字 𐀀 \u202e',
    ])('keeps %s as harmless text in every field that takes text', async (text) => {
      const members = {
        description: text,
        errorPageURL: text,
        consentPageURL: text,
        tlsClientAuthSubjectDN: text,
        customAttrs: { own: text },
      }
      const target = { query: 'name=Quiet', body: members }
      const answer = await world.callJson('PUT', RESOURCE_PATH.domain, target)
      expect(answer.json()).toMatchObject({ ...members, customAttrs: JSON.stringify({ own: text }) })
      const inDomain = 'identityDomainName=Quiet'
      const attribute = { attrName: text, attrValue: text, attrType: 'STATIC' }
      const resource = { description: text, tokenAttributes: [attribute], audienceClaim: { subjects: [text] } }
      const saved = await world.callJson('PUT', RESOURCE_PATH.application, {
        query: `name=R&${inDomain}`,
        body: resource,
      })
      expect(saved.json()).toMatchObject(resource)
      const client = { description: text, attributes: [attribute], accessTokenCustomClaims: [text] }
      const kept = await world.callJson('PUT', RESOURCE_PATH.client, { query: `name=C&${inDomain}`, body: client })
      expect(kept.json()).toMatchObject(client)
      const sentence = await world.call('GET', RESOURCE_PATH.client, { query: `name=C&${inDomain}` })
      expect(sentence.headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
      })
    })
  })

  describe('sent two requests at once', () => {
    it.each([
      ['domain', { name: 'Twice' }],
      ['application', { name: 'Twice', idDomain: 'Quiet' }],
      ['client', { name: 'Twice', id: 'twice', idDomain: 'Quiet', clientType: 'PUBLIC_CLIENT' }],
    ] as const)('with one name for a new %s makes one and refuses the others', async (kind, body) => {
      const answers = await Promise.all([1, 2, 3].map(() => world.call('POST', RESOURCE_PATH[kind], { body })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
    })
    it('that change different members of one client loses neither', async () => {
      const query = 'name=C&identityDomainName=Quiet'
      const change = (body: object) => world.call('PUT', RESOURCE_PATH.client, { query, body })
      await Promise.all([change({ description: 'both' }), change({ usePKCE: 'STRICT' })])
      const client = (await world.callJson('GET', RESOURCE_PATH.client, { query })).json()
      expect(client).toMatchObject({ description: 'both', usePKCE: 'STRICT' })
    })
  })
})
