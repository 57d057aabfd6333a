import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { FrozenClock } from '@/lib/base/clock'
import { systemRandom } from '@/lib/base/random'
import { auditQuerySchema } from '@/lib/schemas/audit'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { dialects, type TestDatabase } from '@/lib/store/testing/databases'
import { type AuditEvent, record } from './record'
import { verifyChain } from './verify'

/** Whatever a name or a value may hold that a database could give back in another form. */
const AWKWARD = [
  'plain',
  'Zeile eins\r\nZeile zwei\t',
  'nul \0 in the middle',
  'half \ud83d of a pair, and \udd11 the other',
  '🔑 é e\u0301 \u2028 \u2029 \ufeff',
  `'; DROP TABLE "AuditEntry"; --`,
  '<script>alert(1)</script>',
  '\\u0000 \\ "quoted"',
  'x'.repeat(5000),
]
const VALUES = [0, -0, 1.5, 1e21, 1e-7, 2 ** 53 - 1, -1, true, null, [], {}, [[1], { b: 1, a: 2 }], new Date(5), 10n]

describe.each(dialects)('the audit chain on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  const clock = new FrozenClock('2026-03-01T08:00:00.123Z')
  const masterKey = { id: 'chaintst', bytes: systemRandom.bytes(32), origin: 'test' }
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })

  const write = (event: Partial<AuditEvent>, ctx: Partial<ServiceContext> = {}) =>
    store.write((tx) => {
      clock.advanceSeconds(0.001)
      return record(
        tx,
        { actor: SYSTEM, address: null, correlationId: 'c', clock, masterKey, ...ctx },
        { action: 'client.update', entityKind: 'client', entityId: 'c', entityName: 'c', ...event },
      )
    })

  it('holds for every text and value, as the database gives them back', async () => {
    for (const text of AWKWARD) {
      await write(
        {
          entityName: text,
          entityId: text,
          domainName: text,
          after: { [text]: text, note: text },
          detail: { [text]: text },
        },
        { address: text, correlationId: text, actor: { ...SYSTEM, name: text } },
      )
    }
    for (const value of VALUES) await write({ before: { value: 'other' }, after: { value }, detail: { value } })
    expect(await verifyChain(store, { masterKey })).toMatchObject({ ok: true, checked: AWKWARD.length + VALUES.length })
  })

  it('has no gap and no fork when many write at once', async () => {
    const before = (await store.audit.head()).seq
    await Promise.all(Array.from({ length: 25 }, (_, i) => write({ entityId: `many-${i}` })))
    expect((await store.audit.head()).seq).toBe(before + 25)
    expect(await verifyChain(store, { masterKey })).toMatchObject({ ok: true })
  })

  it('is filtered and paged alike', async () => {
    const query = auditQuerySchema.parse({ entityId: 'many-7', from: '2026-03-01', to: '2026-03-02' })
    expect(await store.audit.list(query, null)).toMatchObject({ total: 1, items: [{ entityId: 'many-7' }] })
    expect((await store.audit.list(query, ['some-domain'])).items).toEqual([])
    expect((await store.audit.list(auditQuerySchema.parse({ actor: 'a\0' }), null)).items).toEqual([])
  })
})
