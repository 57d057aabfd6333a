import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { revokeAccessToken, revokeClientTokens, revokeFamily } from '@/lib/policy/token-revocation'
import { deleteUser } from '@/lib/users/delete-user'
import { person } from '@/lib/users/testing/world'
import { disableUser, signOutUserEverywhere } from '@/lib/users/user-state'
import { inspectToken } from './inspect-token'
import { type DiagnosticWorld, openDiagnosticWorld, PASSWORD } from './testing/world'

let world: DiagnosticWorld
beforeAll(async () => {
  world = await openDiagnosticWorld()
})
afterAll(() => world.close())

const look = (pasted: string, ctx = world.system) => inspectToken(ctx, pasted)
let users = 0

/** Tokens of a person of their own, obtained as any client would. */
async function signedIn() {
  const user = await world.addUser(`person-${++users}`)
  const owner = await world.addClient()
  const { json } = await world.ask({ grant_type: 'PASSWORD', username: user.username, password: PASSWORD }, owner)
  return { user, owner, access: json.access_token ?? '', refresh: json.refresh_token ?? '' }
}
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const failing = (rules: { state: string; id: string }[]) => rules.find((rule) => rule.state === 'failed')?.id

describe('a good token', () => {
  it('of a person is told in two sentences, with its client, user, grant and authorization', async () => {
    const { user, owner, access } = await signedIn()
    const found = await look(access)
    expect(found.sentence).toBe(
      `Valid for 60 minutes more. Issued to ${owner.client.name} for ${user.username} through the password grant.`,
    )
    expect(found).toMatchObject({ kind: 'access token', tone: 'good', isSigned: true })
    expect(found.belongings).toMatchObject({
      domain: { name: 'Payments' },
      client: { pk: owner.client.pk },
      user: { id: user.id, canOpen: true },
      scopes: ['Ledger.read'],
    })
    expect(found.rules.every((rule) => rule.state === 'passed')).toBe(true)
    expect(found.chain.map(({ kind, state }) => [kind, state])).toEqual([
      ['authorization', 'stands'],
      ['refresh', 'can be used'],
      ['access', 'valid'],
    ])
    expect(found.explanations.map((each) => each.claim)).toEqual(Object.keys(claimsOf(access)))
    expect(found.targets).toMatchObject({
      accessToken: { domainId: world.domain.id },
      user: { id: user.id, families: { total: 1, isExact: true } },
      client: { pk: owner.client.pk, families: { total: 1, isExact: true } },
    })
    expect(found.enders.map((ender) => ender.what)).toContain(`Signing ${user.username} out everywhere`)
  })

  it('of a client speaks for itself and has no authorization behind it', async () => {
    const { json } = await world.ask({ grant_type: 'CLIENT_CREDENTIALS' })
    const found = await look(json.access_token ?? '')
    expect(found.sentence).toBe(
      `Valid for 60 minutes more. Issued to ${world.client.name} for itself through the client credentials grant.`,
    )
    expect(found.belongings?.user).toBeNull()
    expect(found.chain).toEqual([])
    expect(found.targets).toMatchObject({ familyId: null, user: null, client: { pk: world.client.pk } })
  })

  it('that came from a refresh names the refresh token it was minted from', async () => {
    const { owner, refresh } = await signedIn()
    const { json } = await world.ask({ grant_type: 'REFRESH_TOKEN', refresh_token: refresh }, owner)
    const found = await look(json.access_token ?? '')
    expect(found.tone).toBe('good')
    expect(found.belongings?.grant).toBe('the password grant')
    expect(found.chain.map(({ kind }) => kind)).toEqual(['authorization', 'refresh', 'access'])
    const refreshed = await look(refresh)
    expect(refreshed).toMatchObject({ kind: 'refresh token', tone: 'good', header: null })
    expect(refreshed.sentence).toMatch(/^Valid for 24 hours more\. Issued to .* through the password grant\.$/)
    expect(refreshed.chain.filter((link) => link.isThis)).toHaveLength(1)
  })

  it('is found in whatever it was copied with', async () => {
    const { access, refresh } = await signedIn()
    for (const text of [
      `Authorization: Bearer ${access}`,
      `bearer ${access}\n`,
      `"access_token": "${access}",`,
      `${access.slice(0, 40)}\n   ${access.slice(40)}`,
    ]) {
      expect((await look(text)).tone, text.slice(0, 30)).toBe('good')
    }
    expect((await look(`refresh_token=${encodeURIComponent(refresh)}`)).kind).toBe('refresh token')
  })
})

describe('a token that is not good any more', () => {
  it.each([
    ['token.live', async () => world.clock.advanceSeconds(3600), 'it has expired'],
    [
      'token.revoked',
      async (one: Awaited<ReturnType<typeof signedIn>>) => {
        const { jti, exp } = claimsOf(one.access)
        await revokeAccessToken(world.system, world.domain.id, jti, new Date(exp * 1000))
      },
      'it was revoked',
    ],
    [
      'token.family',
      async (one: Awaited<ReturnType<typeof signedIn>>) => {
        const { targets } = await look(one.access)
        await revokeFamily(world.system, targets?.familyId ?? '')
      },
      'the authorization it comes from was revoked',
    ],
    [
      'token.client-revoked',
      async ({ owner }: Awaited<ReturnType<typeof signedIn>>) => {
        world.clock.advanceSeconds(1)
        await revokeClientTokens(world.system, owner.client.pk)
      },
      'all tokens of its client were revoked after it was issued',
    ],
    [
      'token.user-state',
      async ({ user }: Awaited<ReturnType<typeof signedIn>>) => disableUser(world.system, user.id),
      'its user is gone, locked or disabled',
    ],
    [
      'token.user-revoked',
      async ({ user }: Awaited<ReturnType<typeof signedIn>>) => {
        world.clock.advanceSeconds(1)
        await signOutUserEverywhere(world.system, user.id)
      },
      'its user was signed out after it was issued',
    ],
    [
      'token.client',
      async ({ owner }: Awaited<ReturnType<typeof signedIn>>) => deleteClient(world.system, { pk: owner.client.pk }),
      'the client it was issued to is gone',
    ],
  ] as const)('names the rule %s, opened, and asks none behind it', async (rule, spoil, words) => {
    const one = await signedIn()
    await spoil(one)
    const found = await look(one.access)
    expect(found.tone).toBe('bad')
    expect(found.sentence).toContain(`Not valid: ${words}.`)
    expect(failing(found.rules)).toBe(rule)
    const states = found.rules.map(({ state }) => state)
    const at = states.indexOf('failed')
    expect(states.slice(0, at).every((state) => state === 'passed')).toBe(true)
    expect(states.slice(at + 1).every((state) => state === 'not asked')).toBe(true)
    expect(found.rules[at]).toMatchObject({ got: expect.any(String), where: expect.any(String) })
  })

  it('is judged by the rules in the order told, whatever else is wrong with it', async () => {
    const { user, owner, access } = await signedIn()
    const { targets } = await look(access)
    const { jti, exp } = claimsOf(access)
    const decides = async () => failing((await look(access)).rules)
    world.clock.advanceSeconds(2)
    await signOutUserEverywhere(world.system, user.id)
    expect(await decides()).toBe('token.user-revoked')
    await disableUser(world.system, user.id)
    expect(await decides()).toBe('token.user-state')
    await revokeFamily(world.system, targets?.familyId ?? '')
    expect(await decides()).toBe('token.family')
    expect(await look(access)).toMatchObject({
      chain: [{ state: 'revoked: by an administrator' }, { state: 'revoked with it' }, { state: 'not valid' }],
      targets: { familyId: null, accessToken: expect.any(Object) },
    })
    await revokeAccessToken(world.system, world.domain.id, jti, new Date(exp * 1000))
    expect(await decides()).toBe('token.revoked')
    await revokeClientTokens(world.system, owner.client.pk)
    expect(await decides()).toBe('token.client-revoked')
    await deleteClient(world.system, { pk: owner.client.pk })
    expect(await decides()).toBe('token.client')
    world.clock.advanceSeconds(3600)
    expect(await decides()).toBe('token.live')
  })

  it('tells a used refresh token as what its next use would do', async () => {
    const strict = { refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' }
    await world.addRealm('Strict', strict)
    const owner = await world.addClient({ idDomain: 'Strict' })
    const { json } = await world.ask({ grant_type: 'PASSWORD', username: 'casey.brown', password: PASSWORD }, owner)
    const refresh = json.refresh_token ?? ''
    await world.ask({ grant_type: 'REFRESH_TOKEN', refresh_token: refresh }, owner)
    world.clock.advanceSeconds(60)
    const found = await look(refresh)
    expect(failing(found.rules)).toBe('refresh.reused')
    expect(found.chain.map(({ state }) => state)).toEqual(['stands', 'replaced', 'can be used'])
    // Looking is no use: the authorization still stands.
    expect((await look(refresh)).chain[0]?.state).toBe('stands')
  })

  it('of a deleted person says so, and names the person no more than the token does', async () => {
    const { user, access } = await signedIn()
    await deleteUser(world.system, user.id)
    const found = await look(access)
    expect(found.tone).toBe('bad')
    expect(found.belongings?.user).toMatchObject({ name: user.username, canOpen: false })
  })
})

describe('a text that is no token of ours', () => {
  it('is told apart: forged, foreign, encrypted, garbage, nothing', async () => {
    const { access } = await signedIn()
    const [header = '', , signature = ''] = access.split('.')
    const other = { ...claimsOf(access), sub: 'somebody else' }
    const forged = [header, Buffer.from(JSON.stringify(other)).toString('base64url'), signature].join('.')
    const found = await look(forged)
    expect(found).toMatchObject({ isSigned: false, tone: 'bad', targets: null, explanations: [], chain: [] })
    expect(found.sentence).toBe(
      'Not valid: its signature does not verify, so it was changed or forged. Nobody vouches for what it says about itself.',
    )

    const stranger = Buffer.from(JSON.stringify({ iss: 'https://elsewhere.example', domain: 'Elsewhere' }))
    const foreign = await look(`${header}.${stranger.toString('base64url')}.${signature}`)
    expect(foreign).toMatchObject({ kind: 'foreign token', belongings: null, rules: [] })
    expect(foreign.claims).toMatchObject({ iss: 'https://elsewhere.example' })
    expect(foreign.sentence).toContain('Not one of yours')

    for (const text of ['a.b.c.d.e', 'hello', '{"json": true}', '....', 'x'.repeat(20_000), '\u0000\ud800']) {
      expect((await look(text)).kind, text.slice(0, 20)).toBe('no token')
    }
    expect((await look('  ')).sentence).toBe('There is nothing to look at yet.')
  })

  it('without a signature, or under another algorithm, is not believed', async () => {
    const { access } = await signedIn()
    const [, claims = ''] = access.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'Payments' })).toString('base64url')
    const found = await look(`${none}.${claims}.`)
    expect(found).toMatchObject({ isSigned: false, tone: 'bad' })
  })
})

describe('who may inspect', () => {
  it('everybody with a role, in the domains they reach, and nobody else', async () => {
    const { access, refresh } = await signedIn()
    const other = await createDomain(world.system, { name: `Other-${users}` })
    const auditor = world.as(person('otto', 'AUDITOR'))
    const own = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', [world.domain.id]))
    const foreign = world.as(person('dirk', 'DOMAIN_ADMINISTRATOR', [other.id]))
    for (const text of [access, refresh]) {
      expect((await look(text, auditor)).tone).toBe('good')
      expect((await look(text, auditor)).targets).toBeNull()
      expect((await look(text, own)).targets).not.toBeNull()
      const seen = await look(text, foreign)
      expect(seen).toMatchObject({ belongings: null, rules: [], chain: [], targets: null })
      expect(seen.sentence).toContain('Not one of yours')
    }
    const nobody = world.as({ kind: 'ANONYMOUS', id: null, name: 'anonymous', role: null, domainIds: [] })
    await expect(look(access, nobody)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('leaves no trace of the text', async () => {
    const { access } = await signedIn()
    const { seq } = await world.store.audit.head()
    const found = await look(access)
    expect((await world.store.audit.head()).seq).toBe(seq)
    expect(JSON.stringify(found)).not.toContain(access.split('.')[2])
  })
})
