import { addSeconds } from '@/lib/base/clock'
import { equalConstantTime } from '@/lib/base/constant-time'
import { sha256Hex } from '@/lib/base/hash'
import type { HttpResponse } from '@/lib/base/http-message'
import { shortId } from '@/lib/base/random'
import type { Call } from '../endpoints/call'
import { refuse } from '../errors'
import type { RuntimeDomain } from '../ports'
import { FLOW_COOKIE, flowOf, setCookie } from './cookies'
import { openTicket, sealTicket, TICKET_SECONDS, type Ticket, type TicketPurpose } from './ticket'

/** Parameters of the authorization request a person is in the middle of; null where they came for their own pages. */
export type PendingParams = Readonly<Record<string, string>> | null

/** What each step is told by the one before. */
export interface TicketContents {
  'sign-in': {
    params: PendingParams
    /** the only name that is taken: the person is signed in and proves it again */
    fixedUsername: string | null
    /** what the person answered on a consent page before the proof became too old */
    answer?: ConsentAnswer
  }
  'change-password': { params: PendingParams; username: string; isRequired: boolean }
  continue: {
    /** not looked at where there is an answer, which has its own */
    params: PendingParams
    /** the session whose person proved the password in this flow */
    sessionId: string
    /** what the person answered on a consent page: one of somebody else, or one before a new proof */
    answer?: ConsentAnswer
    /** the password was proved after that answer */
    isProved?: boolean
  }
  consent: ConsentAsked
  account: { sessionId: string }
  'sign-out': {
    sessionId: string
    /** whom the person is told they came from */
    clientId: string | null
    /** where the browser goes afterwards, checked when the page was shown */
    redirectTo: string | null
  }
}

/** What a person was asked on the consent page. */
export interface ConsentAsked {
  params: Readonly<Record<string, string>>
  sessionId: string
  /** epoch milliseconds */
  shownAt: number
  scopes: readonly string[]
  /** those of them that could be left out */
  optional: readonly string[]
}

export interface ConsentAnswer {
  asked: ConsentAsked
  isAllowed: boolean
  /** of those that could be left out, the ones that were not */
  accepted: readonly string[]
}

/**
 * A ticket for the next step, tied to this browser.
 * @returns with it the cookies that the answer must set
 */
export function giveTicket<P extends TicketPurpose>(
  call: Call,
  domain: RuntimeDomain,
  purpose: P,
  content: TicketContents[P],
  seconds = TICKET_SECONDS,
): { ticket: string; cookies: string[] } {
  const { deps, request, now } = call
  const known = flowOf(request)
  const flow = known ?? shortId(deps.random)
  const endsAt = addSeconds(now, seconds)
  const ticket = sealTicket(deps.browser.ticketKey, purpose, {
    domainName: domain.name,
    flowHash: sha256Hex(flow),
    endsAt,
    content,
  })
  return { ticket, cookies: known === null ? [setCookie(FLOW_COOKIE, flow, deps.publicUrl)] : [] }
}

/** A ticket that came back, with its domain. Which browser brought it is not looked at yet. */
export async function readTicket<P extends TicketPurpose>(call: Call, purpose: P, text: string | undefined) {
  const { deps, pathDomain, now } = call
  const ticket = openTicket<TicketContents[P]>(deps.browser.ticketKey, purpose, text, now)
  const domain = await deps.config.domainByName(ticket.domainName)
  if (!domain) throw refuse('flow.ticket', 'one of a domain that is gone')
  call.facts.domain = domain
  if (pathDomain !== null && pathDomain !== domain.name) throw refuse('flow.domain', 'one of another domain')
  return { domain, ticket, content: ticket.content }
}

/** @throws OAuthError when the ticket was given to another browser */
export function requireSameBrowser(call: Call, ticket: Ticket<unknown>): void {
  const flow = flowOf(call.request)
  if (flow === null) throw refuse('flow.browser', 'no cookie')
  if (!equalConstantTime(sha256Hex(flow), ticket.flowHash)) throw refuse('flow.browser', 'another cookie')
}

/** A ticket that came back in the browser it was given to. */
export async function requireTicket<P extends TicketPurpose>(call: Call, purpose: P, text: string | undefined) {
  const read = await readTicket(call, purpose, text)
  requireSameBrowser(call, read.ticket)
  return read
}

/** The answer, with further cookies to set. */
export function withCookies(response: HttpResponse, cookies: readonly string[]): HttpResponse {
  return cookies.length === 0 ? response : { ...response, cookies: [...(response.cookies ?? []), ...cookies] }
}

/** Sends a browser on. 303 turns a POST into a GET, so that no password travels further. @see RFC 9700 §4.12 */
export function seeOther(location: string, status: 302 | 303 = 303): HttpResponse {
  return { status, headers: { Location: location, 'Cache-Control': 'no-store' }, body: '' }
}
