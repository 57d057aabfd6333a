import { connect } from 'node:net'
import { expect, test } from '@playwright/test'

const port = Number(process.env.E2E_PORT)

/** What comes back on a connection of its own, up to the end of it. */
function exchange(lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    let answer = ''
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text
    })
    socket.setTimeout(5000, () => socket.destroy(new Error(`no answer, only: ${answer}`)))
    socket.on('end', () => resolve(answer)).on('error', reject)
  })
}

test('a request that offers another protocol is answered in this one, and its connection ends', async ({ request }) => {
  // Next takes its place at the listener with the first page it serves.
  expect((await request.get('/sign-in')).status()).toBe(200)
  for (const [path, status] of [
    ['/healthz', '200'],
    ['/oauth2/rest/token', '405'],
    ['/sign-in', '200'],
    // A stranger is led to sign-in, whether there is such a page or not.
    ['/no-such-page', '307'],
  ]) {
    for (const protocol of ['h2c', 'websocket']) {
      // Java's HTTP client offers HTTP/2 so with every request that is not encrypted.
      const answer = await exchange([
        `GET ${path} HTTP/1.1`,
        `Host: localhost:${port}`,
        'Connection: Upgrade, HTTP2-Settings, close',
        `Upgrade: ${protocol}`,
        'HTTP2-Settings: AAMAAABkAAQAAP__',
      ])
      expect(answer, `${path} ${protocol}`).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    }
  }
})
