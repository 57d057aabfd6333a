import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import type { Store } from '@/lib/store/store'

/** What the gateway saw, taken into the readiness of integrations. */
export async function applyTraffic(_store: Store, _facts: readonly TrafficFact[]): Promise<void> {}

/** Integrations that have been quiet under SSD for long enough move on. */
export async function applyQuiet(_store: Store, _now: Date): Promise<void> {}
