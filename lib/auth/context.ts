import type { Clock } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import type { Store } from '@/lib/store/store'
import type { Actor } from './actor'

/** What every use case is given: who asks, from where, and the world it works in. */
export interface ServiceContext {
  actor: Actor
  correlationId: string
  address: string | null
  store: Store
  clock: Clock
  random: Random
  masterKey: MasterKey
  /** Scheme, host and port that clients see; base of issuers. */
  publicUrl: string
}
