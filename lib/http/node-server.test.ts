import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HttpHandler, HttpRequest } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'
import { systemRandom } from '@/lib/base/random'
import { drain } from './graceful-stop'
import { createNodeServer } from './node-server'
import type { Finished } from './node-server-options'
import { apiSecurityHeaders } from './security-headers'
import { trustedProxies } from './trusted-proxies'

const seen: HttpRequest[] = []
let finished: Finished[]
let handle: HttpHandler
let isStopping: boolean
let takesRemoteUser: boolean
let server: ReturnType<typeof createNodeServer>
let base: string

beforeEach(async () => {
  log().level = 'silent'
  seen.length = 0
  // Its own array: what the server of the test before has yet to tell does not land here.
  const told: Finished[] = []
  finished = told
  isStopping = false
  takesRemoteUser = false
  handle = (request) => {
    seen.push(request)
    return { status: 200, headers: { 'Content-Type': 'text/plain', 'x-frame-options': 'SAMEORIGIN' }, body: 'answer' }
  }
  server = createNodeServer({
    mounts: [{ surface: 'test', owns: (path) => path.startsWith('/raw'), handle: (request) => handle(request) }],
    pages: async (_, response) => void response.writeHead(200).end('page'),
    securityHeaders: apiSecurityHeaders({ isHttps: true, isDevelopment: false }),
    trusted: trustedProxies(['127.0.0.1']),
    get takesRemoteUser() {
      return takesRemoteUser
    },
    random: systemRandom,
    isStopping: () => isStopping,
    finished: (event) => void told.push(event),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => drain(server, 1000))

/** Sends bytes as they are and reads until the server closes. */
function exchange(bytes: string, then?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.write(bytes)
    then?.(socket)
  })
}

describe('what a plain handler is given', () => {
  it('gets method, path, query, lower-case headers and the whole body', async () => {
    await fetch(`${base}/raw/%41?a=b&c`, { method: 'PUT', headers: { 'X-Thing': '1' }, body: 'päyload' })
    expect(seen[0]).toMatchObject({ method: 'PUT', path: '/raw/%41', query: 'a=b&c', headers: { 'x-thing': '1' } })
    expect(seen[0]?.body.toString()).toBe('päyload')
  })

  it('gets the path of an absolute request target (RFC 9112 §3.2.2)', async () => {
    await exchange('GET http://elsewhere/raw?x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    expect(seen[0]).toMatchObject({ path: '/raw', query: 'x=1' })
  })

  it('gets the address a trusted proxy names', async () => {
    await fetch(`${base}/raw`, { headers: { 'x-forwarded-for': '198.51.100.9, 203.0.113.7' } })
    expect(seen[0]?.address).toBe('203.0.113.7')
  })

  it('is told of no person by a proxy unless the server was set to believe it', async () => {
    await fetch(`${base}/raw`, { headers: { OAM_REMOTE_USER: 'ada' } })
    expect(seen[0]).not.toHaveProperty('remoteUser')
    takesRemoteUser = true
    await fetch(`${base}/raw`, { headers: { OAM_REMOTE_USER: 'ada' } })
    expect(seen[1]?.remoteUser).toBe('ada')
  })

  it('keeps a correlation id that can stand in a log, and makes one otherwise', async () => {
    const ask = async (id: string) =>
      (await fetch(`${base}/raw`, { headers: { 'x-correlation-id': id } })).headers.get('x-correlation-id')
    expect(await ask('order-4711.retry_2')).toBe('order-4711.retry_2')
    for (const bad of ['short', 'has space in it', 'x'.repeat(65), '-leading-dash', '{"level":60,"a":1}']) {
      expect(await ask(bad)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    }
  })
})

describe('what every answer carries', () => {
  it('carries correlation id, length and each security header once', async () => {
    const response = await fetch(`${base}/raw`)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': '6',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'strict-transport-security': expect.stringContaining('max-age='),
    })
    expect(response.headers.get('x-correlation-id')).toBe(seen[0]?.correlationId)
  })

  it('leaves a page the content security policy it was given, and every other header ours', async () => {
    const policy = "default-src 'none'; style-src 'sha256-abc'"
    handle = () => ({
      status: 200,
      headers: { 'Content-Security-Policy': policy, 'Referrer-Policy': 'unsafe-url' },
      body: 'page',
    })
    const { headers } = await fetch(`${base}/raw`)
    expect([headers.get('content-security-policy'), headers.get('referrer-policy')]).toEqual([policy, 'no-referrer'])
  })

  it('has no body and the same length for HEAD, and no length for 204', async () => {
    const head = await fetch(`${base}/raw`, { method: 'HEAD' })
    expect([await head.text(), head.headers.get('content-length')]).toEqual(['', '6'])
    handle = () => ({ status: 204, headers: {}, body: '' })
    expect((await fetch(`${base}/raw`)).headers.has('content-length')).toBe(false)
  })

  it('is a neutral 500 when a handler throws', async () => {
    handle = () => {
      throw new Error('the database password is hunter2')
    }
    const response = await fetch(`${base}/raw`)
    const text = await response.text()
    expect([response.status, JSON.parse(text).error]).toEqual([500, 'server_error'])
    expect(text).not.toContain('hunter2')
  })
})

describe('bodies and malformed requests', () => {
  const tooMuch = Buffer.alloc(1_048_577, 'a')

  it('takes a body of exactly 1 MB', async () => {
    expect((await fetch(`${base}/raw`, { method: 'POST', body: tooMuch.subarray(1) })).status).toBe(200)
    expect(seen[0]?.body.length).toBe(1_048_576)
  })

  it('refuses a longer one with 413, announced or not, without calling the handler', async () => {
    expect((await fetch(`${base}/raw`, { method: 'POST', body: tooMuch })).status).toBe(413)
    const stream = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 4; i++) controller.enqueue(tooMuch)
        controller.close()
      },
    })
    const chunked = await fetch(`${base}/raw`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
    expect([chunked.status, seen.length]).toEqual([413, 0])
  })

  it.each([
    ['no HTTP at all', 'RUBBISH\r\n\r\n', '400'],
    ['a target that is no path', 'GET ftp://x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', '400'],
    ['no host', 'GET /raw HTTP/1.1\r\nConnection: close\r\n\r\n', '400'],
    ['headers too long', `GET /raw HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, '431'],
    ['NUL in a header', 'GET /raw HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', '400'],
    [
      'two lengths',
      'POST /raw HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
  ])('answers %s without reaching a handler', async (_, bytes, status) => {
    const answer = await exchange(bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/\r\nX-Correlation-Id: [0-9a-f-]{36}\r\n/)
    expect(seen).toEqual([])
  })

  it('serves a request with an expectation it does not know', async () => {
    const answer = await exchange('GET /raw HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nConnection: close\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1.1 200 /)
  })

  it('survives a caller that goes away in the middle of its body', async () => {
    await exchange('POST /raw HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf', (socket) => {
      setImmediate(() => socket.destroy())
    })
    expect((await fetch(`${base}/raw`)).status).toBe(200)
    expect(seen).toHaveLength(1)
  })
})

describe('stopping', () => {
  it('finishes the request in flight, closes its connection, and accepts no other', async () => {
    let release = () => {}
    const arrived = new Promise<void>((resolve) => {
      handle = async () => {
        resolve()
        await new Promise<void>((done) => {
          release = done
        })
        return { status: 200, headers: {}, body: 'finished' }
      }
    })
    const inFlight = fetch(`${base}/raw`)
    await arrived
    isStopping = true
    const drained = drain(server, 5000)
    await expect(fetch(`${base}/raw`)).rejects.toThrow()
    release()
    const response = await inFlight
    expect([await response.text(), response.headers.get('connection')]).toEqual(['finished', 'close'])
    expect(await drained).toBe(true)
  })

  it('cuts what does not finish in time', async () => {
    const arrived = new Promise<void>((resolve) => {
      handle = () => {
        resolve()
        return new Promise(() => {})
      }
    })
    const stuck = fetch(`${base}/raw`)
    await arrived
    const outcome = expect(stuck).rejects.toThrow()
    expect(await drain(server, 20)).toBe(false)
    await outcome
  })
})

describe('what is told when a request is over', () => {
  it('tells surface, status and time, and that pages are pages', async () => {
    await (await fetch(`${base}/raw?access_token=x`)).text()
    await (await fetch(`${base}/elsewhere`)).text()
    expect(finished).toMatchObject([
      { surface: 'test', status: 200, aborted: false, head: { path: '/raw' } },
      { surface: 'pages', status: 200 },
    ])
    expect(finished[0]?.durationSeconds).toBeGreaterThan(0)
  })

  it('tells of a caller that went away before its answer was there', async () => {
    let leave = () => {}
    const gone = new Promise<void>((resolve) => {
      handle = async () => {
        leave()
        await gone
        return { status: 200, headers: {}, body: 'too late' }
      }
      void exchange('GET /raw/slow HTTP/1.1\r\nHost: a\r\n\r\n', (socket) => {
        leave = () => socket.destroy()
        socket.on('close', () => setTimeout(resolve, 20))
      })
    })
    await gone
    await vi.waitFor(() => expect(finished).toMatchObject([{ aborted: true, head: { path: '/raw/slow' } }]))
  })

  it('tells of a caller that went away in the middle of its body', async () => {
    await exchange('POST /raw/half HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf', (socket) => {
      setImmediate(() => socket.destroy())
    })
    await vi.waitFor(() => expect(finished).toMatchObject([{ aborted: true, head: { path: '/raw/half' } }]))
  })

  it('tells once of each request of a pipeline, in its order', async () => {
    const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n`
    await exchange(`${request('/raw/1')}\r\n${request('/raw/2')}\r\n${request('/raw/3')}Connection: close\r\n\r\n`)
    await vi.waitFor(() => expect(finished.map(({ head }) => head.path)).toEqual(['/raw/1', '/raw/2', '/raw/3']))
    expect(finished.every(({ aborted }) => !aborted)).toBe(true)
  })
})
