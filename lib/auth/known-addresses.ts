import { LRUCache } from 'lru-cache'
import { addSeconds } from '@/lib/base/clock'
import { singleton } from '@/lib/base/singletons'
import type { ServiceContext } from './context'
import { addressGroup, KNOWN_ADDRESS_DAYS } from './throttle-rules'

/**
 * Whether the right password of the account came from this address lately: then guesses from elsewhere do not count
 * against it. Sessions remember that across restarts and nodes; a Basic call opens none and is remembered by its node.
 */
export async function isKnownAddress(ctx: ServiceContext, accountId: string): Promise<boolean> {
  const sessions = await ctx.store.sessions.forAccount(accountId)
  if (ctx.address === null) return false
  const group = addressGroup(ctx.address)
  const since = addSeconds(ctx.clock.now(), -KNOWN_ADDRESS_DAYS * 86_400)
  const remembered = memory().get(keyOf(accountId, group))
  if (remembered && remembered >= since) return true
  return sessions.some(
    (session) => session.address !== null && addressGroup(session.address) === group && session.createdAt >= since,
  )
}

export function rememberAddress(ctx: Pick<ServiceContext, 'address' | 'clock'>, accountId: string): void {
  if (ctx.address !== null) memory().set(keyOf(accountId, addressGroup(ctx.address)), ctx.clock.now())
}

const keyOf = (accountId: string, group: string) => `${accountId} ${group}`

function memory(): LRUCache<string, Date> {
  return singleton('known-addresses', () => new LRUCache<string, Date>({ max: 10_000 }))
}
