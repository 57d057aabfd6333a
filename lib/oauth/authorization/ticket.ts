import { createHmac, timingSafeEqual } from 'node:crypto'
import { fromBase64url } from '@/lib/base/base64url'
import { refuse } from '../errors'

/** What a ticket may be used for. One made for another step opens nothing. */
export type TicketPurpose = 'sign-in' | 'change-password' | 'continue' | 'consent' | 'account' | 'sign-out'

/** An unfinished request on its way through a browser. Signed, not sealed: it holds nothing that is secret from its person. */
export interface Ticket<T> {
  domainName: string
  /** SHA-256 of the flow cookie of the browser it was given to */
  flowHash: string
  endsAt: Date
  content: T
}

/** A page that was shown is answered within so long. */
export const TICKET_SECONDS = 900
/** Longer than any ticket made here; what is longer is not even decoded. */
const MAX_LENGTH = 65_536

interface Wire {
  d: string
  f: string
  e: number
  c: unknown
}

export function sealTicket(key: Buffer, purpose: TicketPurpose, ticket: Ticket<unknown>): string {
  const wire: Wire = { d: ticket.domainName, f: ticket.flowHash, e: ticket.endsAt.getTime(), c: ticket.content }
  const payload = Buffer.from(JSON.stringify(wire)).toString('base64url')
  return `${payload}.${mac(key, purpose, payload).toString('base64url')}`
}

/**
 * Opens a ticket. What is in it was written here, so its content is what the purpose says.
 * @throws OAuthError when it is no ticket of this server for this purpose, or has ended
 */
export function openTicket<T>(key: Buffer, purpose: TicketPurpose, text: string | undefined, now: Date): Ticket<T> {
  const dot = text === undefined || text.length > MAX_LENGTH ? -1 : text.indexOf('.')
  if (text === undefined || dot < 0) throw refuse('flow.ticket', text === undefined ? 'none' : 'something else')
  const payload = text.slice(0, dot)
  const presented = fromBase64url(text.slice(dot + 1))
  const expected = mac(key, purpose, payload)
  if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) {
    throw refuse('flow.ticket', 'one that was not made here for this')
  }
  const { d, f, e, c } = JSON.parse(fromBase64url(payload).toString()) as Wire
  if (e <= now.getTime()) throw refuse('flow.in-time', 'one that has ended')
  return { domainName: d, flowHash: f, endsAt: new Date(e), content: c as T }
}

function mac(key: Buffer, purpose: TicketPurpose, payload: string): Buffer {
  return createHmac('sha256', key).update(`gatehouse ticket\n${purpose}\n${payload}`).digest()
}
