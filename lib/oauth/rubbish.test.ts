import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { basic, createWorld, FORM, freshToken, SECRET, send, type World } from './testing/world'

const PATHS = [
  '/oauth2/rest/token',
  '/oauth2/rest/token/info',
  '/oauth2/rest/token/introspect',
  '/oauth2/rest/security',
  '/oauth2/domains/Payments/token',
  '/oauth2/domains/Payments/introspect',
  '/.well-known/openid-configuration',
]
const NAMES = [
  'grant_type',
  'scope',
  'client_id',
  'client_secret',
  'token',
  'access_token',
  'client_assertion',
  '__proto__',
]
const VALUES = [
  'client_credentials',
  'CLIENT_CREDENTIALS',
  'Ledger.read',
  'reporter',
  SECRET,
  '',
  '\0',
  '\ud800',
  '%',
  '%00',
]

let world: World
let goodToken: string
beforeAll(async () => {
  world = createWorld()
  goodToken = await freshToken(world)
})

const text = fc.oneof(
  fc.constantFrom(...VALUES),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 30 }),
)
const encoded = fc.oneof(
  text.map((value) => encodeURIComponent(value.toWellFormed())),
  // As a careless program sends it: not encoded at all.
  text,
)
const pair = fc.tuple(fc.oneof(fc.constantFrom(...NAMES), encoded), encoded).map(([name, value]) => `${name}=${value}`)
const body = fc.oneof(
  fc.array(pair, { maxLength: 8 }).map((pairs) => Buffer.from(pairs.join('&'))),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
)
const authorization = fc.oneof(
  fc.constant(basic('reporter', SECRET)),
  fc.tuple(text, text).map(([id, secret]) => basic(id, secret)),
  fc.string({ maxLength: 60 }),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => `Basic ${Buffer.from(bytes).toString('base64')}`),
)
const contentType = fc.oneof({ weight: 5, arbitrary: fc.constant(FORM) }, fc.string({ maxLength: 40 }))
const domain = fc.oneof({ weight: 3, arbitrary: fc.constant('Payments') }, fc.string({ maxLength: 200 }))

describe('rubbish', () => {
  it('is answered with less than 500 and a body of JSON, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PATHS),
        fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT'),
        fc.oneof(fc.constant(''), encoded, pair),
        body,
        fc.record({ authorization, 'content-type': contentType }, { requiredKeys: ['content-type'] }),
        domain,
        async (path, method, query, form, headers, named) => {
          const answer = await send(world.handle, path, { method, query, form, headers, domain: named })
          expect(answer.status).toBeLessThan(500)
          if (answer.status >= 400) {
            expect(answer.json.error).toEqual(expect.any(String))
            // RFC 6749 §5.2: what error_description may hold.
            expect(answer.json.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('in place of a token is never found active', async () => {
    const mutation = fc.tuple(fc.nat(), fc.constantFrom(...'AZaz09-_.=%+')).map(([at, char]) => {
      const index = at % goodToken.length
      return goodToken.slice(0, index) + char + goodToken.slice(index + 1)
    })
    const candidate = fc.oneof(mutation, fc.string({ maxLength: 400 }), fc.base64String({ maxLength: 400 }))
    await fc.assert(
      fc.asyncProperty(candidate, async (token) => {
        // The last character of a signature carries bits that mean nothing: another one may decode to the same bytes.
        fc.pre(token.trim() !== '' && token.slice(0, -1) !== goodToken.slice(0, -1))
        const answer = await send(world.handle, '/oauth2/rest/token/introspect', {
          headers: { authorization: basic('reporter', SECRET) },
          form: { token },
        })
        // A token with characters no form may carry is refused as a form.
        expect(answer.status === 400 ? answer.json.error : answer.json).toEqual(
          answer.status === 400 ? 'invalid_request' : { active: false },
        )
      }),
      { numRuns: 2000 },
    )
  })
})
