import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from './actor'
import { createSetupLink, ensureFirstAdministrator, prepareFirstRun, setupLinkState, useSetupLink } from './first-run'
import { createTestSystem, PASSWORD, type TestSystem } from './testing/test-system'

let system: TestSystem
beforeEach(async () => {
  system = await createTestSystem()
})
afterEach(() => system.close())

const ctx = () => system.ctx(SYSTEM, null)
const none = {}
const named = { GATEHOUSE_ADMIN_USERNAME: 'ada', GATEHOUSE_ADMIN_PASSWORD: PASSWORD }
async function link(): Promise<string> {
  return new URL((await createSetupLink(ctx())).url).hash.slice(1)
}
const use = (token: string, username = 'ada', password = PASSWORD) =>
  useSetupLink(system.ctx(), { token, username, password })

describe('the first start', () => {
  it('makes the administrator that the environment names, once', async () => {
    expect(await prepareFirstRun(ctx(), named)).toEqual({ kind: 'created', username: 'ada' })
    expect(await prepareFirstRun(ctx(), named)).toEqual({ kind: 'ready' })
    expect(await system.store.accounts.byUsername('ada')).toMatchObject({ role: 'ADMINISTRATOR', disabledAt: null })
    expect(await system.store.audit.after(0, 10)).toMatchObject([
      { action: 'account.first-administrator', actorKind: 'SYSTEM', detail: { via: 'environment' } },
    ])
  })

  it('makes one of two nodes’ administrators', async () => {
    const made = await Promise.all([
      ensureFirstAdministrator(ctx(), named),
      ensureFirstAdministrator(ctx(), { ...named, GATEHOUSE_ADMIN_USERNAME: 'bob' }),
    ])
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await system.store.accounts.count()).toBe(1)
  })

  it('stops at a password that is too short and does not repeat it', async () => {
    const refused = prepareFirstRun(ctx(), { ...named, GATEHOUSE_ADMIN_PASSWORD: 'short-one' })
    await expect(refused).rejects.toThrow('GATEHOUSE_ADMIN_PASSWORD must have at least 12 characters')
    await expect(refused).rejects.not.toThrow('short-one')
  })

  it('prints a link when the environment names nobody, with the token where no log sees it', async () => {
    const notice = await prepareFirstRun(ctx(), none)
    if (notice.kind !== 'link') throw new Error('no link')
    const url = new URL(notice.url)
    expect(url.href.startsWith('http://localhost:3000/first-run#')).toBe(true)
    expect(url.search).toBe('')
    expect(Buffer.from(url.hash.slice(1), 'base64url')).toHaveLength(32)
    expect(JSON.stringify(system.query('SELECT * FROM "SetupLink"'))).not.toContain(url.hash.slice(1))
  })
})

describe('the set-up link', () => {
  it('makes the first administrator and dies', async () => {
    const token = await link()
    expect(await setupLinkState(system.ctx(), token)).toBe('usable')
    expect(await use(token)).toMatchObject({ username: 'ada', role: 'ADMINISTRATOR' })
    expect(await setupLinkState(system.ctx(), token)).toBe('done')
    await expect(use(token, 'bob')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('dies after an hour', async () => {
    const token = await link()
    system.clock.advanceSeconds(3599)
    expect(await setupLinkState(system.ctx(), token)).toBe('usable')
    system.clock.advanceSeconds(1)
    expect(await setupLinkState(system.ctx(), token)).toBe('dead')
    await expect(use(token)).rejects.toMatchObject({ code: 'not_found' })
    expect(await system.store.accounts.count()).toBe(0)
  })

  it('works for one of ten people who use it at once', async () => {
    const token = await link()
    const answers = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => use(token, `name${i}`)))
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    expect(await system.store.accounts.count()).toBe(1)
  })

  it('is of no use once there is an account, however that came about', async () => {
    const token = await link()
    await system.addAccount()
    expect(await setupLinkState(system.ctx(), token)).toBe('done')
    await expect(use(token, 'bob')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('survives a name or a password that does not do', async () => {
    const token = await link()
    await expect(use(token, 'a b')).rejects.toMatchObject({ fieldErrors: { username: expect.anything() } })
    await expect(use(token, 'ada', 'short')).rejects.toMatchObject({ fieldErrors: { password: expect.anything() } })
    await use(token)
  })

  it.each(['', 'x', '\0', 'a'.repeat(43)])('is not %j', async (token) => {
    await link()
    expect(await setupLinkState(system.ctx(), token)).toBe('dead')
    await expect(use(token)).rejects.toMatchObject({ code: 'not_found' })
  })
})
