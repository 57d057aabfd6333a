import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { protocolProbe } from '@/lib/diagnostics/protocol-probe'
import { type DiagnosticWorld, openDiagnosticWorld, PASSWORD } from '@/lib/diagnostics/testing/world'
import { RULES } from '@/lib/oauth/rules'
import { updateDomain } from '@/lib/policy/domains'
import { updateResource } from '@/lib/policy/resources'
import { createTrustedIssuer, updateTrustedIssuer } from '@/lib/policy/trusted-issuers'
import { disableUser, lockUser, signOutUserEverywhere, unlockUser } from '@/lib/users/user-state'

let world: DiagnosticWorld
beforeAll(async () => {
  world = await openDiagnosticWorld()
})
afterAll(() => world.close())

const probe = () => protocolProbe()
const run = (request: Parameters<ReturnType<typeof probe>['dryRun']>[0]) => probe().dryRun(request)
const place = () => ({ domainName: world.domain.name, clientId: world.client.id })
const rule = async (verdict: ReturnType<typeof run>) => {
  const outcome = await verdict
  return outcome.passes ? 'passes' : outcome.rule.id
}

describe('the order of rules that the probe tells', () => {
  it('holds every rule about access tokens and refresh tokens, each once', () => {
    const ids = (start: string) =>
      Object.keys(RULES)
        .filter((id) => id.startsWith(start))
        .sort()
    expect(
      probe()
        .accessTokenRules.map(({ id }) => id)
        .sort(),
    ).toEqual(ids('token.'))
    expect(
      probe()
        .refreshTokenRules.map(({ id }) => id)
        .sort(),
    ).toEqual(ids('refresh.'))
  })
})

describe('a dry run', () => {
  it('of the password grant is refused by the state of the person, never by a password, and counts no failure', async () => {
    const user = await world.addUser('dry.run')
    const ask = () => run({ ...place(), grantType: 'PASSWORD', username: user.username })
    expect(await rule(ask())).toBe('passes')
    await lockUser(world.system, user.id)
    for (let attempt = 0; attempt < 10; attempt += 1) expect(await rule(ask())).toBe('password.user-locked')
    await unlockUser(world.system, user.id)
    expect(await rule(ask())).toBe('passes')
    expect((await world.store.users.byId(user.id))?.failures).toBe(0)
    expect(await rule(run({ ...place(), grantType: 'PASSWORD', username: 'nobody.here' }))).toBe('password.user-known')
  })

  it('of the password grant obeys the switch of the domain', async () => {
    const ask = () => run({ ...place(), grantType: 'PASSWORD', username: 'casey.brown' })
    await updateDomain(world.system, { name: 'Payments' }, { customAttrs: { passwordGrantEnabled: 'false' } })
    expect(await rule(ask())).toBe('password.enabled')
    await updateDomain(world.system, { name: 'Payments' }, { customAttrs: null })
    expect(await rule(ask())).toBe('passes')
  })

  it('of a code is refused by the state of the person and of the client, and uses nothing up', async () => {
    const user = await world.addUser('code.run')
    const { client } = await world.addClient({ grantTypes: ['AUTHORIZATION_CODE'] })
    const ask = (username = user.username) =>
      run({ ...place(), clientId: client.id, grantType: 'AUTHORIZATION_CODE', username })
    expect(await rule(ask())).toBe('passes')
    expect(await rule(ask())).toBe('passes')
    await lockUser(world.system, user.id)
    expect(await rule(ask())).toBe('code.user-state')
    expect(await rule(ask('nobody.here'))).toBe('code.user-state')
    expect(await rule(run({ ...place(), grantType: 'AUTHORIZATION_CODE', username: user.username }))).toBe(
      'grant.allowed',
    )
  })

  it('of an assertion obeys the trusted issuer, and uses none up', async () => {
    const issuer = 'https://idp.example'
    const ask = () => run({ ...place(), grantType: 'JWT_BEARER', username: 'casey.brown', issuer })
    expect(await rule(ask())).toBe('assertion.issuer')
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const made = await createTrustedIssuer(world.system, world.domain.id, {
      issuer,
      keys: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    })
    expect(await rule(ask())).toBe('passes')
    expect(await rule(ask())).toBe('passes')
    await updateTrustedIssuer(world.system, made.id, { enabled: false })
    expect(await rule(ask())).toBe('assertion.issuer')
  })

  it('of a refresh leaves the token as it was', async () => {
    const { json } = await world.ask({ grant_type: 'PASSWORD', username: 'casey.brown', password: PASSWORD })
    const hash = probe().refreshTokenHash(json.refresh_token ?? '') ?? ''
    const before = await world.store.refreshTokens.find(hash)
    const ask = () => run({ ...place(), grantType: 'REFRESH_TOKEN', refreshTokenId: before?.id ?? '' })
    expect(await rule(ask())).toBe('passes')
    expect(await world.store.refreshTokens.find(hash)).toEqual(before)
    const other = await world.addClient()
    expect(
      await rule(
        run({ ...place(), clientId: other.client.id, grantType: 'REFRESH_TOKEN', refreshTokenId: before?.id ?? '' }),
      ),
    ).toBe('refresh.client')
  })

  it('of an exchange names one missing setting after another, until none is missing', async () => {
    const { client: caller } = await world.addClient()
    const ask = () =>
      run({
        ...place(),
        clientId: caller.id,
        grantType: 'TOKEN_EXCHANGE',
        subject: { kind: 'user', username: 'casey.brown', clientId: world.client.id, scopes: ['Ledger.read'] },
        actor: null,
        scopes: ['Ledger.read'],
        resources: [],
        audiences: [],
      })
    expect(await rule(ask())).toBe('exchange.mode-enabled')
    const customAttrs = { TokenExchange_ImpersonationEnabled: 'true' }
    await updateDomain(world.system, { name: 'Payments' }, { customAttrs })
    expect(await rule(ask())).toBe('exchange.client-allowed')
    const allowed = {
      attrName: 'TokenExchange_AllowedClientsForImpersonation',
      attrValue: caller.id,
      attrType: 'STATIC',
    }
    await updateResource(world.system, { name: 'Ledger', domainName: 'Payments' }, { tokenAttributes: [allowed] })
    expect(await rule(ask())).toBe('passes')
    await updateDomain(world.system, { name: 'Payments' }, { customAttrs: null })
  })

  it('signs with a key that no domain believes and no key set publishes', async () => {
    const { json } = await world.ask({ grant_type: 'CLIENT_CREDENTIALS' })
    expect((await probe().verifyAccessToken('Payments', json.access_token ?? '')).passes).toBe(true)
    const domain = await world.runtime.oauth.config.domainByName('Payments')
    expect(domain?.verificationKeys.map(({ kid }) => kid)).toEqual(['Payments'])
    expect(JSON.stringify(domain?.jwks)).not.toContain('dry-run')
  })

  it('of a client without the grant, an unknown client and an unknown domain says so', async () => {
    const { client } = await world.addClient({ grantTypes: ['CLIENT_CREDENTIALS'] })
    const ask = (given: object) => rule(run({ ...place(), grantType: 'PASSWORD', username: 'casey.brown', ...given }))
    expect(await ask({ clientId: client.id })).toBe('grant.allowed')
    expect(await ask({ clientId: 'nobody' })).toBe('client.known')
    expect(await ask({ domainName: 'Nowhere' })).toBe('domain.known')
  })
})

describe('a supposed access token', () => {
  it('is refused for what was decided after the instant it is said to be from', async () => {
    const user = await world.addUser('sup.posed')
    const token = {
      ...place(),
      userId: user.id,
      subject: user.username,
      scopes: ['Ledger.read'],
      issuedAt: world.clock.now(),
      familyId: world.system.random.uuid(),
      grantType: 'PASSWORD' as const,
      refreshTokenId: null,
      linkedSessionId: null,
    }
    expect(await rule(probe().verifySupposed(token))).toBe('passes')
    world.clock.advanceSeconds(2)
    await signOutUserEverywhere(world.system, user.id)
    expect(await rule(probe().verifySupposed(token))).toBe('token.user-revoked')
    expect(await rule(probe().verifySupposed({ ...token, issuedAt: world.clock.now() }))).toBe('passes')
    const linked = { ...token, issuedAt: world.clock.now(), linkedSessionId: world.system.random.uuid() }
    expect(await rule(probe().verifySupposed(linked))).toBe('token.session')
    await disableUser(world.system, user.id)
    expect(await rule(probe().verifySupposed(token))).toBe('token.user-state')
  })
})
