import type { HttpHandler, HttpRequest, HttpResponse } from '@/lib/base/http-message'
import type { ShownPage } from './plain-pages'
import { FORM, PUBLIC_URL } from './world'

type Fields = Record<string, string> | [string, string][]

/** What a browser shows or is sent to. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** where it is sent; null where it stays */
  location: URL | null
  /** the page, as PlainPages wrote it; null where there is none */
  page: ShownPage | null
}

/**
 * A browser with cookies, of which tests read what a person would see. It follows nothing by itself but what `follow` is
 * asked to, and sends what real browsers send with their forms.
 */
export class Browser {
  readonly cookies = new Map<string, string>()
  /** attributes of each cookie as they were last set */
  readonly attributes = new Map<string, string>()
  headers: Record<string, string> = {}
  readonly #handle: HttpHandler
  readonly #publicUrl: string

  constructor(handle: HttpHandler, publicUrl = PUBLIC_URL) {
    this.#handle = handle
    this.#publicUrl = publicUrl
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('GET', address, '', headers)
  }

  /** Sends a form of one of our own pages, unless the headers say otherwise. */
  post(address: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams(fields).toString()
    const sent = { 'content-type': FORM, origin: 'null', 'sec-fetch-site': 'same-origin', ...headers }
    return this.#send('POST', address, body, sent)
  }

  /** Goes where it is sent for as long as that is this server. */
  async follow(answer: Answer): Promise<Answer> {
    let last = answer
    while (last.location?.origin === this.#publicUrl) last = await this.get(last.location.href)
    return last
  }

  /** Fills in the page's form and sends it, then follows. */
  async fill(
    page: ShownPage | null,
    fields: Record<string, string>,
    further: [string, string][] = [],
  ): Promise<Answer> {
    if (!page) throw new Error('there is no page to fill in')
    const all: [string, string][] = [['ticket', String(page.ticket)], ...Object.entries(fields), ...further]
    return this.follow(await this.post(String(page.action), all))
  }

  async #send(method: string, address: string, body: string, headers: Record<string, string>): Promise<Answer> {
    const url = new URL(address, this.#publicUrl)
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const isOurs = url.pathname.startsWith('/oauth2')
    const request: HttpRequest = {
      method,
      path: url.pathname,
      query: url.search.slice(1),
      headers: { ...(cookie && isOurs && { cookie }), ...this.headers, ...headers },
      body: Buffer.from(body),
      address: '192.0.2.1',
      correlationId: 'test-correlation-id',
    }
    // A cookie that a header leaves out on purpose is not sent.
    if (headers.cookie === '') request.headers.cookie = undefined
    return this.#received(await this.#handle(request))
  }

  #received(response: HttpResponse): Answer {
    for (const line of response.cookies ?? []) {
      const [pair = '', ...attributes] = line.split('; ')
      const equals = pair.indexOf('=')
      const name = pair.slice(0, equals)
      this.attributes.set(name, attributes.join('; '))
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name)
      else this.cookies.set(name, pair.slice(equals + 1))
    }
    const body = response.body.toString()
    const { status, headers } = response
    const location = headers.Location === undefined ? null : new URL(headers.Location, this.#publicUrl)
    const isPage = headers['Content-Type']?.startsWith('text/plain') ?? false
    return { status, headers, body, location, page: isPage ? (JSON.parse(body) as ShownPage) : null }
  }
}
