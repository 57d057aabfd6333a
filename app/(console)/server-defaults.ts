import type { ServiceContext } from '@/lib/auth/context'
import { env } from '@/lib/base/env'
import type { ServerDefaults } from '@/lib/policy/effective-facts'
import { currentSwitches } from '@/lib/policy/server-switches'

/** The server-wide switches that settings fall back to. */
export async function serverDefaults(ctx: ServiceContext): Promise<ServerDefaults> {
  const { refreshRotation, refreshAutoRevoke } = await currentSwitches(ctx)
  return {
    consentExpiryMinutes: env().GATEHOUSE_CONSENT_EXPIRY_MINUTES ?? null,
    refreshRotation,
    refreshAutoRevoke,
  }
}
