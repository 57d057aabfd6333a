import { record } from '@/lib/audit/record'
import { SYSTEM } from '@/lib/auth/actor'
import type { Clock } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import type { RefreshTokens } from '@/lib/oauth/ports/refresh-tokens'
import type { Store } from '@/lib/store/store'

/** The refresh tokens of the store; a family that is revoked because a token came back leaves an audit entry. */
export function runtimeRefreshTokens(deps: { store: Store; clock: Clock; masterKey: MasterKey }): RefreshTokens {
  const { store, clock, masterKey } = deps
  return {
    ...store.refreshTokens,
    // Rare, so it may wait its turn among administrative writes: revocation and entry are both kept or neither is.
    revokeForReuse: (family, { at, address, correlationId, domainName, clientId }) =>
      store.write(async (tx) => {
        if (!(await tx.refreshTokens.revokeFamily(family.id, at, 'REUSE'))) return false
        await record(
          tx,
          { actor: SYSTEM, address, correlationId, clock, masterKey },
          {
            action: 'token.reuse',
            entityKind: 'token',
            entityId: family.id,
            entityName: clientId,
            domainId: family.domainId,
            domainName,
            detail: { client: clientId, subject: family.subject, grant: family.grantType, reason: 'REUSE' },
          },
        )
        return true
      }),
  }
}
