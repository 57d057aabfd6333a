import fc from 'fast-check'
import { expect, it } from 'vitest'
import { basic, FORM } from '../testing/world'
import { APP_KEY, accessToken, createGatewayWorld, OCIM_SECRET, PASSWORD, SSD_SECRET } from './testing/world'

const PATHS = ['/oauth/v1/tokens', '/oauth/v1/check', '/gateways/eu/oauth/v1/tokens', '/gateways/%00/oauth/v1/check']
const KNOWN = [
  'client_credentials',
  'password',
  'urn:opc:hgbu:ws:__myscopes__',
  'LOCKS_USER',
  PASSWORD,
  'ACMEHQ',
  APP_KEY,
  basic('ocim-client', OCIM_SECRET),
  basic('ssd-client', SSD_SECRET),
  'Basic !',
  'Bearer a.b.c',
  '\0',
  '\ud800',
  '%',
  '',
]
const text = fc.oneof(fc.constantFrom(...KNOWN), fc.string({ unit: 'binary', maxLength: 120 }))
const pair = fc
  .tuple(fc.constantFrom('grant_type', 'scope', 'username', 'password', '__proto__'), text)
  .chain(([name, value]) => fc.constantFrom(`${name}=${value}`, `${name}=${encodeURIComponent(value.toWellFormed())}`))
const headers = fc.record(
  {
    host: fc.oneof(fc.constantFrom('eu.gateway.test', 'us.gateway.test', '[', ':'), text),
    enterpriseid: text,
    'x-app-key': text,
    authorization: text,
    'x-hotelid': text,
    'content-type': fc.oneof(fc.constant(FORM), text),
  },
  { requiredKeys: [] },
)

it('answers whatever is sent with a token to who may have one, or a bare text that holds nothing of it', async () => {
  const world = createGatewayWorld()
  const token = accessToken(await world.ocim())
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...PATHS),
      fc.constantFrom('POST', 'GET', 'HEAD', 'PUT', 'OPTIONS'),
      headers,
      fc.oneof(
        fc.array(pair, { maxLength: 6 }).map((pairs) => Buffer.from(pairs.join('&'))),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      ),
      fc.boolean(),
      async (path, method, sent, body, hasToken) => {
        world.guard.failures = 0
        const before = world.refused.length
        const authorization = hasToken ? { authorization: `Bearer ${token}` } : {}
        const answer = await world.raw({ path, method, headers: { ...sent, ...authorization }, body })
        expect(answer.status).toBeLessThan(500)
        const isTold = answer.status === 200 || world.refused.length === before + 1
        expect(isTold).toBe(true)
        if (answer.status === 200) return
        expect(answer.headers['Content-Type']).toMatch(/^text\/plain/)
        expect(String(answer.body)).toMatch(/^[\x20-\x7e]{1,80}$/)
        const kept = JSON.stringify(world.refused.at(-1))
        for (const secret of [PASSWORD, APP_KEY, OCIM_SECRET, SSD_SECRET, token]) expect(kept).not.toContain(secret)
      },
    ),
    { numRuns: 600 },
  )
})
