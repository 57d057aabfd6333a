import { refreshSwitches } from '@/lib/schemas/refresh-switches'
import type { RuntimeDomain, RuntimeServer } from '../ports'

/** How refresh tokens of a domain behave: its own switches over those of the server. @see spec runtime-api §4 */
export interface RefreshRules {
  /** a refresh also returns a new refresh token */
  rotation: boolean
  /** a refresh token ends with its use */
  autoRevoke: boolean
  /** how long a used one is still answered, with the same successor */
  graceSeconds: number
  /** lifetime of each token; null where the domain issues none */
  ttlSeconds: number | null
  /** longest life of a whole family; null without an end */
  absoluteSeconds: number | null
}

export function refreshRules(
  domain: Pick<RuntimeDomain, 'customAttrs' | 'tokenSettings'>,
  server: Pick<RuntimeServer, 'refreshRotation' | 'refreshAutoRevoke' | 'refreshGraceSeconds'>,
): RefreshRules {
  const attributes = domain.customAttrs
  const { rotation, autoRevoke } = refreshSwitches(attributes, server)
  const setting = domain.tokenSettings.find((entry) => entry.tokenType === 'ACCESS_TOKEN')
  const isIssued = setting?.refreshTokenEnabled === true && setting.refreshTokenExpiry > 0
  return {
    rotation,
    autoRevoke,
    graceSeconds: server.refreshGraceSeconds,
    ttlSeconds: isIssued ? setting.refreshTokenExpiry : null,
    absoluteSeconds: wholeSeconds(attributes?.refreshTokenAbsoluteExpiryInSeconds),
  }
}

function wholeSeconds(value: string | number | boolean | undefined): number | null {
  const seconds = Number(value ?? Number.NaN)
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null
}
