import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { networkPolicy } from './network-policy'
import { postForm } from './post-form'

const local = networkPolicy([], 'http://localhost:1')
const strict = networkPolicy([], 'https://id.example.com')

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) {
  const seen: { method?: string; type?: string; body: string }[] = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ method: request.method, type: request.headers['content-type'], body })
    answer(request, response, body)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, seen }
}
const post = (address: string, policy = local, timeoutMs = 2000) =>
  postForm(address, { logout_token: 'a.b&c' }, { policy, timeoutMs })

describe('calling an address that somebody else chose', () => {
  it('sends the form and reads the status, by name as by address', async () => {
    const { port, seen } = await serve((_, response) => response.writeHead(204).end())
    for (const host of ['localhost', '127.0.0.1']) {
      expect(await post(`http://${host}:${port}/logout?x=1`)).toEqual({ outcome: 'answered', status: 204 })
    }
    const sent = { method: 'POST', type: 'application/x-www-form-urlencoded', body: 'logout_token=a.b%26c' }
    expect(seen).toEqual([sent, sent])
  })

  it('follows no redirect', async () => {
    const { port, seen } = await serve((_, response) => response.writeHead(302, { Location: '/elsewhere' }).end())
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ outcome: 'answered', status: 302 })
    expect(seen).toHaveLength(1)
  })

  it('reads no answer, however long', async () => {
    const { port } = await serve((_, response) => {
      response.writeHead(200)
      response.write('x'.repeat(1_000_000))
    })
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ outcome: 'answered', status: 200 })
  })

  it.each(['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])(
    'connects to nobody at %s where the policy forbids it',
    async (host) => {
      const { port, seen } = await serve((_, response) => response.writeHead(200).end())
      expect(await post(`http://${host}:${port}/`, strict)).toEqual({
        outcome: 'failed',
        reason: expect.stringContaining('GATEHOUSE_EGRESS_NETWORKS'),
      })
      expect(seen).toEqual([])
    },
  )

  it('gives up after its time, in words', async () => {
    const { port } = await serve(() => {})
    expect(await post(`http://127.0.0.1:${port}/`, local, 50)).toEqual({
      outcome: 'failed',
      reason: 'no answer within 0.05 s',
    })
  })

  it('tells in words that nobody answers, or not in HTTP', async () => {
    const { port } = await serve((request) => request.socket.end('hello\r\n\r\n'))
    expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'failed' })
    server?.closeAllConnections()
    await new Promise((resolve) => server?.close(resolve))
    expect(await post(`http://127.0.0.1:${port}/`)).toEqual({ outcome: 'failed', reason: 'nobody answers there' })
  })

  it('believes no certificate of nobody', async () => {
    const { port } = await serve((_, response) => response.end())
    expect(await post(`https://127.0.0.1:${port}/`)).toMatchObject({ outcome: 'failed' })
  })
})
