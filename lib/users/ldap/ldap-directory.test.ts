import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import { BASE_DN, hasDirectory, LDAP_URL, peculiarServer } from '@/lib/egress/testing/directory'
import type { IdentityStoreRecord } from '@/lib/store/user-types'
import { BIND_PASSWORD, PASSWORD } from '@/scripts/lib/openldap/tree.mjs'
import { forgetClient } from './ldap-clients'
import { createLdapDirectory } from './ldap-directory'
import { activeDirectorySettings, type LdapSettingsParts, ldapStore } from './testing/ldap-store'

const directory = createLdapDirectory(new FrozenClock('2026-03-01T00:00:00Z'))
const stores: IdentityStoreRecord[] = []
const open: { close(): Promise<void> }[] = []

beforeAll(() => {
  log().level = 'silent'
})
afterEach(async () => {
  for (const store of stores.splice(0)) forgetClient(store.id)
  for (const server of open.splice(0)) await server.close()
})
afterAll(() => {
  log().level = 'info'
})

function store(given?: Parameters<typeof ldapStore>[0]): IdentityStoreRecord {
  const made = ldapStore(given)
  stores.push(made)
  return made
}

const find = (username: string, given?: Parameters<typeof ldapStore>[0]) =>
  directory.findInDirectory(store(given), BIND_PASSWORD, username)
const signIn = (username: string, password = PASSWORD, given?: Parameters<typeof ldapStore>[0]) =>
  directory.authenticateInDirectory(store(given), BIND_PASSWORD, username, password)

async function elsewhere(given: LdapSettingsParts['connection'] = {}) {
  const server = await peculiarServer()
  open.push(server)
  const times = { connectTimeoutMs: 300, operationTimeoutMs: 400 }
  return { server, given: { connection: { url: `ldap://127.0.0.1:${server.port}`, ...times, ...given } } }
}

describe.runIf(hasDirectory)('people of a directory', () => {
  it('are described in our terms', async () => {
    expect(await find('ada')).toEqual({
      dn: `uid=ada,ou=people,${BASE_DN}`,
      username: 'ada',
      displayName: 'Ada Lovelace',
      givenName: 'Ada',
      familyName: 'Lovelace',
      email: 'ada@hotel.example',
      emailVerified: false,
      phone: '+44 20 7946 0001',
      phoneVerified: false,
      address: {
        street_address: "12 St James's Square",
        locality: 'London',
        region: 'Greater London',
        postal_code: 'SW1Y 4JH',
      },
      profile: { nickname: 'Countess' },
      groups: ['night-audit', 'staff'],
      attributes: { staffNumber: '1815', kinds: ['inetOrgPerson', 'extensibleObject'] },
      native: {
        locked: false,
        disabled: false,
        mustChangePassword: false,
        passwordChangedAt: new Date('2026-01-01T12:00:00Z'),
      },
    })
  })

  it('have the same groups when groups are searched, and none when they are not wanted', async () => {
    const groups = { source: 'SEARCH', baseDn: `ou=groups,${BASE_DN}` } as const
    expect((await find('ada', { groups }))?.groups).toEqual(['night-audit', 'staff'])
    expect((await find('ada', { groups: { source: 'NONE' } }))?.groups).toEqual([])
  })

  it('have no group from outside the base', async () => {
    expect((await find('ada', { groups: { baseDn: `ou=elsewhere,${BASE_DN}` } }))?.groups).toEqual([])
  })

  it('keep one name, however it was typed, and are unknown by a name that only resembles theirs', async () => {
    expect((await find('ADA'))?.username).toBe('ada')
    for (const near of ['ada ', ' ada', 'a da', 'a*', 'ａｄａ', 'ada\u0000', '', '*'])
      expect(await find(near)).toBeNull()
  })

  it('are unknown when two have the name, because nobody could say who is meant', async () => {
    expect(await find('twin', { search: { baseDn: BASE_DN } })).toBeNull()
    expect((await find('twin'))?.displayName).toBe('Twin In People')
  })

  it('are searched by the beginning of name, user name and e-mail address, never more than asked for', async () => {
    const search = (q: string, limit = 50) => directory.searchDirectory(store(), BIND_PASSWORD, q, limit)
    expect((await search('gra')).map((person) => person.username)).toEqual(['grace'])
    expect((await search('Lovel')).map((person) => person.username)).toEqual(['ada'])
    expect((await search('bea@')).map((person) => person.username)).toEqual(['bea'])
    expect(await search('*')).toEqual([])
    expect(await search(')(uid=*')).toEqual([])
    expect(await search('', 3)).toHaveLength(3)
  })
})

describe.runIf(hasDirectory)('a password checked by a directory', () => {
  it('is right or wrong', async () => {
    expect(await signIn('grace')).toMatchObject({ outcome: 'match', entry: { username: 'grace', groups: ['staff'] } })
    expect(await signIn('grace', 'wrong')).toMatchObject({ outcome: 'refused', reason: 'password' })
    expect(await signIn('grace')).toMatchObject({ outcome: 'match' })
  })

  it('is refused when it is empty, for a person and for nobody', async () => {
    expect(await signIn('ada', '')).toMatchObject({ outcome: 'refused', reason: 'password' })
    expect(await signIn('nobody-here', '')).toEqual({ outcome: 'refused', reason: 'unknown' })
  })

  it.each(['nobody-here', '*', 'ada)(uid=*', 'uid=ada', `uid=ada,ou=people,${BASE_DN}`, 'a'.repeat(300)])(
    'lets nobody in as %j',
    async (username) => {
      expect(await signIn(username)).toEqual({ outcome: 'refused', reason: 'unknown' })
    },
  )

  it('finds the lock that the directory itself put on after its own number of failures', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) await signIn('throttled', 'wrong')
    expect(await signIn('throttled')).toMatchObject({ outcome: 'refused', reason: 'locked' })
    expect((await find('throttled'))?.native.locked).toBe(true)
  })

  it('finds a lock for good and a password that must be changed', async () => {
    expect(await signIn('locked')).toMatchObject({ outcome: 'refused', reason: 'locked' })
    expect(await signIn('newcomer')).toMatchObject({
      outcome: 'match',
      entry: { native: { mustChangePassword: true } },
    })
  })

  it('is taken again when a lock of the directory has ended', async () => {
    const native = { lockDurationSeconds: 60 }
    expect((await find('once-locked'))?.native.locked).toBe(true)
    expect((await find('once-locked', { native }))?.native.locked).toBe(false)
    expect(await signIn('once-locked')).toMatchObject({ outcome: 'match', entry: { native: { locked: false } } })
  })

  it('reads flags and times as Active Directory keeps them', async () => {
    const native = async (username: string) => (await find(username, activeDirectorySettings()))?.native
    const fine = { locked: false, disabled: false, mustChangePassword: false }
    expect(await native('wanda')).toEqual({ ...fine, passwordChangedAt: new Date('2025-01-01T00:00:00Z') })
    expect(await native('disabled')).toMatchObject({ ...fine, disabled: true })
    expect(await native('locked-out')).toMatchObject({ ...fine, locked: true })
    expect(await native('must-change')).toMatchObject({ ...fine, mustChangePassword: true, passwordChangedAt: null })
    expect(await signIn('wanda', PASSWORD, activeDirectorySettings())).toMatchObject({ outcome: 'match' })
  })
})

describe.runIf(hasDirectory)('a directory that cannot be asked', () => {
  const unavailable = { outcome: 'unavailable' }

  it('is told apart from a person who is unknown, when it is down', async () => {
    const { server, given } = await elsewhere()
    await server.close()
    expect(await signIn('ada', PASSWORD, given)).toEqual(unavailable)
    await expect(find('ada', given)).rejects.toMatchObject({ name: 'DirectoryUnavailable' })
  })

  it('is given up in time when it takes connections and never answers, and holds up no other', async () => {
    const { given } = await elsewhere()
    const startedAt = performance.now()
    const slow = signIn('ada', PASSWORD, given).then((verdict) => ({ verdict, after: performance.now() - startedAt }))
    expect(await signIn('ada')).toMatchObject({ outcome: 'match' })
    const { verdict, after } = await slow
    expect(verdict).toEqual(unavailable)
    expect(after).toBeLessThan(1500)
  })

  it('is not believed without the right authority, and not asked with the wrong password of the bind account', async () => {
    expect(await signIn('ada', PASSWORD, { connection: { caCertificates: '' } })).toEqual(unavailable)
    expect(await directory.authenticateInDirectory(store(), 'wrong', 'ada', PASSWORD)).toEqual(unavailable)
  })

  it('is not followed in circles', async () => {
    const loop = { search: { baseDn: `ou=people,ou=loop,ou=referrals,${BASE_DN}` } }
    expect(await signIn('ada', PASSWORD, loop)).toEqual(unavailable)
  })

  it('is not asked in clear, unless it is this very machine and an administrator said so', async () => {
    const { server, given } = await elsewhere()
    expect(await signIn('ada', PASSWORD, given)).toEqual(unavailable)
    const plain = { connection: { url: LDAP_URL, allowPlaintext: true } }
    expect(await signIn('ada', PASSWORD, plain)).toMatchObject({ outcome: 'match' })
    expect(server.port).toBeGreaterThan(0)
  })
})

describe.runIf(hasDirectory)('the password of a person of a directory', () => {
  const change = (username: string, current: string, next: string) =>
    directory.changePasswordInDirectory(store(), BIND_PASSWORD, username, { current, next })

  it('is changed there with the rights of the person', async () => {
    const next = `nine white candles ${'x'.repeat(120)}`
    expect(await change('grace', PASSWORD, next)).toMatchObject({ outcome: 'changed', entry: { username: 'grace' } })
    expect((await signIn('grace', next)).outcome).toBe('match')
    expect((await signIn('grace', PASSWORD)).outcome).toBe('refused')
    expect((await change('grace', next, PASSWORD)).outcome).toBe('changed')
    expect((await signIn('grace')).outcome).toBe('match')
  })

  it('stays with a wrong current one, for nobody, and while the directory is away', async () => {
    expect(await change('grace', 'not the password', 'nine white candles')).toEqual({ outcome: 'refused' })
    expect(await change('nobody', PASSWORD, 'nine white candles')).toEqual({ outcome: 'refused' })
    const { given } = await elsewhere()
    const away = directory.changePasswordInDirectory(store(given), BIND_PASSWORD, 'grace', {
      current: PASSWORD,
      next: 'nine white candles',
    })
    expect(await away).toEqual({ outcome: 'unavailable' })
    expect((await signIn('grace')).outcome).toBe('match')
  })
})
