import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '@/lib/base/http-message'
import { operationsMount } from './operations'

function world(options: { token?: string; fails?: boolean; isStopping?: boolean } = {}) {
  const mount = operationsMount({
    checks: [
      { name: 'store', check: async () => {} },
      {
        name: 'master key',
        check: async () => {
          if (options.fails) throw new Error('postgresql://user:password@db')
        },
      },
    ],
    isStopping: () => options.isStopping ?? false,
    token: options.token,
    collect: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'gatehouse_up 1\n' }),
  })
  return async (path: string, request: Partial<HttpRequest> = {}) => {
    const whole = {
      method: 'GET',
      path,
      query: '',
      headers: {},
      body: Buffer.alloc(0),
      address: '127.0.0.1',
      correlationId: 'c',
    }
    const response = await mount.handle({ ...whole, ...request })
    return { ...response, text: response.body.toString() }
  }
}

describe('health', () => {
  it('is alive as long as it answers, also while stopping and without its store', async () => {
    expect(await world({ fails: true, isStopping: true })('/healthz')).toMatchObject({ status: 200 })
  })

  it('is ready when every check holds', async () => {
    expect(JSON.parse((await world()('/readyz')).text)).toEqual({ status: 'ready' })
  })

  it('is not ready when a check fails: it names which, and not why', async () => {
    const answer = await world({ fails: true })('/readyz')
    expect([answer.status, JSON.parse(answer.text)]).toEqual([503, { status: 'not ready', failed: ['master key'] }])
  })

  it('is not ready while stopping', async () => {
    expect((await world({ isStopping: true })('/readyz')).status).toBe(503)
  })

  it('takes GET and HEAD only', async () => {
    expect(await world()('/healthz', { method: 'POST' })).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, HEAD' },
    })
  })
})

describe('metrics', () => {
  it('answers callers on this machine when no token is set', async () => {
    expect((await world()('/metrics')).text).toContain('gatehouse_up 1')
    expect((await world()('/metrics', { address: '203.0.113.7' })).status).toBe(403)
  })

  it('does not take a caller behind a local proxy for local', async () => {
    expect((await world()('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(403)
  })

  it('asks everybody for the token when one is set', async () => {
    const ask = world({ token: 'a-long-enough-token' })
    const status = async (authorization?: string) =>
      (await ask('/metrics', { address: '203.0.113.7', headers: authorization ? { authorization } : {} })).status
    expect(await status()).toBe(401)
    expect(await status('Bearer wrong')).toBe(401)
    expect(await status('Bearer a-long-enough-token')).toBe(200)
  })
})
