import { expect, it } from 'vitest'
import { type Change, onChange } from '@/lib/base/change-bus'
import type { AuditRecord } from '../audit-types'
import type { Store, StoreScope } from '../store'
import { BORN, clientRecord, domainRecord } from '../testing/records'

/** Chains entries as the audit room does, with hashes that only this test reads. */
async function appendAll(
  tx: StoreScope,
  entityIds: readonly string[],
  outcome: AuditRecord['outcome'] = 'SUCCESS',
): Promise<number> {
  let { seq, hash: previousHash } = await tx.audit.head()
  const entries = entityIds.map((entityId): AuditRecord => {
    seq += 1
    const entry = { ...fixed, outcome, seq, entityId, previousHash, hash: `hash-${seq}` }
    previousHash = entry.hash
    return entry
  })
  await tx.audit.append(entries)
  return seq
}

const append = (tx: StoreScope, entityId: string, outcome?: AuditRecord['outcome']) =>
  appendAll(tx, [entityId], outcome)

const fixed = {
  at: BORN,
  actorKind: 'SYSTEM',
  actorId: null,
  actorName: 'system',
  address: null,
  correlationId: 'test',
  action: 'client.update',
  entityKind: 'client',
  entityName: null,
  domainId: null,
  domainName: null,
  changes: [],
  detail: null,
} satisfies Partial<AuditRecord>

/** What `write` promises: all or nothing, one at a time, seen by others only when it is done. */
export function writeContract(store: () => Store, other: () => Store): void {
  it('leaves nothing behind when the work fails', async () => {
    const domain = domainRecord()
    const work = store().write(async (tx) => {
      await tx.domains.insert(domain)
      await tx.clients.insert(clientRecord(domain.id), {})
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await store().domains.byId(domain.id)).toBeNull()
    expect(await store().search.find(domain.id, null, 5)).toEqual([])
  })

  it('loses no update of concurrent read-then-write work, whichever instance it goes through', async () => {
    const key = `counter-${domainRecord().id}`
    const increment = (through: Store) =>
      through.write(async (tx) => {
        const value = Number((await tx.meta.get(key)) ?? '0')
        await tx.meta.set(key, String(value + 1))
      })
    await Promise.all(Array.from({ length: 40 }, (_, at) => increment(at % 2 === 0 ? store() : other())))
    expect(await store().meta.get(key)).toBe('40')
  })

  it('chains audit entries without a gap when forty are written at once', async () => {
    const before = (await store().audit.head()).seq
    const seqs = await Promise.all(
      Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? store() : other()).write((tx) => append(tx, 'x'))),
    )
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => before + 1 + at))
    expect(await store().audit.head()).toEqual({ seq: before + 40, hash: `hash-${before + 40}` })
  })

  it('chains as many entries as one write has, more than one statement takes', async () => {
    const before = (await store().audit.head()).seq
    const ids = Array.from({ length: 1_001 }, (_, at) => `many-${at}`)
    await store().write((tx) => appendAll(tx, ids))
    expect(await other().audit.head()).toEqual({ seq: before + 1_001, hash: `hash-${before + 1_001}` })
    const kept = await other().audit.after(before, 2_000)
    expect(kept.map(({ entityId }) => entityId)).toEqual(ids)
    expect(kept.map(({ previousHash }) => previousHash).slice(1)).toEqual(kept.map(({ hash }) => hash).slice(0, -1))
    await store().write((tx) => tx.audit.append([]))
    expect((await store().audit.head()).seq).toBe(before + 1_001)
  })

  it('finds the entries of many things of one kind in one go, newest first, and no more than asked for', async () => {
    const run = domainRecord().id
    const ids = Array.from({ length: 3 }, (_, at) => `${run}-${at}`)
    const written: number[] = []
    for (const id of [...ids, `${run}-other`, ids[0] ?? '']) written.push(await store().write((tx) => append(tx, id)))
    const [first, second, third, , last] = written
    const many = [...ids, ...Array.from({ length: 1200 }, (_, at) => `${run}-none-${at}`)]
    const seqs = async (kind: 'client' | 'domain', limit: number) =>
      (await store().audit.ofEntities(kind, many, limit)).map(({ seq }) => seq)
    expect(await seqs('client', 10)).toEqual([last, third, second, first])
    expect(await seqs('client', 2)).toEqual([last, third])
    expect(await seqs('domain', 10)).toEqual([])
    expect(await store().audit.ofEntities('client', [], 10)).toEqual([])
  })

  it('keeps a single write from elsewhere although the work that was open at the time is undone', async () => {
    const key = `outside-${domainRecord().id}`
    let outside: Promise<void> = Promise.resolve()
    const work = store().write(async (tx) => {
      await tx.meta.set(`inside-${key}`, 'gone')
      outside = store().meta.set(key, 'kept')
      await new Promise((resolve) => setImmediate(resolve))
      throw new Error('undone')
    })
    await expect(work).rejects.toThrow('undone')
    await outside
    expect(await store().meta.get(key)).toBe('kept')
    expect(await store().meta.get(`inside-${key}`)).toBeNull()
  })

  it('shows others nothing that is not committed', async () => {
    const domain = domainRecord()
    await store().write(async (tx) => {
      await tx.domains.insert(domain)
      expect(await tx.domains.byId(domain.id)).not.toBeNull()
      expect(await store().domains.byId(domain.id)).toBeNull()
    })
    expect(await store().domains.byId(domain.id)).not.toBeNull()
  })

  it('refuses a write inside a write instead of waiting for itself', async () => {
    const nested = store().write(() => store().write(async () => undefined))
    await expect(nested).rejects.toThrow('write() inside write()')
  })

  it('tells the process of a change when it is committed, and of none that is undone or refused', async () => {
    const heard: Change[] = []
    const stop = onChange((change) => heard.push(change))
    try {
      const seq = await store().write(async (tx) => {
        const seq = await append(tx, 'told')
        expect(heard).toEqual([])
        return seq
      })
      expect(heard).toEqual([{ seq, entityKind: 'client', entityId: 'told', domainId: null }])
      const undone = store().write(async (tx) => {
        await append(tx, 'undone')
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      await store().write((tx) => append(tx, 'refused', 'FAILURE'))
      expect(heard).toHaveLength(1)
    } finally {
      stop()
    }
  })

  it('answers a ping, and tells its connections where it has a pool', async () => {
    await store().ping()
    const stats = store().poolStats()
    if (store().dialect === 'sqlite') expect(stats).toBeNull()
    else expect(stats).toEqual({ total: expect.any(Number), idle: expect.any(Number), waiting: 0 })
  })
}
