import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addPartner, addPerson } from '@/lib/auth/portal/testing/organisations'
import { createTestSystem, type TestSystem } from '@/lib/auth/testing/test-system'
import { ADDRESS_HEADER, CORRELATION_HEADER } from '@/lib/base/request-headers'
import type { ActionResult } from './action-result'
import { cookieOf } from './testing/browser'

// What Next provides around a request; everything behind it is real.
const request = vi.hoisted(() => ({ cookie: undefined as { name: string; value: string } | undefined }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (request.cookie?.name === name ? request.cookie : undefined) }),
  headers: async () => new Headers({ [ADDRESS_HEADER]: '192.0.2.30', [CORRELATION_HEADER]: 'request-7' }),
}))

let system: TestSystem
const cookies = { portal: request.cookie, console: request.cookie }
beforeAll(async () => {
  system = await createTestSystem()
  cookies.portal = await cookieOf(system, await addPerson(system, await addPartner(system), 'OWNER'))
  cookies.console = await cookieOf(system, await system.addAccount({ username: 'root' }))
})
afterAll(() => system.close())

/** What everybody does to the own account, or before signing in. */
const FOR_ALL = [
  'account/change-password',
  'session/accept-invitation',
  'session/check-invitation',
  'session/check-setup-link',
  'session/end-session',
  'session/reauthenticate',
  'session/sign-out',
  'session/sign-out-everywhere',
  'session/use-setup-link',
]
/** What an owner does to colleagues and an operator to everybody: the service tells whom. */
const FOR_OWNERS_AND_OPERATORS = [
  'portal/change-person',
  'portal/invite-person',
  'portal/renew-access',
  'portal/reset-second-factor',
  'portal/withdraw-invitation',
]

const files = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !file.includes('.test.'))
    .sort()
const actions = files('lib/actions', /^[^/]+\/[a-z-]+\.ts$/)
  .filter((file) => readFileSync(path.join('lib/actions', file), 'utf8').startsWith("'use server'"))
  .map((file) => file.replace('.ts', ''))
const isOfPortal = (action: string) => action.startsWith('portal')
const ofConsole = actions.filter((action) => !isOfPortal(action) && !FOR_ALL.includes(action))
const ofPortal = actions.filter((action) => isOfPortal(action) && !FOR_OWNERS_AND_OPERATORS.includes(action))

async function call(action: string): Promise<ActionResult<unknown>> {
  const exported: Record<string, unknown> = await import(path.resolve('lib/actions', `${action}.ts`))
  const [run] = Object.values(exported).filter((each) => typeof each === 'function')
  return (run as (input: unknown) => Promise<ActionResult<unknown>>)({})
}

describe('the doors of console and portal', () => {
  it('are all known', () => {
    expect(ofConsole.length).toBeGreaterThan(80)
    expect(ofPortal.length).toBeGreaterThan(10)
    for (const action of [...FOR_ALL, ...FOR_OWNERS_AND_OPERATORS]) expect(actions).toContain(action)
  })

  it.each(ofConsole)('%s refuses people of the portal before it reads what they sent', async (action) => {
    request.cookie = cookies.portal
    expect(await call(action)).toMatchObject({ ok: false, code: 'forbidden' })
  })

  it.each(ofPortal)('%s refuses an administrator of the console', async (action) => {
    request.cookie = cookies.console
    expect(await call(action)).toMatchObject({ ok: false, code: 'forbidden' })
  })

  it.each(files('app/(console)', /(^|\/)page\.tsx$/))('the page %s leads people of the portal away', (file) => {
    const source = readFileSync(path.join('app/(console)', file), 'utf8')
    // A page that only leads on, or only shows what its layout has loaded, reads nothing itself.
    const gated = /pageContext\(|loadEnvironment\(|load[A-Z]\w+\(/.test(source)
    const reads = /from '@\/lib\/(policy|auth|migration|users|consent|keys|audit|diagnostics)\//.test(source)
    expect(gated || !reads, file).toBe(true)
  })
})
