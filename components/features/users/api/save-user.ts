import { updateUserAction } from '@/lib/actions/users/update-user'
import type { UpdateUser } from '@/lib/schemas/user'

/** Saves one concern of a person over the version that was edited. */
export function saveUser(id: string, patch: UpdateUser, expectedVersion: number) {
  return updateUserAction({ id, patch: { ...patch }, expectedVersion })
}
