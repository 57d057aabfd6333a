import type { ServiceContext } from '@/lib/auth/context'
import type { UserView } from '@/lib/schemas/user'
import { changeUser } from './change-user'
import { requireBuiltIn } from './user-rules'

/** Refuses everything for this person until it is unlocked; tokens that exist are refused as well. */
export function lockUser(ctx: ServiceContext, id: string): Promise<UserView> {
  return changeUser(ctx, id, {
    action: 'user.lock',
    to: (user, now) => (user.lockedAt ? null : { lockedAt: now }),
  })
}

/** Ends a lock, whoever or whatever set it, and takes counted failures back. */
export function unlockUser(ctx: ServiceContext, id: string): Promise<UserView> {
  return changeUser(ctx, id, {
    action: 'user.unlock',
    to: (user) => (user.lockedAt || user.lockedUntil || user.failures > 0 ? { lockedAt: null } : null),
    resetsFailures: true,
  })
}

/** For people who left: like a lock, but meant to last. */
export function disableUser(ctx: ServiceContext, id: string): Promise<UserView> {
  return changeUser(ctx, id, {
    action: 'user.disable',
    to: (user, now) => (user.disabledAt ? null : { disabledAt: now }),
  })
}

export function enableUser(ctx: ServiceContext, id: string): Promise<UserView> {
  return changeUser(ctx, id, {
    action: 'user.enable',
    to: (user) => (user.disabledAt ? { disabledAt: null } : null),
  })
}

/** Refuses the person until somebody has set another password. */
export function requirePasswordChange(ctx: ServiceContext, id: string): Promise<UserView> {
  return changeUser(ctx, id, {
    action: 'user.require-password-change',
    to(user, _now, store) {
      requireBuiltIn(store, 'passwords are managed')
      return user.mustChangePassword ? null : { mustChangePassword: true }
    },
  })
}

/** Refuses every token of this person issued until now, on all nodes, without touching a token. */
export function signOutUserEverywhere(ctx: ServiceContext, id: string): Promise<UserView> {
  return changeUser(ctx, id, { action: 'user.sign-out-everywhere', to: (_user, now) => ({ tokensValidFrom: now }) })
}
