import type { HttpResponse } from '@/lib/base/http-message'
import type { InteractionPages } from '../ports/pages'

/** What a page was asked to show: its kind and everything it was told. */
export interface ShownPage {
  kind: keyof InteractionPages
  [member: string]: unknown
}

/** Pages as JSON text, so that a test reads what a person would be shown and posts what their browser would post. */
export class PlainPages implements InteractionPages {
  readonly shown: ShownPage[] = []

  signIn = (page: object) => this.#show('signIn', page)
  consent = (page: object) => this.#show('consent', page)
  changePassword = (page: object) => this.#show('changePassword', page)
  error = (page: object) => this.#show('error', page)
  signOut = (page: object) => this.#show('signOut', page)
  signedOut = (page: object) => this.#show('signedOut', page)
  account = (page: object) => this.#show('account', page)
  formPost = (page: object) => this.#show('formPost', page)
  logo = async () => null

  #show(kind: ShownPage['kind'], page: object): HttpResponse {
    this.shown.push({ kind, ...page })
    const status = 'status' in page && typeof page.status === 'number' ? page.status : 200
    // A map or a key in what a page is told would be lost here; no page needs one.
    const { domain, ...told } = page as { domain?: { name: string } | null }
    return {
      status,
      headers: { 'Content-Type': 'text/plain;charset=UTF-8', 'Cache-Control': 'no-store' },
      body: JSON.stringify({ kind, domain: domain?.name ?? null, ...told }),
    }
  }
}
