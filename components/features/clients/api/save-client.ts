import { updateClientAction } from '@/lib/actions/clients/update-client'
import type { UpdateClient } from '@/lib/schemas/client'

/** Saves one concern of a client over the version that was edited. */
export function saveClient(pk: string, patch: UpdateClient, expectedVersion: number) {
  return updateClientAction({ id: pk, patch: { ...patch }, expectedVersion })
}
