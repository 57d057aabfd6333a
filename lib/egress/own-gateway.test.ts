import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { callOwnGateway } from './own-gateway'

let server: Server | undefined
afterEach(() => server?.closeAllConnections())

async function listening(serve: (request: IncomingMessage, response: ServerResponse) => void) {
  const made = createServer(serve)
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return { host: '0.0.0.0', port: (made.address() as AddressInfo).port }
}

const asked = { gatewayName: 'eu-1', endpoint: 'tokens', headers: {}, timeoutMs: 2000 } as const

it('asks a gateway of the own listener and gives the answer back as it came', async () => {
  const seen: string[] = []
  const listener = await listening((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers['x-app-key']} ${body}`)
      response.writeHead(403, { 'X-Correlation-Id': 'cid-1' }).end('invalid_grant_type_or_scope')
    })
  })
  const answer = await callOwnGateway(listener, { ...asked, headers: { 'x-app-key': 'k' }, form: { a: 'b c' } })
  expect(answer).toMatchObject({ status: 403, body: 'invalid_grant_type_or_scope' })
  expect(answer.headers['x-correlation-id']).toBe('cid-1')
  await callOwnGateway(listener, { ...asked, endpoint: 'check' })
  expect(seen).toEqual(['POST /gateways/eu-1/oauth/v1/tokens k a=b+c', 'GET /gateways/eu-1/oauth/v1/check undefined '])
})

it.each(['../admin', 'a/b', 'A', '', 'x?y', 'gw%2e%2e', 'gw\r\nx'])('takes %j for no gateway', async (gatewayName) => {
  const listener = await listening((_, response) => response.end())
  await expect(callOwnGateway(listener, { ...asked, gatewayName })).rejects.toThrow('not the name of a gateway')
})

it('gives up an answer that is too long or too late', async () => {
  const long = await listening((_, response) => response.end('x'.repeat(20_000)))
  await expect(callOwnGateway(long, asked)).rejects.toThrow('too long')
  server?.closeAllConnections()
  const late = await listening(() => undefined)
  await expect(callOwnGateway(late, { ...asked, timeoutMs: 50 })).rejects.toThrow()
})
