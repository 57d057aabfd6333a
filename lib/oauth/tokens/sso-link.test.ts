import { beforeEach, describe, expect, it } from 'vitest'
import { addSeconds, epochSeconds } from '@/lib/base/clock'
import { shortId, systemRandom } from '@/lib/base/random'
import { AT, PARTNER, partnerClaims, partnerKey, signedBy, trustedIssuer } from '../testing/assertions'
import { type CodeWorld, createCodeWorld } from '../testing/code-world'
import { info, refresh, setAttributes } from '../testing/people'
import { addClient, basic, PUBLIC_URL, readToken, SECRET, send } from '../testing/world'
import { ssoLinkDelivery } from './sso-link'

let world: CodeWorld
beforeEach(() => {
  world = createCodeWorld()
  setAttributes(world, { OAUTH_TOKEN_RESPONSE_TYPE: 'header' })
  addClient(world.config, 'd1', {
    clientId: 'intranet',
    grantTypes: new Set(['JWT_BEARER', 'REFRESH_TOKEN']),
    scopes: new Set(['Ledger.read']),
    defaultScope: 'Ledger.read',
  })
})

const delivered = () => {
  const domain = world.config.domainByName('Payments')
  if (!domain) throw new Error('there is a domain')
  return ssoLinkDelivery(world.deps, domain, world.session, world.clock.now())
}
const link = async () => (await delivered()).headers.JWTAssertion ?? ''
const claimsOf = (token: unknown) => readToken(token).claims
const exchange = (assertion: string) =>
  send(world.handle, '/oauth2/rest/token', {
    headers: { authorization: basic('intranet', SECRET) },
    form: { grant_type: 'JWT_BEARER', assertion },
  })
async function refusal(assertion: string) {
  const { status, json } = await exchange(assertion)
  return [status, json.error, world.lastRule()]
}
const REFUSED = [400, 'invalid_grant', 'assertion.session']

/** A user token of the domain, with changes. */
function own(changes: Record<string, unknown>) {
  const key = world.domain.signingKey
  if (!key) throw new Error('the domain has a key')
  const iss = `${PUBLIC_URL}/oauth2`
  const claims = { iss, aud: iss, sub: 'ada', iat: AT, exp: AT + 300, jti: shortId(systemRandom), ...changes }
  return signedBy(key, claims, { kid: key.kid, x5t: key.x5t })
}

describe('the SSO link token (spec runtime-api §11)', () => {
  it('is made where the domain wants one, and not otherwise', async () => {
    setAttributes(world, {})
    expect(await delivered()).toEqual({ cookies: [], headers: {} })
    setAttributes(world, { OAUTH_TOKEN_RESPONSE_TYPE: 'cookie' })
    const { cookies, headers } = await delivered()
    expect(headers).toEqual({})
    expect(cookies).toEqual([
      expect.stringMatching(
        /^OAUTH_TOKEN=[\w-]+\.[\w-]+\.[\w-]+; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ])
  })

  it('names the session and its person, and lives no longer than either setting or session', async () => {
    const { sub, uid, sessionId, domain, iat, exp, aud, iss } = claimsOf(await link())
    const issuer = `${PUBLIC_URL}/oauth2`
    expect({ sub, uid, sessionId, domain, aud, iss }).toEqual({
      sub: 'ada',
      uid: world.ada.id,
      sessionId: world.session.id,
      domain: 'Payments',
      aud: issuer,
      iss: issuer,
    })
    expect(Number(exp) - Number(iat)).toBe(3600)
    world.clock.set(addSeconds(world.session.expiresAt, -60))
    expect(claimsOf(await link()).exp).toBe(epochSeconds(world.session.expiresAt))
  })

  it('G29 of a live session becomes an access token, as often as it is shown', async () => {
    const assertion = await link()
    for (const _ of [1, 2]) {
      const { status, json } = await exchange(assertion)
      expect(status).toBe(200)
      expect(claimsOf(json.access_token)).toMatchObject({ sub: 'ada', uid: world.ada.id, client: 'intranet' })
      expect(claimsOf(json.access_token)).not.toHaveProperty('grant')
    }
  })

  it('G29 is refused once the session ended', async () => {
    const assertion = await link()
    await world.browser.sessions.end(world.session.id, world.clock.now(), 'SIGNED_OUT')
    expect(await refusal(assertion)).toEqual(REFUSED)
  })

  it('G29 is refused once the session was idle for too long', async () => {
    const assertion = await link()
    world.clock.advanceSeconds(world.session.idleSeconds - 1)
    expect((await exchange(assertion)).status).toBe(200)
    world.clock.advanceSeconds(1)
    expect(await refusal(assertion)).toEqual(REFUSED)
  })

  it('G29 is refused when nobody knows the session, or it is one of another domain', async () => {
    const assertion = await link()
    const row = world.browser.sessions.sessions.get(world.session.id)
    if (row) row.domainId = 'd2'
    expect(await refusal(assertion)).toEqual(REFUSED)
    world.browser.sessions.sessions.clear()
    expect(await refusal(assertion)).toEqual(REFUSED)
  })

  it('G30 is refused when the session is of somebody else', async () => {
    world.users.add({ username: 'bob' })
    expect(await refusal(own({ sub: 'bob', sessionId: world.session.id }))).toEqual(REFUSED)
  })

  it.each(['sessionId', 'session_id'])('is read under the name %s', async (name) => {
    expect((await exchange(own({ [name]: world.session.id }))).status).toBe(200)
    expect(await refusal(own({ [name]: 'another' }))).toEqual(REFUSED)
    expect(await refusal(own({ [name]: 7 }))).toEqual(REFUSED)
  })

  it('is refused when the two names disagree', async () => {
    expect((await exchange(own({ sessionId: world.session.id, session_id: world.session.id }))).status).toBe(200)
    expect(await refusal(own({ sessionId: world.session.id, session_id: 'another' }))).toEqual(REFUSED)
  })

  it('is no session of ours when a trusted issuer names it', async () => {
    world.config.issuers = [trustedIssuer()]
    const assertion = signedBy(partnerKey(), partnerClaims({ iss: PARTNER, sub: 'ada', sessionId: 'theirs' }))
    expect((await exchange(assertion)).status).toBe(200)
  })

  it('links the tokens it becomes where the domain links them', async () => {
    setAttributes(world, { OAUTH_TOKEN_RESPONSE_TYPE: 'header', linkTokensToSession: 'true' })
    const { json } = await exchange(await link())
    expect(claimsOf(json.access_token).sid).toBe(world.session.id)
    await world.browser.sessions.end(world.session.id, world.clock.now(), 'ADMINISTRATOR')
    expect((await info(world, json.access_token)).json.error).toBe('invalid_grant')
    expect((await refresh(world, json.refresh_token, {}, 'intranet')).json.error).toBe('invalid_grant')
  })

  it('is no access token', async () => {
    expect((await info(world, await link())).json.error).toBe('invalid_grant')
  })
})
