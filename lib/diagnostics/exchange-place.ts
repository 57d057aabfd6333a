import type { ExchangePlace } from '@/lib/schemas/exchange-plan'
import type { BrokenRule } from './protocol-probe'

/** Where in the chain a rule stands, the first that fits; a rule about a token says itself which one it is about. */
export function exchangePlace({ id, got }: Pick<BrokenRule, 'id' | 'got'>, hasActor: boolean): ExchangePlace {
  if (got.startsWith('subject token:')) return 'subject'
  if (got.startsWith('actor token:')) return 'actor'
  if (id === 'exchange.may-act' || id === 'exchange.chain') return hasActor ? 'actor' : 'caller'
  return PLACES.find(([start]) => id.startsWith(start))?.[1] ?? 'domain'
}

const PLACES: readonly (readonly [string, ExchangePlace])[] = [
  ['exchange.mode', 'domain'],
  ['exchange.beyond-subject', 'subject'],
  ['exchange.consent', 'subject'],
  ['exchange.', 'target'],
  ['scope.exists', 'target'],
  ['scope.one-resource', 'domain'],
  ['scope.', 'caller'],
  ['client.', 'caller'],
  ['grant.', 'caller'],
  ['request.', 'target'],
  ['token.', 'subject'],
  ['assertion.', 'subject'],
]
