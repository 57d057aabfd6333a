import { beforeEach, describe, expect, it } from 'vitest'
import { type CodeWorld, createCodeWorld } from '../testing/code-world'
import { info, introspect, refresh, setAttributes, signIn } from '../testing/people'
import { addClient, addResource, basic, changeClient, changeDomain, freshToken, SECRET, send } from '../testing/world'

let world: CodeWorld
beforeEach(() => {
  world = createCodeWorld()
  setAttributes(world, { consentExpiryTimeInMinutes: '60' })
})

const SUCCESS = [200, { status: 'success' }]
type Tokens = Record<'access' | 'refresh', unknown>

async function revoke(token: unknown, form: Record<string, string> = {}, clientId = 'shop') {
  const headers: Record<string, string> = clientId === 'spa' ? {} : { authorization: basic(clientId, SECRET) }
  const { status, json } = await send(world.handle, '/oauth2/rest/token/revoke', {
    headers,
    form: { ...(clientId === 'spa' && { client_id: 'spa' }), token: String(token), ...form },
  })
  return [status, json]
}

async function codeTokens(): Promise<Tokens> {
  const json = await world.tokensFor()
  return { access: json.access_token, refresh: json.refresh_token }
}
const again = async (token: unknown) => (await refresh(world, token, {}, 'shop')).json
const isGood = async (token: unknown) => (await info(world, token)).status === 200
const canRefresh = async (token: unknown) => (await refresh(world, token, {}, 'shop')).status === 200

describe('revocation (RFC 7009, spec runtime-api §7.3)', () => {
  it('F01 of an access token of the code flow succeeds, and its validation fails from then on', async () => {
    const { access } = await codeTokens()
    expect(await revoke(access)).toEqual(SUCCESS)
    const { status, json } = await info(world, access)
    expect([status, json]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Access Token Validation Failed' },
    ])
    expect((await introspect(world, access)).json).toEqual({ active: false })
  })

  it('F02 of a token of a two-legged flow is answered with 415 and the documented body', async () => {
    const body = {
      error: 'unsupported_token_type',
      error_description: 'Revocation of the presented token type not supported.',
    }
    expect(await revoke(await freshToken(world), {}, 'reporter')).toEqual([415, body])
    const { access_token, refresh_token } = (await signIn(world)).json
    expect(await revoke(access_token, {}, 'portal')).toEqual([415, body])
    expect(await revoke(refresh_token, {}, 'portal')).toEqual([415, body])
    expect(await isGood(access_token)).toBe(true)
  })

  it('F03 where the domain keeps no consents is answered with 500 and the documented body', async () => {
    const { access } = await codeTokens()
    setAttributes(world, {})
    const body = {
      error: 'token_revocation_without_cmlc_not_supported',
      error_description: 'Consent management must be enabled for TOKEN REVOCATION support',
    }
    expect(await revoke(access)).toEqual([500, body])
    expect(await isGood(access)).toBe(true)
    world.config.switches = { ...world.config.switches, consentExpiryMinutes: 5 }
    expect(await revoke(access)).toEqual(SUCCESS)
  })

  it('F04 of a refresh token ends it with the documented text', async () => {
    const tokens = await codeTokens()
    expect(await revoke(tokens.refresh)).toEqual(SUCCESS)
    expect(await again(tokens.refresh)).toEqual({
      error: 'invalid_grant',
      error_description: 'Invalid Refresh Token',
    })
  })

  it.each<Record<string, string>>([{}, { chaining_level: 'NONE' }, { chaining_value: 'NONE' }])(
    'F05 ends the given token and nothing else, with %j',
    async (form) => {
      const one = await codeTokens()
      const younger = (await again(one.refresh)).access_token
      await revoke(one.access, form)
      expect([await isGood(one.access), await isGood(younger), await canRefresh(one.refresh)]).toEqual([
        false,
        true,
        true,
      ])
      await revoke(one.refresh, form)
      expect([await isGood(younger), await canRefresh(one.refresh)]).toEqual([true, false])
    },
  )

  it('F06 of a refresh token with RELATED_TOKENS ends every access token minted from it', async () => {
    const one = await codeTokens()
    const minted = [one.access, (await again(one.refresh)).access_token, (await again(one.refresh)).access_token]
    const other = await codeTokens()
    expect(await revoke(one.refresh, { chaining_level: 'RELATED_TOKENS' })).toEqual(SUCCESS)
    expect(await Promise.all(minted.map(isGood))).toEqual([false, false, false])
    expect(await canRefresh(one.refresh)).toBe(false)
    expect([await isGood(other.access), await canRefresh(other.refresh)]).toEqual([true, true])
  })

  it('F07 of an access token with RELATED_TOKENS ends its parent refresh token, not its siblings', async () => {
    const one = await codeTokens()
    const [minted, sibling] = [(await again(one.refresh)).access_token, (await again(one.refresh)).access_token]
    expect(await revoke(minted, { chaining_level: 'RELATED_TOKENS' })).toEqual(SUCCESS)
    expect([await isGood(minted), await isGood(sibling), await isGood(one.access)]).toEqual([false, true, true])
    expect(await canRefresh(one.refresh)).toBe(false)
  })

  it('F07 holds for the first access token, and for whatever took the place of the parent', async () => {
    const one = await codeTokens()
    await revoke(one.access, { chaining_level: 'RELATED_TOKENS' })
    expect(await canRefresh(one.refresh)).toBe(false)
    const rotating = { refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' }
    setAttributes(world, { consentExpiryTimeInMinutes: '60', ...rotating })
    const two = await codeTokens()
    const next = await again(two.refresh)
    await revoke(next.access_token, { chaining_level: 'RELATED_TOKENS' })
    expect(await canRefresh(next.refresh_token)).toBe(false)
  })

  describe('F08 with RELATED_CONSENT', () => {
    const ledger = () => world.config.resourceByName('d1', 'Ledger')?.id ?? ''
    const consent = () => world.browser.consents.of(world.ada.id, world.shop.pk)
    beforeEach(async () => {
      addResource(world.config, 'd1', { name: 'Archive', scopes: new Set(['read']) })
      changeClient(world.config, 'shop', { scopes: new Set(['Ledger.read', 'Archive.read', 'openid']) })
      const resources = [
        { resourceId: ledger(), resourceName: 'Ledger', scopes: ['Ledger.read'] },
        { resourceId: world.config.resourceByName('d1', 'Archive')?.id ?? '', resourceName: 'Archive', scopes: [] },
        { resourceId: 'OPENID_MGMT_RESOURCE', resourceName: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] },
      ]
      const whom = { domainId: 'd1', userId: world.ada.id, username: 'ada', clientPk: world.shop.pk }
      await world.browser.consents.give({ ...whom, givenAt: world.clock.now(), expiresAt: null, resources })
    })

    it.each(['access', 'refresh'] as const)(
      'the consent goes, with all tokens given under it, whichever token is named: %s',
      async (kind) => {
        const [one, two] = [await codeTokens(), await codeTokens()]
        const archive = (await world.tokensFor({ scopes: ['Archive.read'] })).access_token
        world.clock.advanceSeconds(1)
        expect(await revoke(one[kind], { chaining_level: 'RELATED_CONSENT' })).toEqual(SUCCESS)
        const withdrawn = consent().filter(({ revokedAt }) => revokedAt !== null)
        expect(withdrawn.map(({ resourceName }) => resourceName).sort()).toEqual(['Ledger', 'OPENID_MGMT_RESOURCE'])
        expect(await Promise.all([one.access, two.access].map(isGood))).toEqual([false, false])
        expect(await Promise.all([one.refresh, two.refresh].map(canRefresh))).toEqual([false, false])
        expect(await isGood(archive)).toBe(true)
      },
    )

    it('the named tokens go even when they were given in the same instant', async () => {
      world.clock.set('2026-03-01T12:00:00.000Z')
      const one = await codeTokens()
      await revoke(one.refresh, { chaining_level: 'RELATED_CONSENT' })
      expect([await isGood(one.access), await canRefresh(one.refresh)]).toEqual([false, false])
    })
  })

  it.each(['REFRESH_TOKEN', 'ACCESS_TOKEN', 'NONE', 'refresh_token', 'whatever'])(
    'F09 does not care for token_type %s: the token itself decides',
    async (token_type) => {
      const tokens = await codeTokens()
      expect(await revoke(tokens.access, { token_type, token_type_hint: token_type })).toEqual(SUCCESS)
      expect(await revoke(tokens.refresh, { token_type })).toEqual(SUCCESS)
      expect([await isGood(tokens.access), await canRefresh(tokens.refresh)]).toEqual([false, false])
    },
  )

  it.each(['chaining_level', 'chaining_value'])('F10 takes %s', async (name) => {
    const tokens = await codeTokens()
    await revoke(tokens.refresh, { [name]: 'RELATED_TOKENS' })
    expect(await isGood(tokens.access)).toBe(false)
  })

  it('F10 takes both when they say the same, and refuses two that differ', async () => {
    const { access } = await codeTokens()
    const differ = await revoke(access, { chaining_level: 'NONE', chaining_value: 'RELATED_TOKENS' })
    expect(differ).toMatchObject([400, { error: 'invalid_request' }])
    expect(await isGood(access)).toBe(true)
    const same = await revoke(access, { chaining_level: 'RELATED_TOKENS', chaining_value: 'RELATED_TOKENS' })
    expect(same).toEqual(SUCCESS)
  })

  it.each(['ALL', 'none', 'RELATED', 'toString'])('refuses the chaining %s', async (value) => {
    const { access } = await codeTokens()
    for (const name of ['chaining_level', 'chaining_value']) {
      expect(await revoke(access, { [name]: value })).toMatchObject([400, { error: 'invalid_request' }])
    }
    expect(await isGood(access)).toBe(true)
  })

  it('F11 asks for a token', async () => {
    const answer = await revoke('')
    expect(answer).toEqual([
      400,
      { error: 'invalid_request', error_description: "Required parameter 'token' is not present." },
    ])
  })
})

describe('what comes first', () => {
  it('is the client, then the consents of the domain, then the token, its client, and its flow', async () => {
    const mine = await codeTokens()
    setAttributes(world, {})
    const wrong = await send(world.handle, '/oauth2/rest/token/revoke', {
      headers: { authorization: basic('shop', 'wrong') },
      form: {},
    })
    expect([wrong.status, wrong.json.error]).toEqual([401, 'invalid_client'])
    expect((await revoke(''))[0]).toBe(500)
    setAttributes(world, { consentExpiryTimeInMinutes: '60' })
    expect((await revoke('', { chaining_level: 'x' }))[1]).toMatchObject({
      error_description: expect.stringContaining("'token'"),
    })
    expect(await revoke(mine.access, {}, 'portal')).toMatchObject([400, { error: 'invalid_grant' }])
    expect(await revoke(mine.refresh, {}, 'portal')).toMatchObject([400, { error: 'invalid_grant' }])
    // Of another client and of another flow: the client comes first.
    expect(await revoke(await freshToken(world), {}, 'portal')).toMatchObject([400, { error: 'invalid_grant' }])
    expect([await isGood(mine.access), await canRefresh(mine.refresh)]).toEqual([true, true])
  })

  it('is never that a token is of no use any more: that is what was asked for', async () => {
    const { access, refresh: refreshToken } = await codeTokens()
    const unknown = ['rubbish', 'a.b.c', `${'x'.repeat(22)}~${'x'.repeat(43)}`, `${access}x`]
    for (const token of unknown) expect(await revoke(token)).toEqual(SUCCESS)
    await revoke(access)
    expect(await revoke(access)).toEqual(SUCCESS)
    await revoke(refreshToken)
    expect(await revoke(refreshToken)).toEqual(SUCCESS)
    const ended = await codeTokens()
    world.clock.advanceSeconds(6000)
    // Ended by themselves, so it does not even matter whose they were.
    expect(await revoke(ended.access, {}, 'portal')).toEqual(SUCCESS)
    expect(await revoke(ended.refresh, {}, 'portal')).toEqual(SUCCESS)
  })
})

describe('public clients', () => {
  it('revoke their tokens with their id alone, and nobody else’s', async () => {
    const mine = await world.tokensFor({ clientPk: world.shop.pk })
    const form = { client_id: 'spa' }
    expect((await revoke(mine.access_token, form, 'spa'))[0]).toBe(400)
    const code = await world.giveCode({ clientPk: world.spa.pk })
    const own = (await world.redeem(code, {}, 'spa')).json
    expect(await revoke(own.refresh_token, { chaining_level: 'RELATED_TOKENS' }, 'spa')).toEqual(SUCCESS)
    expect(await isGood(own.access_token)).toBe(false)
  })

  it('can do so from a script of another origin', async () => {
    const { access_token } = (await world.redeem(await world.giveCode({ clientPk: world.spa.pk }), {}, 'spa')).json
    const { headers } = await send(world.handle, '/oauth2/domains/Payments/revoke', {
      domain: null,
      headers: { origin: 'https://spa.example' },
      form: { client_id: 'spa', token: String(access_token) },
    })
    expect(headers['Access-Control-Allow-Origin']).toBe('*')
  })
})

describe('a domain that revokes every token (revokeTwoLeggedTokens)', () => {
  beforeEach(() => setAttributes(world, { revokeTwoLeggedTokens: 'true' }))

  it('revokes two-legged tokens, and needs no consents for it', async () => {
    const own = await freshToken(world)
    expect(await revoke(own, {}, 'reporter')).toEqual(SUCCESS)
    expect(await isGood(own)).toBe(false)
    const { access_token, refresh_token } = (await signIn(world)).json
    expect(await revoke(refresh_token, { chaining_level: 'RELATED_TOKENS' }, 'portal')).toEqual(SUCCESS)
    expect(await isGood(access_token)).toBe(false)
  })

  it('ends related tokens where RELATED_CONSENT finds no consent', async () => {
    const { access_token, refresh_token } = (await signIn(world)).json
    expect(await revoke(access_token, { chaining_level: 'RELATED_CONSENT' }, 'portal')).toEqual(SUCCESS)
    expect([await isGood(access_token), (await refresh(world, refresh_token)).status]).toEqual([false, 400])
  })
})

it('a token of another domain is not even looked at', async () => {
  const { access, refresh: refreshToken } = await codeTokens()
  const [payments] = world.config.domains
  if (!payments) throw new Error('there is a domain')
  world.config.domains.push({ ...payments, id: 'd2', name: 'Other' })
  changeDomain(world.config, 'Other', { customAttrs: { consentExpiryTimeInMinutes: '60' } })
  addClient(world.config, 'd2', { clientId: 'shop' })
  for (const token of [access, refreshToken]) {
    const { status } = await send(world.handle, '/oauth2/rest/token/revoke', {
      domain: 'Other',
      headers: { authorization: basic('shop', SECRET) },
      form: { token: String(token), chaining_level: 'RELATED_CONSENT' },
    })
    expect(status).toBe(200)
  }
  expect([await isGood(access), await canRefresh(refreshToken)]).toEqual([true, true])
})
