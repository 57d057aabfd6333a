import { env } from '@/lib/base/env'
import type { ServerDefaults } from '@/lib/policy/effective-facts'

/** The server-wide switches that settings fall back to. */
export function serverDefaults(): ServerDefaults {
  const settings = env()
  return {
    consentExpiryMinutes: settings.GATEHOUSE_CONSENT_EXPIRY_MINUTES ?? null,
    refreshRotation: settings.GATEHOUSE_REFRESH_ROTATION,
    refreshAutoRevoke: settings.GATEHOUSE_REFRESH_AUTO_REVOKE,
  }
}
