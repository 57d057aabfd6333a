import { afterEach, beforeEach, expect, it } from 'vitest'
import { ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import { actorOf, createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { resetSingleton } from '@/lib/base/singletons'
import { chainStatus } from './chain-status'
import { record } from './record'

let system: TestSystem
beforeEach(async () => {
  resetSingleton('audit-verified-up-to')
  system = await createTestSystem()
  await write(3)
})
afterEach(() => system.close())

async function write(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    await system.store.write((tx) =>
      record(tx, system.ctx(SYSTEM), { action: 'client.update', entityKind: 'client', entityId: 'c', entityName: 'c' }),
    )
  }
}
const status = (options = {}) => chainStatus(system.ctx(actorOf('AUDITOR')), options)
const alter = (seq: number) => system.tamper(`UPDATE "AuditEntry" SET "actorName" = 'x' WHERE "seq" = ?`, seq)

it('says up to where the chain holds, and goes on from there', async () => {
  expect(await status()).toMatchObject({ ok: true, isComplete: true, verifiedUpTo: 3, brokenAt: null })
  await write(2)
  expect(await status()).toMatchObject({ ok: true, verifiedUpTo: 5 })
})

it('names the first entry that does not hold, with every view again', async () => {
  alter(2)
  for (let view = 0; view < 2; view += 1) {
    expect(await status()).toMatchObject({ ok: false, verifiedUpTo: 1, brokenAt: 2, reason: 'altered' })
  }
})

it('finds what was altered since with a full run', async () => {
  await status()
  alter(2)
  expect(await status({ full: true })).toMatchObject({ ok: false, brokenAt: 2 })
})

it('tells nobody who may not read the log', async () => {
  await expect(chainStatus(system.ctx(ANONYMOUS))).rejects.toMatchObject({ code: 'unauthenticated' })
})
