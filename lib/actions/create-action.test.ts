import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { cookieSecret, sessionCookieName } from '@/lib/auth/session-cookie'
import { signIn } from '@/lib/auth/sign-in'
import { createTestSystem, PASSWORD, type TestSystem } from '@/lib/auth/testing/test-system'
import { AppError } from '@/lib/base/app-error'
import { log } from '@/lib/base/log'
import { ADDRESS_HEADER, CORRELATION_HEADER } from '@/lib/base/request-headers'
import { createApiTokenAction } from './account/create-api-token'
import { updateAccountAction } from './account/update-account'
import { createAction } from './create-action'

// What Next provides around a request; everything behind it is real.
const request = vi.hoisted(() => ({ cookie: undefined as { name: string; value: string } | undefined }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (request.cookie?.name === name ? request.cookie : undefined) }),
  headers: async () => new Headers({ [ADDRESS_HEADER]: '192.0.2.30', [CORRELATION_HEADER]: 'request-7' }),
}))

let system: TestSystem
beforeEach(async () => {
  system = await createTestSystem()
  request.cookie = undefined
})
afterEach(() => system.close())

async function signedInAs(role: 'ADMINISTRATOR' | 'AUDITOR', secret = cookieSecret(system)): Promise<void> {
  const username = role.toLowerCase()
  await system.addAccount({ username, role })
  const options = { sessionAbsoluteSeconds: 3600, userAgent: null }
  const { sessionToken } = await signIn(system.ctx(), { username, password: PASSWORD }, options)
  request.cookie = {
    name: sessionCookieName(system.publicUrl),
    value: await encode({ token: { sid: sessionToken }, secret }),
  }
}

const at = new Date('2026-02-03T04:05:06.007Z')
const echo = createAction({
  schema: z.object({ name: z.string().min(1, 'is required') }),
  run: async (ctx, input) => ({ ...input, at, actor: ctx.actor.name, address: ctx.address }),
})
const failing = (error: unknown) =>
  createAction({ schema: z.unknown(), access: 'anyone', run: () => Promise.reject(error) })

describe('a server action', () => {
  it('answers data, with dates as dates and the caller as the session says', async () => {
    await signedInAs('AUDITOR')
    expect(await echo({ name: 'x' })).toEqual({
      ok: true,
      data: { name: 'x', at, actor: 'auditor', address: '192.0.2.30' },
    })
  })

  it('refuses everybody without a session before it looks at the input', async () => {
    expect(await echo({ name: '' })).toMatchObject({ ok: false, code: 'unauthenticated' })
    request.cookie = { name: sessionCookieName(system.publicUrl), value: 'forged' }
    expect(await echo({ name: 'x' })).toMatchObject({ ok: false, code: 'unauthenticated' })
  })

  it('refuses a cookie made with another secret, and one whose session has ended', async () => {
    await signedInAs('ADMINISTRATOR', 'another secret')
    expect(await echo({ name: 'x' })).toMatchObject({ code: 'unauthenticated' })
    await signedInAs('AUDITOR')
    const auditor = await system.store.accounts.byUsername('auditor')
    await system.store.sessions.endAll(auditor?.id ?? '', system.clock.now())
    expect(await echo({ name: 'x' })).toMatchObject({ code: 'unauthenticated' })
  })

  it.each([undefined, null, 7, 'text', [], { name: 7 }, { name: '' }])(
    'answers %j with the field and the rule',
    async (input) => {
      await signedInAs('AUDITOR')
      const answer = await echo(input as never)
      expect(answer).toMatchObject({ ok: false, code: 'validation_failed', fieldErrors: expect.anything() })
    },
  )

  it('tells an expected failure with its facts', async () => {
    const error = new AppError('stale', 'Changed meanwhile', { data: { current: { at } }, fieldErrors: { a: ['b'] } })
    expect(await failing(error)(null)).toEqual({
      ok: false,
      code: 'stale',
      message: 'Changed meanwhile',
      fieldErrors: { a: ['b'] },
      data: { current: { at } },
    })
  })

  it('tells nothing of an unforeseen failure but the id that is in the log', async () => {
    const written = vi.spyOn(log(), 'error').mockImplementation(() => undefined)
    const answer = await failing(new Error('password=hunter2 at /srv/db'))(null)
    expect(answer).toMatchObject({ ok: false, code: 'internal', message: expect.stringContaining('request-7') })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
    expect(written).toHaveBeenCalledWith(expect.objectContaining({ correlationId: 'request-7' }), expect.anything())
    written.mockRestore()
  })

  it('lets a redirect of Next through', async () => {
    const { redirect } = await import('next/navigation')
    const leaving = createAction({ schema: z.unknown(), access: 'anyone', run: async () => redirect('/sign-in') })
    await expect(leaving(null)).rejects.toMatchObject({ digest: expect.stringContaining('NEXT_REDIRECT') })
  })
})

describe('actions of accounts', () => {
  it('do what an administrator may and refuse an auditor', async () => {
    await signedInAs('AUDITOR')
    const auditor = await system.store.accounts.byUsername('auditor')
    const change = { id: auditor?.id ?? '', patch: { role: 'ADMINISTRATOR' }, expectedVersion: 1 }
    expect(await updateAccountAction(change)).toMatchObject({ ok: false, code: 'forbidden' })
    await signedInAs('ADMINISTRATOR')
    expect(await updateAccountAction({ ...change, patch: { displayName: 'Aud' } })).toMatchObject({
      ok: true,
      data: { displayName: 'Aud', role: 'AUDITOR' },
    })
  })

  it('ask for the password again five minutes after the last proof', async () => {
    await signedInAs('ADMINISTRATOR')
    const wanted = { name: 'ci', role: 'AUDITOR', expiresInDays: 1 }
    expect(await createApiTokenAction(wanted)).toMatchObject({
      ok: true,
      data: { token: expect.stringMatching(/^gtk_/) },
    })
    system.clock.advanceSeconds(301)
    expect(await createApiTokenAction(wanted)).toMatchObject({ ok: false, code: 'reauthentication_required' })
  })
})
