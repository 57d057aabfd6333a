/**
 * As much of a browser as a flow needs: a jar of cookies per person, forms read from the page, redirects followed by
 * hand. Over few connections that are kept alive, so that the load costs less than what it loads.
 */
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** @returns status, headers and text of one answer */
export function fetchOnce(url, options = {}) {
  const { method = 'GET', headers = {}, body = '' } = options
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
      answer.on('error', reject)
    })
    sent.on('error', (error) => {
      // A connection that was kept and that the server closed meanwhile: nobody has seen the request.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(fetchOnce(url, options))
      else reject(error)
    })
    sent.end(body)
  })
}

export class Browser {
  #cookies = new Map()

  constructor(base) {
    this.base = base
  }

  async open(path) {
    return this.#keep(await fetchOnce(new URL(path, this.base), { headers: this.#headers() }))
  }

  async post(path, fields) {
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams(fields).toString()
    return this.#keep(await fetchOnce(new URL(path, this.base), { method: 'POST', headers, body }))
  }

  #headers() {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return cookie === '' ? {} : { cookie }
  }

  #keep(answer) {
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) this.#cookies.set(name, value)
    }
    return answer
  }
}

/** Where the form of a page is sent, and its hidden fields. */
export function formOf(html) {
  const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
  if (!action) throw new Error(`no form in: ${html.slice(0, 300)}`)
  const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  const tags = html.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  const hidden = Object.fromEntries(tags.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]))
  return { action: action.replaceAll('&amp;', '&'), hidden }
}
