import { updateBrandingAction } from '@/lib/actions/branding/update-branding'
import type { UpdateBranding } from '@/lib/schemas/branding'

/** Saves the look of a domain over the version that was edited; 0 where nothing was ever set. */
export function saveBranding(id: string, patch: UpdateBranding, expectedVersion: number) {
  return updateBrandingAction({ id, patch: { ...patch }, expectedVersion })
}
