import { LRUCache } from 'lru-cache'
import { addSeconds, type Clock } from '@/lib/base/clock'
import { singleton } from '@/lib/base/singletons'

/** Whether this has not been said for `seconds`: keeps what a machine repeats from filling the audit log. */
export function isDueAgain(clock: Clock, subject: string, seconds: number): boolean {
  const said = singleton('once-every', () => new LRUCache<string, Date>({ max: 2000 }))
  const now = clock.now()
  const last = said.get(subject)
  if (last && now < addSeconds(last, seconds)) return false
  said.set(subject, now)
  return true
}
