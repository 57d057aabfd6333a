import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import type { DomainKeyRecord, DomainRecord, KeyPairRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { auditedPair } from './audited-pair'
import { planSigningSwitch } from './rollover'
import { planPublication } from './staging-rules'

/** Whoever calls a step has decided that the actor may take it. */
export type StageContext = ServiceContext
export type Stage = 'publish' | 'sign' | 'withdraw' | 'end-retirement'

/** What a step of the staging works on, inside its transaction. */
export interface StageScene {
  tx: StoreScope
  domain: DomainRecord
  /** parts of all pairs in the domain */
  keys: (DomainKeyRecord & { pair: KeyPairRecord })[]
}

/** @throws AppError not_found */
export async function stageScene(tx: StoreScope, domainId: string): Promise<StageScene> {
  const domain = await tx.domains.byId(domainId)
  if (!domain) throw new AppError('not_found', 'There is no such domain, or it is not yours to see')
  return { tx, domain, keys: await tx.keyPairs.forDomain(domainId) }
}

export const partsOf = ({ keys }: StageScene): DomainKeyRecord[] => keys.map(({ pair: _, ...part }) => part)

/** Puts a pair into the key set of the domain and says so in the audit log. */
export async function publish(ctx: StageContext, scene: StageScene, pair: KeyPairRecord): Promise<void> {
  const { tx, domain } = scene
  const next = { keyPairId: pair.id, alias: pair.alias, x5tS256: pair.x5tS256 }
  const { key, isNew } = planPublication(domain.id, partsOf(scene), next, ctx.clock.now())
  if (isNew) await tx.keyPairs.assign(key)
  else await tx.keyPairs.updateAssignment(key)
  await recordStage(ctx, scene, 'publish', pair, { kid: key.kid })
}

/** Lets a pair sign and retires the one before. */
export async function sign(ctx: StageContext, scene: StageScene, pair: KeyPairRecord): Promise<void> {
  const { tx, domain, keys } = scene
  const hours = domain.keyPairRolloverDurationInHours
  const next = { keyPairId: pair.id, alias: pair.alias, x5tS256: pair.x5tS256 }
  const plan = planSigningSwitch(domain.id, partsOf(scene), next, hours, ctx.clock.now())
  for (const key of plan.update) await tx.keyPairs.updateAssignment(key)
  if (plan.assign) await tx.keyPairs.assign(plan.assign)
  const before = keys.find(({ state }) => state === 'SIGNING')
  const retiring = plan.update.find(({ state }) => state === 'RETIRING')
  await recordStage(ctx, scene, 'sign', pair, {
    previous: before?.pair.alias ?? null,
    previousRetiresAt: retiring?.retiresAt ?? null,
  })
}

export function recordStage(
  ctx: StageContext,
  { tx, domain }: StageScene,
  stage: Stage,
  pair: KeyPairRecord,
  detail: Record<string, unknown>,
): Promise<void> {
  const where = { domainId: domain.id, domainName: domain.name }
  return record(tx, ctx, { action: `key-pair.${stage}`, ...auditedPair(pair), ...where, detail })
}
