import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandom } from '@/lib/base/random'
import { createPages, type PageHandler } from './node-server-pages'
import { splitTarget } from './raw-request'
import { trustedProxies } from './trusted-proxies'

let received: IncomingMessage['headers']
let receivedUrl: string | undefined
let next: PageHandler
let server: Server
let base: string
let trusted: string[]

beforeEach(async () => {
  trusted = []
  next = async (message, response) => {
    received = { ...message.headers }
    receivedUrl = message.url
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 's-maxage=31536000')
    response.end('<p>page</p>')
  }
  server = createServer((message, response) => {
    const pages = createPages({
      next: Promise.resolve((...args) => next(...args)),
      trusted: trustedProxies(trusted),
      random: systemRandom,
      isHttps: false,
      isDevelopment: false,
      isStopping: () => false,
    })
    const { path = '', query = '' } = splitTarget(message.url ?? '') ?? {}
    const { headers, method = '' } = message
    void pages(message, response, {
      method,
      path,
      query,
      headers,
      address: '203.0.113.7',
      correlationId: 'cid-12345678',
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

describe('pages', () => {
  it('gives Next and the browser one policy with a nonce that is new each time', async () => {
    const nonces = new Set<string>()
    for (let i = 0; i < 3; i++) {
      const policy = (await fetch(`${base}/x`)).headers.get('content-security-policy')
      expect(received['content-security-policy']).toBe(policy)
      expect(policy).toContain(`'nonce-${received['x-nonce']}'`)
      nonces.add(String(received['x-nonce']))
    }
    expect(nonces.size).toBe(3)
  })

  it('allows no inline script and nobody to frame it', async () => {
    const policy = (await fetch(`${base}/x`)).headers.get('content-security-policy') ?? ''
    const directive = (name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `))
    expect(directive('script-src')).toMatch(/^script-src 'self' 'nonce-[\w-]{22}' 'strict-dynamic'$/)
    expect(directive('frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(directive('object-src')).toBe("object-src 'none'")
  })

  it('tells Next the address, the correlation id and the path, whatever the caller wrote there', async () => {
    await fetch(`${base}/clients?q=a`, {
      headers: {
        'x-gatehouse-address': '127.0.0.1',
        'x-gatehouse-correlation-id': 'forged',
        'x-gatehouse-path': '/forged',
        'x-nonce': 'forged',
        'content-security-policy': "script-src 'nonce-forged'",
        'x-forwarded-host': 'evil.test',
      },
    })
    expect(received).toMatchObject({
      'x-gatehouse-address': '203.0.113.7',
      'x-gatehouse-correlation-id': 'cid-12345678',
      'x-gatehouse-path': '/clients?q=a',
    })
    expect(JSON.stringify(received)).not.toMatch(/forged|evil/)
  })

  it('believes forwarded headers of a trusted proxy', async () => {
    trusted = ['127.0.0.1']
    await fetch(`${base}/x`, { headers: { 'x-forwarded-host': 'id.example.test' } })
    expect(received['x-forwarded-host']).toBe('id.example.test')
  })

  it('tells Next of no TLS that ends at a proxy, because Next calls this listener itself', async () => {
    trusted = ['127.0.0.1']
    await fetch(`${base}/x`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(received).not.toHaveProperty('x-forwarded-proto')
  })

  it('shows Next the path alone of a target that is a whole URL', async () => {
    await new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo
      const sent = request({ host: '127.0.0.1', port, path: 'http://evil.test/clients?q=a' }, (response) => {
        response.resume().once('end', resolve)
      })
      sent.once('error', reject).end()
    })
    expect(receivedUrl).toBe('/clients?q=a')
  })

  it.each(['/%zz', '/clients/%ff', '/%'])(
    'refuses %s, which is no text, before Next stumbles over it',
    async (path) => {
      receivedUrl = undefined
      expect((await fetch(`${base}${path}`)).status).toBe(400)
      expect(receivedUrl).toBeUndefined()
    },
  )

  it('lets no cache keep a page, and leaves files alone', async () => {
    expect((await fetch(`${base}/x`)).headers.get('cache-control')).toBe('no-store')
    next = async (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/css', 'Cache-Control': 'immutable' })
      response.end('')
    }
    expect((await fetch(`${base}/x`)).headers.get('cache-control')).toBe('immutable')
  })

  it('refuses a body that is too long, or does not say how long it is', async () => {
    const tooMuch = Buffer.alloc(1_048_577)
    expect((await fetch(`${base}/x`, { method: 'POST', body: tooMuch })).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('a=b'))
        controller.close()
      },
    })
    const chunked = await fetch(`${base}/x`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
    expect(chunked.status).toBe(411)
  })
})
