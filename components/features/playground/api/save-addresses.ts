import { updateClientAction } from '@/lib/actions/clients/update-client'
import type { ReturnAddresses } from '../readiness'

/** Saved like any change of the client: over the version that was looked at, with an entry in its history. */
export function saveAddresses(pk: string, addresses: ReturnAddresses, expectedVersion: number) {
  return updateClientAction({ id: pk, patch: { ...addresses }, expectedVersion })
}
