import type { OAuthDeps } from '@/lib/oauth/deps'

/** Parts whose stores are not open yet. They fail closed: nobody signs in, and no refresh token is known. */
export const unwired: Pick<OAuthDeps, 'users' | 'tokenStates' | 'refreshTokens' | 'passwordGuard'> = {
  users: {
    authenticate: async () => ({ outcome: 'unavailable' }),
    byName: async () => null,
    byId: async () => null,
    stateOf: () => null,
  },
  tokenStates: { stateOf: () => ({ isRevoked: false, family: 'none' }) },
  refreshTokens: {
    start: async () => {
      throw new Error('no store of refresh tokens')
    },
    find: () => null,
    replace: async () => false,
    spend: async () => false,
    add: async () => undefined,
    revokeForReuse: async () => false,
  },
  passwordGuard: { enter: async () => false, succeeded: async () => undefined },
}
