import type { HttpResponse } from '@/lib/base/http-message'
import type { Call } from '../endpoints/call'
import { asOAuthError } from '../errors'
import { issuerOf } from '../issuer'
import type { RuntimeServer } from '../ports'
import { seeOther } from './flow'
import { localesOf } from './locales'
import type { Addressee } from './request'

type Place = Pick<Call, 'deps' | 'request'> & { server: RuntimeServer }

/**
 * Sends an answer to the client by way of the browser. Every one names its issuer, so that a client of several servers
 * cannot be made to bring the code of one to another. @see RFC 6749 §4.1.2, RFC 9207
 */
export function answerClient(call: Place, to: Addressee, fields: Readonly<Record<string, string>>): HttpResponse {
  const { deps, request, server } = call
  const whole = {
    ...fields,
    ...(to.state !== null && { state: to.state }),
    iss: issuerOf(to.domain, deps.publicUrl, server),
  }
  if (to.responseMode === 'form_post') {
    return deps.browser.pages.formPost({ redirectUri: to.redirectUri, fields: whole, locales: localesOf(request) })
  }
  const status = request.method === 'POST' ? 303 : 302
  return seeOther(address(to.redirectUri, to.responseMode === 'fragment' ? '#' : '?', whole), status)
}

/** Tells the client that its request is refused, and the listener why. @see RFC 6749 §4.1.2.1 */
export function refuseClient(call: Call, to: Addressee, thrown: unknown): HttpResponse {
  const error = asOAuthError(thrown)
  call.deps.events.refused(call.facts, error)
  return answerClient(call, to, { error: error.code, error_description: error.description })
}

/** The redirect URI stays as it was registered: what is added comes after what is there. */
function address(redirectUri: string, separator: '?' | '#', fields: Readonly<Record<string, string>>): string {
  const added = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const between = separator === '?' && redirectUri.includes('?') ? '&' : separator
  const base = /^[\x21-\x7e]+$/.test(redirectUri) ? redirectUri : new URL(redirectUri).href
  return `${base}${between}${added.join('&')}`
}
