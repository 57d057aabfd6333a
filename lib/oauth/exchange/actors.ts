import { refuse } from '../errors'
import type { Party } from './party'

type Json = Readonly<Record<string, unknown>>
const MAX_ACTORS = 10

/**
 * Who may act is what the subject token says, where it says anything: its `may_act` must name the actor, or the calling
 * client where the client acts as the subject itself.
 * @see RFC 8693 §4.4; spec runtime-api §10
 */
export function checkMayAct(subject: Party, actor: Pick<Party, 'subject' | 'issuer'>): void {
  const { may_act: mayAct } = subject.claims
  if (mayAct === undefined) return
  const isNamed = isObject(mayAct) && mayAct.sub === actor.subject
  if (!isNamed) throw refuse('exchange.may-act', 'somebody else')
  if (mayAct.iss !== undefined && mayAct.iss !== actor.issuer) {
    throw refuse('exchange.may-act', 'one of the same name elsewhere')
  }
}

/**
 * The chain of those who act, the latest outside. An exchange without an actor keeps the chain as it is, so that nobody
 * drops out of it. @see RFC 8693 §4.1
 */
export function actChain(subject: Party, actor: Party | null): { act?: Json } {
  const { act: before } = subject.claims
  const length = lengthOf(before)
  if (length + (actor ? 1 : 0) > MAX_ACTORS) throw refuse('exchange.chain', 'more of them')
  const chain = length > 0 ? (before as Json) : undefined
  if (!actor) return chain ? { act: chain } : {}
  const { subject: sub, issuer: iss, isOurs } = actor
  // A name means something only beside who gave it; of our own it is the issuer of the token itself.
  return { act: { sub, ...(!isOurs && { iss }), ...(chain && { act: chain }) } }
}

function lengthOf(act: unknown): number {
  let length = 0
  for (let link = act; link !== undefined; link = link.act) {
    if (!isObject(link) || typeof link.sub !== 'string') throw refuse('exchange.chain', 'a link without a sub')
    if (++length > MAX_ACTORS) break
  }
  return length
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
