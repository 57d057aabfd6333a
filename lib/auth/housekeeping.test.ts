import { afterEach, beforeEach, expect, it } from 'vitest'
import { sweepConsole } from './housekeeping'
import { signIn } from './sign-in'
import { createTestSystem, PASSWORD, type TestSystem } from './testing/test-system'

let system: TestSystem
beforeEach(async () => {
  system = await createTestSystem()
})
afterEach(() => system.close())

it('removes sessions and counters only when nothing asks for them any more', async () => {
  const account = await system.addAccount()
  const options = { sessionAbsoluteSeconds: system.sessionAbsoluteSeconds, userAgent: null }
  await signIn(system.ctx(), { username: 'ada', password: PASSWORD }, options)
  await signIn(system.ctx(), { username: 'nobody', password: PASSWORD }, options).catch(() => undefined)
  system.clock.advanceSeconds(3599)
  expect(await sweepConsole(system)).toBe(0)
  system.clock.advanceSeconds(2)
  expect(await sweepConsole(system)).toBe(2)
  system.clock.advanceSeconds(30 * 86_400)
  expect(await system.store.sessions.forAccount(account.id)).toHaveLength(1)
  system.clock.advanceSeconds(12 * 3600)
  expect(await sweepConsole(system)).toBe(1)
  expect(await system.store.sessions.forAccount(account.id)).toEqual([])
})
