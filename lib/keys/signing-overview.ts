import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import type { RotationView, SigningOverview } from '@/lib/schemas/key-pair'
import type { DomainKeyRecord, DomainRecord } from '@/lib/store/policy-types'
import { nextRotationStep, rotationSettings } from './rotation-rules'
import { domainKeyView } from './view'

/** Whoever has not come for so long is not waited for. */
export const CALLER_ACTIVE_DAYS = 7

/**
 * What an administrator must know before the next step with a domain's keys: the state of each, the tokens alive under
 * it, and how many of the usual callers have fetched the key set since the key is in it.
 */
export async function signingOverview(ctx: ServiceContext, domainId: string): Promise<SigningOverview> {
  authorize(ctx.actor, 'keys:read', domainId)
  const now = ctx.clock.now()
  const { store } = ctx
  const domain = await store.domains.byId(domainId)
  if (!domain) throw new AppError('not_found', 'There is no such domain, or it is not yours to see')
  const keys = await store.keyPairs.forDomain(domainId)
  const rolloverHours = domain.keyPairRolloverDurationInHours
  const since = keys.map(({ publishedAt }) => publishedAt)
  const [alive, { callers, fetchedSince }] = await Promise.all([
    store.liveTokens.alive(domainId, now),
    store.jwksCallers.count(domainId, addSeconds(now, -CALLER_ACTIVE_DAYS * 86_400), since),
  ])
  const figures = await Promise.all(
    keys.map(async (key, index) => {
      const own = alive.find(({ keyPairId }) => keyPairId === key.keyPairId)
      // What would happen to them if the next key signed now.
      const end = key.retiresAt ?? (key.state === 'SIGNING' ? addSeconds(now, rolloverHours * 3600) : null)
      const cutOff = end ? await tokensAfter(store, key, end) : 0
      return {
        ...domainKeyView(key, now),
        liveTokens: own?.count ?? 0,
        lastTokenExpiresAt: own?.lastExpiresAt ?? null,
        tokensCutOff: cutOff,
        fetchedBy: fetchedSince[index] ?? 0,
      }
    }),
  )
  return {
    keys: figures,
    callers,
    rotation: rotationOf(domain, keys),
    rolloverHours,
    now,
  }
}

/** Tokens under a key that live on when it is believed no more. */
async function tokensAfter(
  { liveTokens }: Pick<ServiceContext['store'], 'liveTokens'>,
  { domainId, keyPairId }: DomainKeyRecord,
  end: Date,
): Promise<number> {
  const later = await liveTokens.alive(domainId, end)
  return later.find((tokens) => tokens.keyPairId === keyPairId)?.count ?? 0
}

/** Whether and when the server changes the key by itself. */
export function rotationOf(domain: DomainRecord, keys: readonly DomainKeyRecord[]): RotationView {
  const settings = rotationSettings(domain.customAttrs)
  return { settings, next: settings && nextRotationStep(settings, keys) }
}
