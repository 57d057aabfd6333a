import type { OwnerKind } from '@/lib/schemas/migration/integration-state'
import type { UserManagement } from '@/lib/schemas/migration/integration-user'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'
import type { Viewer } from './access'

const no = (why: string): UserManagement => ({ allowed: false, why, through: null })

/**
 * Who may add, change and disable the users of an integration (I8): its owner and operations before the window, the
 * customer alone while it is open, nobody after it.
 * @param ownerKind of the integration; null: of the viewer's own, as a page asks
 * @see spec migration §3
 */
export function userManagementOf(phase: Phase, viewer: Viewer, ownerKind: OwnerKind | null): UserManagement {
  if (isAfter(phase)) return no('Integration users are not supported on OCIM; each has become a client')
  if (viewer.side === 'OPERATOR') {
    if (!viewer.mayWrite) return no('This is not yours to do')
    if (!isDuring(phase)) return ssd
    if (ownerKind === 'PARTNER') return no('While the window is open users of partners stay as they are')
    return no('While the window is open the customer changes its users itself')
  }
  if (ownerKind !== null && ownerKind !== viewer.side) return no('This integration belongs to somebody else')
  if (!viewer.isOwner) return no('An owner of your organisation can do this; you are a member')
  if (!isDuring(phase)) return ssd
  if (viewer.side === 'CUSTOMER') return { allowed: true, why: null, through: 'ROLE_MANAGER' }
  return no('Partners cannot change users while the window is open: reissue the client id and switch to OCIM')
}

const ssd: UserManagement = { allowed: true, why: null, through: 'SSD' }
