import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { CHALLENGE, type CodeWorld, createCodeWorld, REDIRECT_URI, VERIFIER } from '../testing/code-world'
import { info, issueRefreshTokens, refresh, setAttributes } from '../testing/people'
import { addClient, changeClient, readToken, send } from '../testing/world'

let world: CodeWorld
beforeEach(() => {
  world = createCodeWorld()
})

const claimsOf = (token: unknown) => readToken(token).claims
async function refusal(answer: ReturnType<CodeWorld['redeem']>) {
  const { status, json } = await answer
  return [status, json.error, world.lastRule()]
}

describe('the authorization code grant (RFC 6749 §4.1.3)', () => {
  it.each(['AUTHORIZATION_CODE', 'authorization_code'])('answers %s with tokens of the person', async (grant_type) => {
    const { status, json, headers } = await world.redeem(await world.giveCode(), { grant_type })
    expect(status).toBe(200)
    expect(headers['Cache-Control']).toBe('no-store')
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid Ledger.read' })
    expect(claimsOf(json.access_token)).toMatchObject({
      sub: 'ada',
      uid: world.ada.id,
      client: 'shop',
      scope: ['openid', 'Ledger.read'],
    })
    expect(world.told.issued.at(-1)).toMatchObject({ grantType: 'AUTHORIZATION_CODE', client: { clientId: 'shop' } })
  })

  it('E10 marks the token as one of the code flow, and keeps the mark through a refresh', async () => {
    const first = await world.tokensFor()
    expect(claimsOf(first.access_token).grant).toBe('AUTHORIZATION_CODE')
    const second = await refresh(world, first.refresh_token, {}, 'shop')
    expect(claimsOf(second.json.access_token)).toMatchObject({ grant: 'AUTHORIZATION_CODE', sub: 'ada' })
  })

  it('E11 copies the nonce: into the ID token as it is, into the access token as it stood in the query', async () => {
    const { access_token, id_token } = await world.tokensFor({ nonce: '""' })
    expect(claimsOf(access_token).nonce).toBe('%22%22')
    expect(claimsOf(id_token).nonce).toBe('""')
  })

  it('E08 takes a code once: the second time nothing is given, and what the first gave is revoked', async () => {
    const code = await world.giveCode()
    const first = (await world.redeem(code)).json
    expect((await info(world, first.access_token)).status).toBe(200)
    expect(await refusal(world.redeem(code))).toEqual([400, 'invalid_grant', 'code.used'])
    expect(world.browser.codes.replays).toHaveLength(1)
    expect((await info(world, first.access_token)).json.error).toBe('invalid_grant')
    expect((await refresh(world, first.refresh_token, {}, 'shop')).json.error_description).toBe('Invalid Refresh Token')
  })

  it('E08 revokes an access token of a domain without refresh tokens as well', async () => {
    issueRefreshTokens(world, null)
    const code = await world.giveCode()
    const first = (await world.redeem(code)).json
    expect(first.refresh_token).toBeUndefined()
    await world.redeem(code)
    expect((await info(world, first.access_token)).json.error).toBe('invalid_grant')
  })

  it('E08 tells of a replay also after the end of the code, and whatever else the request says', async () => {
    const code = await world.giveCode({ challenge: CHALLENGE })
    await world.redeem(code, { code_verifier: VERIFIER })
    world.clock.advanceSeconds(600)
    expect(await refusal(world.redeem(code, { redirect_uri: 'https://evil.example/' }))).toEqual([
      400,
      'invalid_grant',
      'code.used',
    ])
    expect(world.browser.codes.replays).toHaveLength(1)
  })

  it('E08 gives one of two callers at the same instant tokens, and ends them for the other', async () => {
    const code = await world.giveCode()
    const answers = await Promise.all([world.redeem(code), world.redeem(code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const winner = answers.find(({ status }) => status === 200)?.json
    expect((await info(world, winner?.access_token)).json.error).toBe('invalid_grant')
    expect(world.tokens.families.size).toBe(1)
  })

  it('E08 lets nobody but its client end what a code gave', async () => {
    addClient(world.config, 'd1', { clientId: 'other', grantTypes: new Set(['AUTHORIZATION_CODE']) })
    const code = await world.giveCode()
    const first = (await world.redeem(code)).json
    expect(await refusal(world.redeem(code, {}, 'other'))).toEqual([400, 'invalid_grant', 'code.client'])
    expect(world.browser.codes.replays).toEqual([])
    expect((await info(world, first.access_token)).status).toBe(200)
  })

  it('E12 refuses a code at the instant of its end', async () => {
    const code = await world.giveCode()
    world.clock.advanceSeconds(60)
    expect(await refusal(world.redeem(code))).toEqual([400, 'invalid_grant', 'code.live'])
  })

  it('refuses a code of another client, and of another domain, as an unknown one', async () => {
    const unknown = await world.redeem('x'.repeat(43))
    for (const changes of [{ clientPk: world.spa.pk }, { domainId: 'd2' }]) {
      const { status, json } = await world.redeem(await world.giveCode(changes))
      expect([status, json]).toEqual([unknown.status, unknown.json])
      expect(world.lastRule()).toBe('code.client')
    }
  })

  it.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}.`, 'é'.repeat(43)])(
    'refuses %j, which is no code',
    async (code) => {
      const { json } = await world.redeem(code)
      expect(json.error).toBe(code === '' ? 'invalid_request' : 'invalid_grant')
    },
  )

  it('refuses another redirect URI, and asks for one', async () => {
    const code = await world.giveCode()
    for (const redirect_uri of [`${REDIRECT_URI}/`, `${REDIRECT_URI}?x=1`, 'https://shop.example/BACK']) {
      expect(await refusal(world.redeem(code, { redirect_uri }))).toEqual([400, 'invalid_grant', 'code.redirect-uri'])
    }
    expect(await refusal(world.redeem(code, { redirect_uri: '' }))).toEqual([
      400,
      'invalid_request',
      'request.parameter-present',
    ])
    // None of these used it up.
    expect((await world.redeem(code)).status).toBe(200)
  })

  it('gives what was granted and the client still has, and says so', async () => {
    changeClient(world.config, 'shop', { scopes: new Set(['Ledger.read']) })
    const { scope, id_token } = await world.tokensFor({ scopes: ['openid', 'Ledger.read', 'Ledger.write'] })
    expect([scope, id_token]).toEqual(['Ledger.read', undefined])
  })

  it('refuses a client without the grant', async () => {
    changeClient(world.config, 'shop', { grantTypes: new Set(['REFRESH_TOKEN']) })
    expect(await refusal(world.redeem(await world.giveCode()))).toEqual([400, 'unauthorized_client', 'grant.allowed'])
  })
})

describe('proof keys at the token endpoint (RFC 7636 §4.5)', () => {
  const redeemed = async (
    challenge: typeof CHALLENGE | null | object,
    form: Record<string, string>,
    clientId?: string,
  ) => world.redeem(await world.giveCode({ challenge: challenge as never }), form, clientId)

  it('G01 takes the verifier of the challenge, shows the challenge with its padding, and keeps it', async () => {
    const { json } = await redeemed(CHALLENGE, { code_verifier: VERIFIER })
    const shown = { code_challenge: `${CHALLENGE.value}=`, code_challenge_method: 'S256' }
    expect(claimsOf(json.access_token)).toMatchObject(shown)
    const again = await refresh(world, json.refresh_token, {}, 'shop')
    expect(claimsOf(again.json.access_token)).toMatchObject(shown)
  })

  it('G01 refuses another verifier, and none', async () => {
    expect(await refusal(redeemed(CHALLENGE, { code_verifier: VERIFIER.replace('Y', 'y') }))).toEqual([
      400,
      'invalid_grant',
      'code.challenge',
    ])
    expect(await refusal(redeemed(CHALLENGE, {}))).toEqual([400, 'invalid_grant', 'code.verifier'])
  })

  it('G02 compares the verifier itself where the method is plain', async () => {
    const plain = { value: VERIFIER, method: 'plain' }
    expect((await redeemed(plain, { code_verifier: VERIFIER })).status).toBe(200)
    expect(await refusal(redeemed(plain, { code_verifier: VERIFIER.slice(1) }))).toEqual([
      400,
      'invalid_grant',
      'code.challenge',
    ])
  })

  it.each([
    ['G03', 'a'.repeat(42)],
    ['G03', 'a'.repeat(129)],
    ['G04', `${'a'.repeat(42)}+`],
    ['G04', `${'a'.repeat(42)} `],
  ])('%s refuses %j, which is no verifier, though the challenge was made from it', async (_id, code_verifier) => {
    const value = createHash('sha256').update(code_verifier).digest('base64url')
    const answer = redeemed({ value, method: 'S256' }, { code_verifier })
    expect(await refusal(answer)).toEqual([400, 'invalid_grant', 'code.verifier-form'])
  })

  it('refuses a verifier where the code has no challenge: somebody may have taken it out (RFC 9700 §2.1.1)', async () => {
    expect(await refusal(redeemed(null, { code_verifier: VERIFIER }))).toEqual([
      400,
      'invalid_grant',
      'code.no-challenge',
    ])
  })

  it('G07 ignores the verifier of a client whose proof keys the domain ignores', async () => {
    setAttributes(world, { usePKCE: 'PUBLIC_CLIENTS' })
    expect((await redeemed(null, { code_verifier: VERIFIER })).status).toBe(200)
    const answer = await redeemed(null, { code_verifier: VERIFIER }, 'spa')
    expect(answer.json.error).toBe('invalid_grant')
  })
})

describe('public clients (spec §3)', () => {
  const code = () => world.giveCode({ clientPk: world.spa.pk, challenge: CHALLENGE })

  it('redeem a code and refresh with their id alone', async () => {
    const { status, json } = await world.redeem(await code(), { code_verifier: VERIFIER }, 'spa')
    expect(status).toBe(200)
    const form = { grant_type: 'refresh_token', refresh_token: String(json.refresh_token), client_id: 'spa' }
    const again = await send(world.handle, '/oauth2/rest/token', { form })
    expect(again.status).toBe(200)
    expect(claimsOf(again.json.access_token)).toMatchObject({ sub: 'ada', client: 'spa' })
  })

  it('are told invalid_client when they are confidential, unknown, or hold a secret of their own', async () => {
    addClient(world.config, 'd1', {
      clientId: 'phone',
      clientType: 'MOBILE_CLIENT',
      grantTypes: new Set(['REFRESH_TOKEN']),
    })
    for (const client_id of ['shop', 'nobody', 'phone', 'x'.repeat(300)]) {
      const form = { grant_type: 'refresh_token', refresh_token: 'x', client_id }
      const { status, json } = await send(world.handle, '/oauth2/rest/token', { form })
      expect([status, json.error], client_id).toEqual([401, 'invalid_client'])
    }
  })

  it('that are mobile and have no secret need none', async () => {
    changeClient(world.config, 'spa', { clientType: 'MOBILE_CLIENT' })
    expect((await world.redeem(await code(), { code_verifier: VERIFIER }, 'spa')).status).toBe(200)
  })

  it('must prove themselves in the way that is set for them', async () => {
    changeClient(world.config, 'spa', { tokenEndpointAuthMethod: 'private_key_jwt' })
    expect(await refusal(world.redeem(await code(), { code_verifier: VERIFIER }, 'spa'))).toEqual([
      401,
      'invalid_client',
      'client.method',
    ])
  })

  it.each(['password', 'client_credentials', 'urn:ietf:params:oauth:grant-type:jwt-bearer'])(
    'get nothing by %s, whatever the client is allowed',
    async (grant_type) => {
      changeClient(world.config, 'spa', { grantTypes: new Set(['PASSWORD', 'CLIENT_CREDENTIALS', 'JWT_BEARER']) })
      const form = { grant_type, client_id: 'spa', username: 'ada', password: 'x', assertion: 'x' }
      const { status, json } = await send(world.handle, '/oauth2/rest/token', { form })
      expect([status, json.error]).toEqual([401, 'invalid_client'])
    },
  )
})

describe('a code in time', () => {
  it('is good until the last instant of its life', async () => {
    const code = await world.giveCode({ expiresAt: addSeconds(world.clock.now(), 1) })
    world.clock.set(new Date(world.clock.now().getTime() + 999))
    expect((await world.redeem(code)).status).toBe(200)
  })
})
