import { record } from '@/lib/audit/record'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { aliasTaken, auditedPair, publicFacts } from './audited-pair'
import { publish, type StageContext, type StageScene } from './stage'

/** Stores a pair that was just made and publishes it, in one transaction with both audit entries. */
export async function keepAndPublish(ctx: StageContext, scene: StageScene, pair: KeyPairRecord): Promise<void> {
  if (await scene.tx.keyPairs.byAlias(pair.alias)) throw aliasTaken(pair.alias)
  await scene.tx.keyPairs.insert(pair)
  await record(scene.tx, ctx, { action: 'key-pair.create', ...auditedPair(pair), after: publicFacts(pair) })
  await publish(ctx, scene, pair)
}
