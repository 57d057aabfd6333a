import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SYSTEM } from '@/lib/auth/actor'
import { createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { systemRandom } from '@/lib/base/random'
import { entryHash } from './chain'
import { record } from './record'
import { verifyChain } from './verify'

let system: TestSystem
beforeEach(async () => {
  system = await createTestSystem()
  for (let i = 1; i <= 6; i += 1) await write(i)
})
afterEach(() => system.close())

function write(i: number) {
  system.clock.advanceSeconds(60)
  return system.store.write((tx) =>
    record(tx, system.ctx(SYSTEM), {
      action: 'domain.update',
      entityKind: 'domain',
      entityId: `d${i}`,
      entityName: `Domain ${i}`,
      domainId: `d${i}`,
      before: { description: 'before', tokenSettings: [{ tokenType: 'ACCESS_TOKEN', tokenExpiry: 3600 }] },
      after: {
        description: `after ${i} \u{1F511} ü`,
        tokenSettings: [{ tokenType: 'ACCESS_TOKEN', tokenExpiry: 900 + i }],
      },
      detail: { ratio: 0.1, big: 2 ** 53 - 1, zero: -0, nested: { b: 1, a: [1, null, 'x'] } },
    }),
  )
}
const verify = (options = {}) => verifyChain(system.store, { masterKey: system.masterKey, ...options })

/** What somebody does who knows how the hashes are made: computes the chain anew from an entry on. */
async function recompute(fromSeq: number) {
  const entries = await system.store.audit.after(fromSeq - 1, 100)
  let previousHash = entries[0]?.previousHash ?? ''
  for (const entry of entries) {
    const hash = entryHash({ ...entry, previousHash })
    system.tamper(
      'UPDATE "AuditEntry" SET "previousHash" = ?, "hash" = ? WHERE "seq" = ?',
      previousHash,
      hash,
      entry.seq,
    )
    previousHash = hash
  }
  system.tamper('UPDATE "AuditHead" SET "hash" = ?', previousHash)
}

describe('verifying the audit chain', () => {
  it('finds a chain that nobody touched to be good, at its end and from any point on', async () => {
    const report = await verify()
    expect(report).toMatchObject({ ok: true, checked: 6, isComplete: true })
    expect(report.verifiedUpTo.seq).toBe(6)
    await write(7)
    expect(await verify({ from: report.verifiedUpTo, expected: report.verifiedUpTo })).toMatchObject({
      ok: true,
      checked: 1,
    })
  })

  it('finds an empty log to be good', async () => {
    const empty = await createTestSystem()
    expect(await verifyChain(empty.store, { masterKey: empty.masterKey })).toMatchObject({ ok: true, checked: 0 })
    await empty.close()
  })

  it.each([
    ['a changed value', `UPDATE "AuditEntry" SET "changes" = replace("changes", '903', '904') WHERE "seq" = 3`],
    ['a changed actor', `UPDATE "AuditEntry" SET "actorName" = 'mallory' WHERE "seq" = 3`],
    ['a changed instant', `UPDATE "AuditEntry" SET "at" = '2026-03-01T00:00:00.000+00:00' WHERE "seq" = 3`],
    ['a changed outcome', `UPDATE "AuditEntry" SET "outcome" = 'FAILURE' WHERE "seq" = 3`],
    ['a removed detail', `UPDATE "AuditEntry" SET "detail" = NULL WHERE "seq" = 3`],
    ['a changed hash', `UPDATE "AuditEntry" SET "hash" = '${'0'.repeat(64)}' WHERE "seq" = 3`],
  ])('finds %s', async (_, sql) => {
    system.tamper(sql)
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 3, reason: 'altered', verifiedUpTo: { seq: 2 } })
  })

  it('finds a removed entry', async () => {
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" = 3')
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 3, reason: 'missing' })
  })

  it('finds a removed first entry', async () => {
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" = 1')
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 1, reason: 'missing' })
  })

  it('finds two entries that changed places', async () => {
    system.tamper('UPDATE "AuditEntry" SET "seq" = 99 WHERE "seq" = 3')
    system.tamper('UPDATE "AuditEntry" SET "seq" = 3 WHERE "seq" = 4')
    system.tamper('UPDATE "AuditEntry" SET "seq" = 4 WHERE "seq" = 99')
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 3, reason: 'altered' })
  })

  it('finds a removed entry even when the others were numbered and hashed anew', async () => {
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" = 3')
    for (const seq of [4, 5, 6]) system.tamper('UPDATE "AuditEntry" SET "seq" = ? WHERE "seq" = ?', seq - 1, seq)
    const renumbered = await system.store.audit.bySeq(3)
    if (!renumbered) throw new Error('no entry 3')
    system.tamper('UPDATE "AuditEntry" SET "hash" = ? WHERE "seq" = 3', entryHash(renumbered))
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 3, reason: 'unlinked' })
  })

  it('finds the newest entries cut off', async () => {
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" > 4')
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 5, reason: 'truncated' })
  })

  it('finds the newest entries cut off together with the head', async () => {
    const fourth = await system.store.audit.bySeq(4)
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" > 4')
    system.tamper('UPDATE "AuditHead" SET "seq" = 4, "hash" = ?', fourth?.hash)
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 5, reason: 'truncated' })
    expect(await verifyChain(system.store)).toMatchObject({ ok: true })
  })

  it('finds that entries which were good the last time are gone', async () => {
    const { verifiedUpTo } = await verify()
    const fourth = await system.store.audit.bySeq(4)
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" > 4')
    system.tamper('UPDATE "AuditHead" SET "seq" = 4, "hash" = ?', fourth?.hash)
    expect(await verify({ from: verifiedUpTo })).toMatchObject({ ok: false, brokenAt: 5, reason: 'truncated' })
  })

  it('finds the signed end taken away with the entries', async () => {
    const fourth = await system.store.audit.bySeq(4)
    system.tamper('DELETE FROM "AuditEntry" WHERE "seq" > 4')
    system.tamper('UPDATE "AuditHead" SET "seq" = 4, "hash" = ?', fourth?.hash)
    system.tamper(`DELETE FROM "Meta" WHERE "key" = 'audit.anchor'`)
    expect(await verify()).toMatchObject({ ok: false, reason: 'anchor' })
  })

  it('finds a chain computed anew by somebody without the master key', async () => {
    system.tamper(`UPDATE "AuditEntry" SET "actorName" = 'mallory' WHERE "seq" = 3`)
    await recompute(3)
    expect(await verifyChain(system.store)).toMatchObject({ ok: true })
    expect(await verify()).toMatchObject({ ok: false, reason: 'anchor' })
  })

  it('finds an entry appended by somebody without the master key', async () => {
    const last = await system.store.audit.bySeq(6)
    if (!last) throw new Error('no entry 6')
    const forged = { ...last, seq: 7, actorName: 'mallory', previousHash: last.hash }
    await system.store.audit.append([{ ...forged, hash: entryHash(forged) }])
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 7, reason: 'unsigned' })
  })

  it('finds an anchor under another master key', async () => {
    const masterKey = { id: 'otherkey', bytes: systemRandom.bytes(32), origin: 'test' }
    expect(await verifyChain(system.store, { masterKey })).toMatchObject({ ok: false, reason: 'anchor' })
  })

  it('finds a log wiped clean while there are accounts', async () => {
    await system.addAccount()
    for (const table of ['AuditEntry', 'AuditHead', 'Meta']) system.tamper(`DELETE FROM "${table}"`)
    expect(await verify()).toMatchObject({ ok: false, brokenAt: 1, reason: 'truncated' })
  })

  it('finds a database set back as a whole only by an end noted elsewhere', async () => {
    const noted = (await verify()).verifiedUpTo
    const anchors = system.query(`SELECT "value" FROM "Meta" WHERE "key" = 'audit.anchor'`)
    expect(anchors).toHaveLength(1)
    const earlier = await createTestSystem()
    expect(await verifyChain(earlier.store, { masterKey: earlier.masterKey })).toMatchObject({ ok: true })
    expect(await verifyChain(earlier.store, { masterKey: earlier.masterKey, expected: noted })).toMatchObject({
      ok: false,
      brokenAt: 6,
      reason: 'rolled-back',
    })
    await earlier.close()
  })
})

describe('writing the audit chain', () => {
  it('keeps nothing of an entry whose change is rolled back', async () => {
    await expect(
      system.store.write(async (tx) => {
        await record(tx, system.ctx(SYSTEM), {
          action: 'domain.delete',
          entityKind: 'domain',
          entityId: 'd',
          entityName: 'd',
        })
        throw new Error('the change failed')
      }),
    ).rejects.toThrow('the change failed')
    expect(await verify()).toMatchObject({ ok: true, checked: 6 })
  })

  it('chains entries of concurrent writes without a gap', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => write(100 + i)))
    expect(await verify()).toMatchObject({ ok: true, checked: 26 })
  })
})
