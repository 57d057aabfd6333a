import type { CustomAttrs } from '@/lib/schemas/custom-attrs'

/**
 * The custom attributes after a change: they are one member, so what is sent replaces all of them. Only `issuerMode`
 * outlives a list that does not name it: scripts written for the original cannot know it, and losing it would change the
 * issuer under every client of the domain.
 */
export function mergeCustomAttrs(
  current: CustomAttrs | null,
  given: CustomAttrs | null | undefined,
): CustomAttrs | null {
  if (given === undefined) return current
  const mode = current?.issuerMode
  if (mode === undefined || (given !== null && 'issuerMode' in given)) return given
  return { ...given, issuerMode: mode }
}
