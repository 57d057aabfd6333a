import { beforeEach, describe, expect, it } from 'vitest'
import { epochSeconds } from '@/lib/base/clock'
import type { UserRefusal } from '../ports'
import { signedBy } from '../testing/assertions'
import { type Answer, Browser } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld, PASSWORD, told } from '../testing/browser-world'
import { testKey } from '../testing/keys'
import { addClient, addDomain, PUBLIC_URL } from '../testing/world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
  world.setDomain({ consentExpiryTimeInMinutes: '600' })
})

const kindOf = (answer: Answer) => answer.page?.kind ?? (answer.location ? 'client' : 'nothing')
const sessions = () => [...world.ports.sessions.sessions.values()]
const minutes = (count: number) => world.clock.advanceSeconds(count * 60)

describe('a live session', () => {
  it('lets the next request go through without a word', async () => {
    await world.through()
    expect(told(await world.browser.get(world.address()))).toHaveProperty('code')
  })

  it('serves every client of its domain, and tells which', async () => {
    const other = addClient(world.config, 'd1', {
      clientId: 'blog',
      redirectUris: new Set(['https://shop.example/cb']),
      grantTypes: new Set(['AUTHORIZATION_CODE']),
      scopes: new Set(['openid']),
    })
    await world.through()
    expect(kindOf(await world.authorize({ client_id: 'blog', scope: 'openid' }))).toBe('consent')
    await world.through({ client_id: 'blog', scope: 'openid' })
    expect(sessions()[0]?.usedBy).toEqual([world.shop.pk, other.pk])
  })

  it('is of one domain: in another the person signs in', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    addClient(world.config, 'd2', {
      clientId: 'shop',
      redirectUris: world.shop.redirectUris,
      grantTypes: world.shop.grantTypes,
      scopes: new Set(['openid']),
    })
    await world.through()
    // A browser that is made to send the cookie of one domain under the name of another opens nothing.
    world.browser.cookies.set('gatehouse_sso_d2', world.browser.cookies.get('gatehouse_sso_d1') ?? '')
    expect(kindOf(await world.authorize({ domain: 'Other', scope: 'openid' }))).toBe('signIn')
  })

  it('ends when it was not used for so long, and being used keeps it alive', async () => {
    await world.through()
    minutes(29)
    expect(kindOf(await world.authorize())).toBe('client')
    minutes(29)
    expect(kindOf(await world.authorize())).toBe('client')
    minutes(30)
    expect(kindOf(await world.authorize())).toBe('signIn')
  })

  it('ends after its longest life, however much it is used', async () => {
    await world.through()
    for (let i = 0; i < 23; i++) {
      minutes(20)
      await world.authorize()
    }
    expect(kindOf(await world.authorize())).toBe('client')
    minutes(20)
    expect(kindOf(await world.authorize())).toBe('signIn')
  })

  it('that was ended opens nothing', async () => {
    await world.through()
    await world.ports.sessions.end(sessions()[0]?.id ?? '', world.clock.now(), 'ADMINISTRATOR')
    expect(kindOf(await world.authorize())).toBe('signIn')
  })

  it.each<UserRefusal>(['disabled', 'locked', 'locked-for-a-while'])(
    'of a person who is %s gets no code, and the browser forgets it (spec runtime-api §12)',
    async (refusal) => {
      await world.through()
      world.ada.refusal = refusal
      expect(told(await world.authorize()).error).toBe('access_denied')
      expect(world.lastRule()).toBe('authorize.user-state')
      expect(world.codes()).toHaveLength(1)
      expect(kindOf(await world.authorize())).toBe('signIn')
    },
  )

  it('of a person who is gone is none', async () => {
    await world.through()
    world.users.remove(world.ada.id)
    expect(kindOf(await world.authorize())).toBe('signIn')
  })

  it('is none when it is older than a revocation of its person, or than the password where that is checked', async () => {
    await world.through()
    minutes(1)
    world.ada.passwordChangedAt = world.clock.now()
    expect(kindOf(await world.authorize())).toBe('client')
    world.config.switches = { ...world.config.switches, passwordChangeCheck: true }
    expect(kindOf(await world.authorize())).toBe('signIn')
    await world.through()
    minutes(1)
    world.ada.tokensValidFrom = world.clock.now()
    expect(kindOf(await world.authorize())).toBe('signIn')
  })
})

describe('prompt (OpenID Connect Core 1.0 §3.1.2.1)', () => {
  it('none gives a code where nothing has to be asked, and says what would have to be', async () => {
    expect(told(await world.authorize({ prompt: 'none' })).error).toBe('login_required')
    await world.through()
    expect(told(await world.authorize({ prompt: 'none' }))).toHaveProperty('code')
    expect(told(await world.authorize({ prompt: 'none', scope: 'openid Ledger.write' })).error).toBe('consent_required')
    expect(told(await world.authorize({ prompt: 'none', max_age: '0' }))).toHaveProperty('code')
    minutes(1)
    expect(told(await world.authorize({ prompt: 'none', max_age: '0' })).error).toBe('login_required')
  })

  it('login asks for the password again, of the same person and under no other name', async () => {
    await world.through()
    minutes(5)
    const answer = await world.authorize({ prompt: 'login' })
    expect(answer.page).toMatchObject({ kind: 'signIn', isReauthentication: true, username: 'ada' })
    world.users.add({ username: 'grace', password: PASSWORD })
    const done = await world.signIn(answer, { username: 'grace' })
    expect(told(done)).toHaveProperty('code')
    expect(world.codes().at(-1)).toMatchObject({ username: 'ada', signedInAt: world.clock.now() })
    expect(sessions()).toHaveLength(1)
  })

  it('login with a hint at somebody else lets somebody else sign in', async () => {
    await world.through()
    const answer = await world.authorize({ prompt: 'login', login_hint: 'grace' })
    expect(answer.page).toMatchObject({ kind: 'signIn', isReauthentication: false, username: 'grace' })
  })

  it('select_account lets somebody else sign in, and the session of before ends', async () => {
    await world.through()
    world.users.add({ username: 'grace', password: PASSWORD })
    const answer = await world.authorize({ prompt: 'select_account' })
    expect(answer.page).toMatchObject({ kind: 'signIn', isReauthentication: false, username: '' })
    await world.allow(await world.signIn(answer, { username: 'grace' }))
    expect(world.codes().at(-1)?.username).toBe('grace')
    expect(sessions().map(({ username, endReason }) => [username, endReason])).toEqual([
      ['ada', 'REPLACED'],
      ['grace', null],
    ])
  })

  it('login and consent together ask for both', async () => {
    await world.through()
    const answer = await world.signIn(await world.authorize({ prompt: 'login consent' }))
    expect(kindOf(answer)).toBe('consent')
    expect(kindOf(await world.allow(answer))).toBe('client')
  })
})

describe('whom an answer may be about', () => {
  function hint(changes: Record<string, unknown> = {}, key = world.domain.signingKey): string {
    if (!key) throw new Error('the domain has a key')
    const at = epochSeconds(world.clock.now())
    const claims = {
      iss: `${PUBLIC_URL}/oauth2`,
      sub: 'ada',
      uid: world.ada.id,
      aud: 'shop',
      iat: at - 9000,
      exp: at - 5400,
      domain: 'Payments',
    }
    return signedBy(key, { ...claims, ...changes }, { kid: key.kid })
  }

  it('is the person of the hint, who goes through where they are signed in, expired or not', async () => {
    await world.through()
    expect(told(await world.authorize({ id_token_hint: hint(), prompt: 'none' }))).toHaveProperty('code')
  })

  it('is nobody else: without asking that is login_required, with asking somebody else may sign in', async () => {
    await world.through()
    const id_token_hint = hint({ sub: 'grace', uid: 'uid-grace' })
    expect(told(await world.authorize({ id_token_hint, prompt: 'none' })).error).toBe('login_required')
    world.users.add({ username: 'grace', password: PASSWORD })
    const answer = await world.authorize({ id_token_hint })
    expect(answer.page).toMatchObject({ kind: 'signIn', username: 'grace', isReauthentication: false })
    await world.allow(await world.signIn(answer, { username: 'grace' }))
    expect(world.codes().at(-1)?.username).toBe('grace')
  })

  it('is not whoever signs in instead', async () => {
    const answer = await world.authorize({ id_token_hint: hint({ sub: 'grace', uid: 'uid-grace' }) })
    expect(told(await world.signIn(answer)).error).toBe('login_required')
    expect(world.lastRule()).toBe('authorize.same-person')
    expect(world.codes()).toEqual([])
  })

  it('is not somebody new who bears the name of the person of before', async () => {
    await world.through()
    expect(told(await world.authorize({ id_token_hint: hint({ uid: 'somebody-before' }), prompt: 'none' })).error).toBe(
      'login_required',
    )
  })

  it('can be said by the claims parameter as well', async () => {
    await world.through()
    const about = (value: string) => JSON.stringify({ id_token: { sub: { value } } })
    expect(told(await world.authorize({ claims: about('ada'), prompt: 'none' }))).toHaveProperty('code')
    expect(told(await world.authorize({ claims: about('grace'), prompt: 'none' })).error).toBe('login_required')
  })

  it.each<[string, () => string]>([
    ['of another client', () => hint({ aud: 'blog' })],
    ['of another issuer', () => hint({ iss: 'https://evil.example' })],
    ['that is an access token', () => hint({ scope: ['openid'], client: 'shop' })],
    ['that is a logout token', () => hint({ events: {} })],
    ['with another signature', () => `${hint().slice(0, -6)}AAAAAA`],
    [
      'of algorithm none',
      () => signedBy({ ...testKey('Payments'), algorithm: 'none' }, { sub: 'ada', aud: 'shop' }, { kid: 'Payments' }),
    ],
  ])('is not said by a hint %s', async (_, make) => {
    expect(told(await world.authorize({ id_token_hint: make() })).error).toBe('invalid_request')
    expect(world.lastRule()).toBe('authorize.hint')
  })
})

it('acr_values ask for the class of the sign-in as a voluntary claim', async () => {
  await world.through({ acr_values: 'gold silver' })
  expect(world.codes()[0]?.claimsRequest).toEqual({ userinfo: {}, idToken: { acr: { values: ['gold', 'silver'] } } })
})

it('two windows of one browser sign in side by side', async () => {
  const first = await world.authorize({ state: 'first' })
  const second = await world.authorize({ state: 'second' })
  const one = await world.signIn(first)
  expect(told(await world.allow(one)).state).toBe('first')
  expect(told(await world.signIn(second)).state).toBe('second')
  const elsewhere = new Browser(world.handle)
  expect(kindOf(await world.authorize({}, elsewhere))).toBe('signIn')
})
