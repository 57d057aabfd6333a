import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/base/app-error'
import type { ImportCheck, ImportProgress } from '@/lib/schemas/user-import'
import { dialects } from '@/lib/store/testing/databases'
import { createIdentityStore } from '../identity-stores'
import { openWorld, person, type World } from '../testing/world'
import { createUser } from '../users'
import { checkImport } from './check-import'
import { importUsers } from './import-users'

const MAPPING = ['username', 'displayName', 'email', 'groups', 'attributes.desk']
const HEAD = 'login,name,mail,groups,desk'

describe.each(dialects)('importing people from CSV on $dialect', ({ create }) => {
  let world: World
  let storeId: string
  let number = 0
  beforeAll(async () => {
    world = await openWorld(create)
  })
  afterAll(() => world.close())

  async function freshStore() {
    number += 1
    const store = await createIdentityStore(world.system, { name: `Import${number}`, kind: 'BUILT_IN' })
    storeId = store.id
    return storeId
  }
  const request = (more: object = {}) => ({ storeId, mapping: MAPPING, ...more })
  const file = (...lines: string[]) => Buffer.from([HEAD, ...lines].join('\r\n'))
  const check = async (content: Buffer, more: object = {}) =>
    (await checkImport(world.system, request(more), content)).check
  const users = () => world.store.users.pageOf(storeId, 0, 1000)

  async function run(content: Buffer, proof: string, more: object = {}): Promise<ImportProgress> {
    let last: ImportProgress = { done: 0, of: 0 }
    for await (const progress of importUsers(world.system, request({ proof, ...more }), content)) last = progress
    return last
  }

  it('checks without storing anything, and stores exactly what was checked once it is confirmed', async () => {
    await freshStore()
    const content = file('ada,Ada Lovelace,ada@example.com,staff;night,12', '"grace","Hopper, Grace",,,')
    const checked = await check(content)
    expect(checked).toMatchObject({ lines: 2, good: 2, withPassword: 0, problems: [] })
    expect(await users()).toEqual([])
    expect(await run(content, checked.proof)).toEqual({ done: 2, of: 2, problems: [] })
    expect(await users()).toMatchObject([
      {
        username: 'ada',
        email: 'ada@example.com',
        groups: ['staff', 'night'],
        attributes: { desk: '12' },
        passwordHash: null,
      },
      { username: 'grace', displayName: 'Hopper, Grace', email: null },
    ])
  })

  it('reports every bad line with its number, column and rule, and stores the others only', async () => {
    await freshStore()
    await createUser(world.system, storeId, { username: 'taken' })
    const content = file(
      'good,Good,good@example.com,,',
      ',No Name,,,',
      'bad-mail,Bad,not an address,,',
      '"two\nlines",x,,,',
      'GOOD,Again,,,',
      'Taken,In store,,,',
      'short,line',
      '=1+2,Formula,,,',
      'harmless,Harmless,,,-5',
    )
    const checked = await check(content)
    expect(checked.problems).toEqual([
      { line: 3, column: 'login', rule: 'is required' },
      { line: 4, column: 'mail', rule: 'must be an e-mail address' },
      { line: 5, column: 'login', rule: 'must not hold control characters' },
      { line: 7, column: 'login', rule: 'stands in line 2 already' },
      { line: 8, column: 'login', rule: 'is already the name of a user in this identity store' },
      { line: 9, column: '', rule: 'has 2 cells where the header has 5' },
      { line: 10, column: 'login', rule: 'begins like a formula of a spreadsheet (= + - @)' },
    ])
    expect(checked).toMatchObject({ lines: 9, good: 2 })
    await run(content, checked.proof)
    expect((await users()).map((user) => user.username)).toEqual(['good', 'harmless', 'taken'])
  })

  it.each(['=cmd|calc!A0', '+SUM(A1)', '-2+3+cmd|x', '@import', '\tx', '＝1+1'])(
    'refuses %j, which a spreadsheet would run, in every column but that of passwords',
    async (text) => {
      await freshStore()
      const content = file(`one,"${text}",,,`, `two,,,"a;${text}",`, `three,,,,${text}`)
      const { problems, good } = await check(content)
      expect(problems.filter((problem) => problem.rule.includes('formula')).map((problem) => problem.line)).toEqual(
        // Blanks around a group are no part of it.
        text.startsWith('\t') ? [2, 4] : [2, 3, 4],
      )
      expect(good).toBe(text.startsWith('\t') ? 1 : 0)
    },
  )

  it('takes telephone numbers and negative numbers, which only begin like formulas', async () => {
    await freshStore()
    const mapping = ['username', 'phone', 'attributes.balance']
    const content = Buffer.from('u,p,b\nada,+49 30 1234567,-5\n')
    expect(await check(content, { mapping })).toMatchObject({ good: 1, problems: [] })
  })

  describe('a confirmation', () => {
    it('stores nothing when the file, the mapping, the store or the person is another than was checked', async () => {
      await freshStore()
      const content = file('ada,Ada,,,')
      const { proof } = await check(content)
      const stale = { code: 'stale' }
      await expect(run(file('ada,Eve,,,'), proof)).rejects.toMatchObject(stale)
      await expect(
        run(content, proof, { mapping: ['username', 'givenName', 'email', 'groups', ''] }),
      ).rejects.toMatchObject(stale)
      await expect(run(content, '')).rejects.toMatchObject(stale)
      await expect(
        run(content, proof.startsWith('A') ? `B${proof.slice(1)}` : `A${proof.slice(1)}`),
      ).rejects.toMatchObject(stale)
      const other = world.as(person('other', 'ADMINISTRATOR'))
      await expect(importUsers(other, request({ proof }), content).next()).rejects.toMatchObject(stale)
      const before = storeId
      await freshStore()
      await expect(run(content, proof)).rejects.toMatchObject(stale)
      storeId = before
      expect(await users()).toEqual([])
    })

    it('stores nothing when a line that was good is bad by now, or the other way round', async () => {
      await freshStore()
      const content = file('ada,Ada,,,', 'bob,Bob,,,')
      const { proof } = await check(content)
      const { id } = await createUser(world.system, storeId, { username: 'BOB' })
      await expect(run(content, proof)).rejects.toMatchObject({ code: 'stale' })
      const without = await check(content)
      await world.store.users.delete(id)
      await expect(run(content, without.proof)).rejects.toMatchObject({ code: 'stale' })
      expect(await users()).toEqual([])
    })

    it('stores the others when a name is taken while it runs, and says which line was not stored', async () => {
      await freshStore()
      const content = file(...Array.from({ length: 300 }, (_, index) => `n${String(index).padStart(3, '0')},,,,`))
      const { proof } = await check(content)
      const running = importUsers(world.system, request({ proof }), content)
      await running.next()
      await createUser(world.system, storeId, { username: 'n299' })
      let last: ImportProgress = { done: 0, of: 0 }
      for await (const progress of running) last = progress
      expect(last).toMatchObject({ done: 299, of: 300, problems: [{ line: 301 }] })
    })

    it('puts each batch on record with who, where and how many', async () => {
      await freshStore()
      const content = file('ada,Ada,,,')
      await run(content, (await check(content)).proof)
      const entries = await world.store.audit.after(0, 10_000)
      expect(entries.filter((entry) => entry.action === 'user.import' && entry.entityId === storeId)).toMatchObject([
        { actorName: 'system', detail: { count: 1, firstUsernames: ['ada'] } },
      ])
    })
  })

  it('hashes passwords with argon2id and never tells one, not even a refused one', async () => {
    await freshStore()
    const mapping = ['username', 'password', 'mustChangePassword']
    const content = Buffer.from('u,p,m\nada,=correct horse battery,yes\nbob,tiny-pw,no\n')
    const checked = await check(content, { mapping })
    expect(checked).toMatchObject({ good: 1, withPassword: 1, problems: [{ line: 3, column: 'p' }] })
    expect(JSON.stringify(checked)).not.toMatch(/horse|tiny-pw/)
    await run(content, checked.proof, { mapping })
    expect(await users()).toMatchObject([
      { passwordHash: expect.stringMatching(/^\$argon2id\$/), mustChangePassword: true },
    ])
    expect(JSON.stringify(await world.store.audit.after(0, 10_000))).not.toMatch(/correct horse|tiny-pw/)
  })

  describe('a file that cannot be taken', () => {
    const refused = async (content: Buffer, more: object = {}) => {
      try {
        await check(content, more)
      } catch (error) {
        return isAppError(error) ? error.code : 'another error'
      }
      return 'taken'
    }

    it('is refused as a whole: not UTF-8, empty, too wide, mapped wrongly', async () => {
      await freshStore()
      expect(await refused(Buffer.from([0xff, 0xfe, 0x61]))).toBe('validation_failed')
      expect(await refused(Buffer.alloc(0))).toBe('validation_failed')
      expect(await refused(Buffer.from(`${'a,'.repeat(200)}b\n`))).toBe('validation_failed')
      expect(await refused(file(), { mapping: ['username'] })).toBe('validation_failed')
      expect(await refused(file(), { mapping: ['email', '', '', '', ''] })).toBe('validation_failed')
      expect(await refused(file(), { mapping: ['username', 'username', '', '', ''] })).toBe('validation_failed')
      expect(await refused(file(), { mapping: ['username', 'passwordHash', '', '', ''] })).toBe('validation_failed')
      expect(await refused(Buffer.alloc(20 * 1024 * 1024 + 1, 0x61))).toBe('too_large')
    })

    it('is told from where on it cannot be read, with the lines before it checked', async () => {
      await freshStore()
      const checked = await check(file('ada,Ada,,,', 'bob,"not closed,,,', 'cy,Cy,,,'))
      expect(checked).toMatchObject({ good: 1, problems: [{ line: 3, rule: expect.stringContaining('quote') }] })
    })

    it('may end its lines as it likes, begin with a byte order mark, and be parted by semicolons', async () => {
      await freshStore()
      for (const text of ['\ufeffu;n\nada;Ada\n', 'u\tn\r\nada\tAda', 'u,n\nada,Ada\n\n\n']) {
        expect(await check(Buffer.from(text), { mapping: ['username', 'displayName'] })).toMatchObject({
          good: 1,
          problems: [],
        })
      }
    })

    it('is never more than a clear answer, whatever is in it', async () => {
      await freshStore()
      const cell = fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('"', ',', '\n', '\0', '=1'),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 }), async (rows) => {
          const content = Buffer.from([HEAD, ...rows.map((row) => row.join(','))].join('\n'))
          const checked = await check(content).catch((error: unknown) => error)
          if (isAppError(checked)) {
            expect(checked.code).toBe('validation_failed')
            return
          }
          const { lines, good, problems } = checked as ImportCheck
          expect(good + new Set(problems.map((problem) => problem.line)).size).toBeGreaterThanOrEqual(lines)
        }),
        { numRuns: 100 },
      )
      expect(await users()).toEqual([])
    })
  })

  it('is for those who may write users of that store', async () => {
    await freshStore()
    const content = file('ada,Ada,,,')
    const as = (role: 'AUDITOR' | 'DOMAIN_ADMINISTRATOR', domainIds: string[] | null) =>
      checkImport(world.as(person('p', role, domainIds)), request(), content)
    await expect(as('AUDITOR', null)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(as('DOMAIN_ADMINISTRATOR', ['elsewhere'])).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a large import', () => {
  it('leaves the event loop free for other requests, while it is checked and while it is stored', async () => {
    const world = await openWorld()
    try {
      const fileOf = (count: number) => {
        const lines = Array.from({ length: count }, (_, at) => `person${at},Person ${at},p${at}@example.com,staff,`)
        return Buffer.from([HEAD, ...lines].join('\n'))
      }
      // Processor time of this process between two turns: what others do on the machine does not count.
      let longestMs = 0
      let last = process.cpuUsage()
      const watch = setInterval(() => {
        const { user, system } = process.cpuUsage(last)
        longestMs = Math.max(longestMs, (user + system) / 1000)
        last = process.cpuUsage()
      }, 5)
      const request = { storeId: world.storeId, mapping: MAPPING }
      const large = await checkImport(world.system, request, fileOf(50_000))
      expect(large.check).toMatchObject({ lines: 50_000, good: 50_000, problems: [] })
      const { check } = await checkImport(world.system, request, fileOf(2000))
      for await (const _ of importUsers(world.system, { ...request, proof: check.proof }, fileOf(2000)));
      clearInterval(watch)
      expect(await world.store.identityStores.countUsers(world.storeId, 60_000)).toBe(2000)
      // The whole file in one turn takes seconds.
      expect(longestMs).toBeLessThan(500)
    } finally {
      await world.close()
    }
  }, 120_000)
})
