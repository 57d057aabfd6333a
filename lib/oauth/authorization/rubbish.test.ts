import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BrowserWorld, CALLBACK, createBrowserWorld } from '../testing/browser-world'
import { FORM, PUBLIC_URL } from '../testing/world'

const STEPS = ['authorize', 'authz', 'sign-in', 'approval', 'approval/skip', 'continue', 'change-password', 'account']
const DEEDS = ['account/end-session', 'account/end-others', 'account/withdraw', 'account/sign-out', 'logo']
const PATHS = [
  ...[...STEPS, ...DEEDS].map((step) => `/oauth2/domains/Payments/${step}`),
  ...STEPS.map((step) => `/oauth2/rest/${step}`),
  '/oam/pages/consent.jsp',
  '/oam/pages/error.jsp',
]
const NAMES = [
  'domain',
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'prompt',
  'max_age',
  'id_token_hint',
  'claims',
  'code_challenge',
  'ticket',
  'decision',
  'id',
  'username',
  '__proto__',
]
const VALUES = [
  'Payments',
  'shop',
  CALLBACK,
  'code',
  'openid',
  'none',
  'login',
  '0',
  '{}',
  '{"id_token":{"__proto__":{}}}',
]
const HOSTILE = [
  '',
  '\0',
  '\ud800',
  '%',
  '%00',
  '\r\nSet-Cookie: x=y',
  '<script>',
  'javascript:alert(1)',
  '//evil.example',
]

let world: BrowserWorld
let cookies: string
let tickets: string[]
beforeAll(async () => {
  world = createBrowserWorld()
  const asked = await world.signIn(await world.authorize())
  const account = await world.browser.get('/oauth2/domains/Payments/account')
  tickets = [asked, account].map(({ page }) => String(page?.ticket))
  cookies = [...world.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
})

const text = fc.oneof(fc.constantFrom(...VALUES, ...HOSTILE), fc.string({ unit: 'binary', maxLength: 100 }))
const encoded = fc.oneof({ weight: 4, arbitrary: text.map((value) => encodeURIComponent(value.toWellFormed())) }, text)
const pair = fc.tuple(fc.constantFrom(...NAMES), encoded).map(([name, value]) => `${name}=${value}`)
const good = fc.constantFrom('domain=Payments', 'client_id=shop', `redirect_uri=${CALLBACK}`, 'response_type=code')
const ticket = fc.tuple(fc.nat(1), fc.boolean(), fc.string({ maxLength: 5 }))
const pairs = fc.array(fc.oneof(pair, good), { maxLength: 10 })

describe('rubbish at the pages of people', () => {
  it('is answered with less than 500, and sends nobody but to this server or to a registered address', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PATHS),
        fc.constantFrom('GET', 'POST', 'HEAD'),
        pairs,
        pairs,
        ticket,
        fc.boolean(),
        async (path, method, inQuery, inForm, [which, isWhole, tail], isSignedIn) => {
          const carried = `ticket=${tickets[which]}${isWhole ? '' : tail}`
          const answer = await world.handle({
            method,
            path,
            query: [...inQuery, ...(method === 'GET' && isWhole ? [carried] : [])].join('&'),
            headers: { 'content-type': FORM, ...(isSignedIn && { cookie: cookies }) },
            body: Buffer.from(method === 'POST' ? [...inForm, carried].join('&') : ''),
            address: '192.0.2.1',
            correlationId: 'test-correlation-id',
          })
          expect(answer.status).toBeLessThan(500)
          // A fault of ours would be told to the client by a redirect, with a status below 500.
          expect(world.told.refused.at(-1)?.error.kind).not.toBe('server_error')
          const { Location: location } = answer.headers
          if (location === undefined) return
          expect(location).toMatch(/^[\x21-\x7e]+$/)
          expect([PUBLIC_URL, new URL(CALLBACK).origin]).toContain(new URL(location, PUBLIC_URL).origin)
        },
      ),
      // Half of a surrogate pair where an address is made of it, which chance finds once in many runs.
      { numRuns: 2500, examples: [['/oam/pages/consent.jsp', 'GET', ['ticket=\ud800'], [], [0, false, ''], false]] },
    )
  })
})
