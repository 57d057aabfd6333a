import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as slowHash from '@/lib/base/slow-hash'
import type { AccountRecord } from '@/lib/store/account-types'
import { type Actor, ANONYMOUS } from './actor'
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens'
import { actorFromAuthorization, readBasic } from './basic'
import { actorFromAccount } from './session'
import { createTestSystem, PASSWORD, sessionActor, type TestSystem } from './testing/test-system'

let system: TestSystem
let ada: AccountRecord
beforeEach(async () => {
  system = await createTestSystem()
  ada = await system.addAccount()
  await system.addDomain('d1')
  await system.addDomain('d2')
})
afterEach(() => {
  vi.restoreAllMocks()
  return system.close()
})

const ADDRESS = '192.0.2.20'
const basic = (username: string, password: string) =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
const ask = (header: string | undefined, address: string | null = ADDRESS): Promise<Actor> =>
  actorFromAuthorization(system, header, address)
const asAda = () => system.ctx(actorFromAccount(ada))
const log = async () => (await system.store.audit.after(0, 100)).map((entry) => `${entry.action} ${entry.outcome}`)
const WRONG = { code: 'unauthenticated' }

describe('Basic with a console account (RFC 7617)', () => {
  it('stands for the account', async () => {
    expect(await ask(basic('ada', PASSWORD))).toEqual(actorFromAccount(ada))
    expect(await ask(basic('ADA', PASSWORD).replace('Basic', 'bAsIc  '))).toMatchObject({ name: 'ada' })
  })

  it('takes a password with colons and letters of any language', async () => {
    await system.addAccount({ username: 'eve' }, 'pass:wörd:✓ long enough')
    expect(await ask(basic('eve', 'pass:wörd:✓ long enough'))).toMatchObject({ name: 'eve' })
  })

  it('is nobody without a header or with a scheme we do not speak', async () => {
    for (const header of [undefined, '', 'Basic', 'Digest abc', 'Negotiate x'])
      expect(await ask(header)).toEqual(ANONYMOUS)
  })

  it('refuses what is not right, not text, or not Basic, without hashing rubbish', async () => {
    const verify = vi.spyOn(slowHash, 'verifySlowly')
    for (const value of [
      '%%%',
      'YWRh',
      Buffer.from([0x61, 0x3a, 0xff]).toString('base64'),
      Buffer.from('a:b\0').toString('base64'),
      'A'.repeat(5000),
    ]) {
      await expect(ask(`Basic ${value}`)).rejects.toMatchObject(WRONG)
    }
    expect(verify).not.toHaveBeenCalled()
    await expect(ask(basic('ada', 'wrong password'))).rejects.toMatchObject(WRONG)
    await expect(ask(basic('nobody', PASSWORD))).rejects.toMatchObject(WRONG)
    expect(verify).toHaveBeenCalledTimes(2)
  })

  it('hashes a password once in five minutes, and writes that to the log once', async () => {
    const verify = vi.spyOn(slowHash, 'verifySlowly')
    for (let i = 0; i < 10; i += 1) await ask(basic('ada', PASSWORD))
    expect(verify).toHaveBeenCalledTimes(1)
    expect(await log()).toEqual(['session.sign-in SUCCESS'])
    system.clock.advanceSeconds(300)
    await ask(basic('ada', PASSWORD))
    expect(verify).toHaveBeenCalledTimes(2)
  })

  it('remembers nothing for another address, another password, a new hash or a disabled account', async () => {
    await ask(basic('ada', PASSWORD))
    const verify = vi.spyOn(slowHash, 'verifySlowly')
    await ask(basic('ada', PASSWORD), '192.0.2.99')
    await expect(ask(basic('ada', `${PASSWORD}x`))).rejects.toMatchObject(WRONG)
    expect(verify).toHaveBeenCalledTimes(2)
    await system.store.accounts.replace({ ...ada, passwordHash: await slowHash.hashSlowly('something else') }, 1)
    await expect(ask(basic('ada', PASSWORD))).rejects.toMatchObject(WRONG)
    await system.store.accounts.replace({ ...ada, disabledAt: system.clock.now() }, 2)
    await expect(ask(basic('ada', PASSWORD))).rejects.toMatchObject(WRONG)
  })

  it('gives a blocked address no way to guess against the memory', async () => {
    await ask(basic('ada', PASSWORD))
    for (let i = 0; i < 20; i += 1) await expect(ask(basic(`name${i}`, 'guess'))).rejects.toMatchObject(WRONG)
    await expect(ask(basic('ada', PASSWORD))).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('is not held up by guesses from elsewhere where the right password came from before', async () => {
    await ask(basic('ada', PASSWORD))
    system.clock.advanceSeconds(301)
    for (let i = 0; i < 8; i += 1) {
      await ask(basic('ada', 'wrong password'), `198.51.100.${i}`).catch(() => undefined)
    }
    await expect(ask(basic('ada', PASSWORD), '198.51.100.99')).rejects.toMatchObject({ code: 'rate_limited' })
    expect(await ask(basic('ada', PASSWORD))).toMatchObject({ name: 'ada' })
  })

  it('reads the header as the standard says', () => {
    expect(readBasic('QWxhZGRpbjpvcGVuIHNlc2FtZQ==')).toEqual({ username: 'Aladdin', password: 'open sesame' })
    expect(readBasic('Og==')).toEqual({ username: '', password: '' })
    expect(readBasic('YQ==')).toBeNull()
  })
})

describe('personal API tokens', () => {
  const wanted = { name: 'ci', role: 'ADMINISTRATOR', expiresInDays: 30 }
  const make = (input: object = wanted) => createApiToken(asAda(), input)

  it('stand for their account, are told once and stored as SHA-256', async () => {
    const { token, view } = await make()
    expect(token).toMatch(/^gtk_[\w-]{43}$/)
    expect(view).toMatchObject({
      name: 'ci',
      username: 'ada',
      hint: token.slice(-4),
      domainIds: null,
      lastUsedAt: null,
    })
    expect(await ask(`Bearer ${token}`)).toEqual({
      kind: 'API_TOKEN',
      id: ada.id,
      name: 'ada (token ci)',
      role: 'ADMINISTRATOR',
      domainIds: null,
    })
    const stored = JSON.stringify([
      system.query('SELECT * FROM "ApiToken"'),
      await system.store.audit.after(0, 10),
      await listApiTokens(asAda()),
    ])
    expect(stored).not.toContain(token.slice(4))
    expect(await log()).toEqual(['api-token.create SUCCESS'])
  })

  it('note their last use, at most once a minute', async () => {
    const { token } = await make()
    const used = async () => (await listApiTokens(asAda()))[0]?.lastUsedAt?.toISOString()
    await ask(`Bearer ${token}`)
    system.clock.advanceSeconds(59)
    await ask(`Bearer ${token}`)
    expect(await used()).toBe('2026-03-01T08:00:00.000Z')
    system.clock.advanceSeconds(1)
    await ask(`Bearer ${token}`)
    expect(await used()).toBe('2026-03-01T08:01:00.000Z')
  })

  it('are refused when expired, revoked, unknown, or when their account is disabled', async () => {
    const { token, view } = await make()
    system.clock.advanceSeconds(30 * 86_400 - 1)
    await ask(`Bearer ${token}`)
    system.clock.advanceSeconds(1)
    await expect(ask(`Bearer ${token}`)).rejects.toMatchObject(WRONG)
    const second = await make()
    await revokeApiToken(asAda(), second.view.id)
    await expect(ask(`Bearer ${second.token}`)).rejects.toMatchObject(WRONG)
    for (const unknown of ['gtk_', `${token}x`, 'x', `gtk_${'\u00e9'}`, 'a'.repeat(9000)]) {
      await expect(ask(`Bearer ${unknown}`)).rejects.toMatchObject(WRONG)
    }
    const third = await make()
    await system.store.accounts.replace({ ...ada, disabledAt: system.clock.now() }, 1)
    await expect(ask(`Bearer ${third.token}`)).rejects.toMatchObject(WRONG)
    expect(view.revokedAt).toBeNull()
  })

  it('write the refusal of a forgotten script to the log once an hour', async () => {
    const { token, view } = await make()
    await revokeApiToken(asAda(), view.id)
    for (let i = 0; i < 5; i += 1) await expect(ask(`Bearer ${token}`)).rejects.toMatchObject(WRONG)
    expect((await log()).filter((line) => line === 'api-token.use FAILURE')).toHaveLength(1)
    system.clock.advanceSeconds(3600)
    await expect(ask(`Bearer ${token}`)).rejects.toMatchObject(WRONG)
    expect((await log()).filter((line) => line === 'api-token.use FAILURE')).toHaveLength(2)
    expect(JSON.stringify(await system.store.audit.after(0, 100))).not.toContain(token.slice(4))
  })

  it('lose what their account loses', async () => {
    const { token } = await make()
    const limited = await make({ ...wanted, role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d1', 'd2'] })
    await system.store.accounts.replace({ ...ada, role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d2'] }, 1)
    expect(await ask(`Bearer ${token}`)).toMatchObject({ role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d2'] })
    expect(await ask(`Bearer ${limited.token}`)).toMatchObject({ role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d2'] })
    await system.store.accounts.replace({ ...ada, role: 'AUDITOR', domainIds: [] }, 2)
    expect(await ask(`Bearer ${token}`)).toMatchObject({ role: 'AUDITOR', domainIds: null })
    expect(await ask(`Bearer ${limited.token}`)).toMatchObject({ role: 'AUDITOR', domainIds: ['d1', 'd2'] })
  })

  it.each([
    ['a role above the own', { ...wanted, role: 'ADMINISTRATOR' }, 'role'],
    ['a foreign domain', { ...wanted, role: 'AUDITOR', domainIds: ['d2'] }, 'domainIds'],
    ['a domain that there is not', { ...wanted, role: 'AUDITOR', domainIds: ['dx'] }, 'domainIds'],
    ['an empty list of domains', { ...wanted, role: 'AUDITOR', domainIds: [] }, 'domainIds'],
    ['more than a year', { ...wanted, role: 'AUDITOR', expiresInDays: 366 }, 'expiresInDays'],
    ['no name', { ...wanted, role: 'AUDITOR', name: '' }, 'name'],
  ])('are not made with %s', async (_, input, field) => {
    const dom = await system.addAccount({ username: 'dom', role: 'DOMAIN_ADMINISTRATOR', domainIds: ['d1'] })
    await expect(createApiToken(system.ctx(actorFromAccount(dom)), input)).rejects.toMatchObject({
      code: 'validation_failed',
      fieldErrors: { [field]: expect.anything() },
    })
    expect(system.query('SELECT * FROM "ApiToken"')).toEqual([])
  })

  it('cannot make or revoke tokens themselves, and ask a person for the password', async () => {
    const { token, view } = await make()
    const ctx = system.ctx(await ask(`Bearer ${token}`))
    await expect(createApiToken(ctx, wanted)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(revokeApiToken(ctx, view.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createApiToken(system.ctx(), wanted)).rejects.toMatchObject({ code: 'unauthenticated' })
    const old = sessionActor(ada, 's', new Date(system.clock.now().getTime() - 301_000))
    await expect(createApiToken(system.ctx(old), wanted)).rejects.toMatchObject({ code: 'reauthentication_required' })
  })

  it('of others are an administrator’s to revoke and an auditor’s to see', async () => {
    const bob = await system.addAccount({ username: 'bob', role: 'AUDITOR' })
    const asBob = system.ctx(actorFromAccount(bob))
    const { view } = await make()
    const bobs = await createApiToken(asBob, { ...wanted, role: 'AUDITOR' })
    await expect(revokeApiToken(asBob, view.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listApiTokens(asBob, true)).map((token) => token.username).sort()).toEqual(['ada', 'bob'])
    expect(await listApiTokens(asBob)).toHaveLength(1)
    expect(await revokeApiToken(asAda(), bobs.view.id)).toMatchObject({
      username: 'bob',
      revokedAt: system.clock.now(),
    })
    await revokeApiToken(asAda(), bobs.view.id)
    expect((await log()).filter((line) => line === 'api-token.revoke SUCCESS')).toHaveLength(1)
  })
})
