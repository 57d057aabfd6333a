import { record } from '@/lib/audit/record'
import { SYSTEM } from '@/lib/auth/actor'
import type { Clock } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import type { AuthorizationCodes } from '@/lib/oauth/ports/authorization-codes'
import { familyIdOf } from '@/lib/oauth/tokens/family-id'
import type { Store } from '@/lib/store/store'

/** The codes of the store; what a replay ends is written down the first time. */
export function runtimeAuthorizationCodes(deps: {
  store: Store
  clock: Clock
  masterKey: MasterKey
}): AuthorizationCodes {
  const { store, clock, masterKey } = deps
  return {
    ...store.authorizationCodes,
    // Rare, so it may wait its turn among administrative writes: all of it is kept or none is.
    revokeForReplay: (code, { at, address, correlationId, domainName, clientId }) =>
      store.write(async (tx) => {
        const { domainId, tokenId, endsAt, username } = code
        const familyId = familyIdOf(tokenId)
        const family = familyId !== null && (await tx.refreshTokens.revokeFamily(familyId, at, 'REUSE'))
        const token = { domainId, tokenId, revokedAt: at, expiresAt: endsAt, reason: 'code replay' }
        const isFirst = await tx.revokedTokens.add(token)
        if (!family && !isFirst) return
        await record(
          tx,
          { actor: SYSTEM, address, correlationId, clock, masterKey },
          {
            action: 'token.code-replay',
            entityKind: 'token',
            entityId: familyId ?? tokenId,
            entityName: clientId,
            domainId,
            domainName,
            detail: { client: clientId, subject: username, reason: 'a used authorization code came back' },
          },
        )
      }),
  }
}
