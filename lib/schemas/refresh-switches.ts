import type { CustomAttrs } from './custom-attrs'

interface RefreshDefaults {
  refreshRotation: boolean
  refreshAutoRevoke: boolean
}

/** The two refresh switches of a domain over those of the server. @see spec runtime-api §4 */
export function refreshSwitches(customAttrs: CustomAttrs | null, server: RefreshDefaults) {
  const ownRotation = switchOf(customAttrs, 'refreshTokenRotation')
  const ownAutoRevoke = switchOf(customAttrs, 'refreshTokenAutoRevoke')
  return {
    rotation: ownRotation ?? server.refreshRotation,
    autoRevoke: ownAutoRevoke ?? server.refreshAutoRevoke,
    /** whether the domain decides at least one of them */
    isOwn: ownRotation !== undefined || ownAutoRevoke !== undefined,
  }
}

/** A switch of a domain; undefined where it leaves the choice to the server. */
export function switchOf(customAttrs: CustomAttrs | null, name: string): boolean | undefined {
  const text = String(customAttrs?.[name] ?? '').toLowerCase()
  return text === 'true' ? true : text === 'false' ? false : undefined
}
