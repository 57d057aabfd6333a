import { z } from 'zod'
import type { Judgement } from './refused-report'

const name = z.string().trim().min(1, 'is required').max(256, 'must have at most 256 characters')
const names = z.array(z.string().trim().min(1).max(512)).max(50, 'must have at most 50 entries')

/** Somebody in an exchange: a token at hand, or a person or a client with a token as it would be issued now. */
const partySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), token: name.max(20_000, 'is longer than any token') }),
  z.object({ kind: z.literal('user'), username: name, clientId: name, scopes: names }),
  z.object({ kind: z.literal('client'), clientId: name, scopes: names }),
])
export type ExchangeParty = z.output<typeof partySchema>

/** A token exchange that is thought through before it is run. @see RFC 8693 §2.1 */
export const exchangePlanSchema = z.object({
  domainId: z.string().max(64),
  /** the client that would ask */
  clientId: name,
  subject: partySchema,
  /** with an actor it is a delegation, without one an impersonation */
  actor: partySchema.nullable(),
  scopes: names,
  resources: names,
  audiences: names,
})
export type ExchangePlan = z.output<typeof exchangePlanSchema>

export type ExchangePlace = 'domain' | 'subject' | 'actor' | 'caller' | 'target'

export interface ExchangeJudgement extends Judgement {
  /** where in the chain the rule stands that refuses; null where all hold */
  at: ExchangePlace | null
}
