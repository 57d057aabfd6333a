import { updateResourceAction } from '@/lib/actions/resources/update-resource'
import type { UpdateResource } from '@/lib/schemas/resource'

/** Saves one concern of a resource server over the version that was edited. */
export function saveResource(id: string, patch: UpdateResource, expectedVersion: number) {
  return updateResourceAction({ id, patch: { ...patch }, expectedVersion })
}
