import type { ServiceContext } from '@/lib/auth/context'
import { log } from '@/lib/base/log'
import type { KeyKind } from '@/lib/schemas/key-kind'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { validityDays } from './create-domain-key-pair'
import { freeAlias } from './free-alias'
import { makeKeyPair } from './make-key-pair'
import { keepAndPublish } from './publish-new'
import { nextRotationStep, rotationSettings } from './rotation-rules'
import { partsOf, type StageScene, sign, stageScene } from './stage'

/** A key that has been gone for so long is no longer told of on the time line. */
const FORGET_AFTER_MS = 30 * 86_400_000

/** The context of the server itself: nobody else may run the rotation. */
type SystemContext = ServiceContext

/**
 * Takes the step that is due in every domain whose keys the server changes by itself. Several nodes may run it at the
 * same time: each step is decided again inside its transaction, and writes come one at a time.
 * @returns the steps taken
 */
export async function rotateDueKeys(ctx: SystemContext): Promise<number> {
  let taken = 0
  for (const domainId of await ctx.store.keyPairs.rotatingDomainIds()) {
    try {
      if (await takeDueStep(ctx, domainId)) taken++
    } catch (error) {
      // The keys of one domain must not hold up those of the others.
      log().error({ err: error, domainId }, 'the signing key of a domain could not be rotated; it is tried again')
    }
  }
  return taken
}

async function takeDueStep(ctx: SystemContext, domainId: string): Promise<boolean> {
  const seen = await stageScene(ctx.store, domainId)
  const step = dueStep(ctx, seen)
  if (!step) return false
  // Making a key takes long, so it happens before the transaction; a pair that turns out not to be needed is dropped.
  const fresh = step === 'publish' ? await makeSuccessor(ctx, seen) : null
  return ctx.store.write(async (tx) => {
    const scene = await stageScene(tx, domainId)
    await forgetOldKeys(ctx, scene)
    if (dueStep(ctx, scene) !== step) return false
    if (fresh) {
      await keepAndPublish(ctx, scene, fresh)
      return true
    }
    const pair = successor(scene)
    if (!pair) return false
    await sign(ctx, scene, pair)
    return true
  })
}

function dueStep(ctx: Pick<SystemContext, 'clock'>, scene: StageScene): 'publish' | 'sign' | null {
  const settings = rotationSettings(scene.domain.customAttrs)
  const next = settings && nextRotationStep(settings, partsOf(scene))
  return next && next.at <= ctx.clock.now() ? next.step : null
}

function successor(scene: StageScene): KeyPairRecord | null {
  const settings = rotationSettings(scene.domain.customAttrs)
  const next = settings && nextRotationStep(settings, partsOf(scene))
  return scene.keys.find(({ keyPairId }) => keyPairId === next?.keyPairId)?.pair ?? null
}

/** Of the same kind as the key it follows: whoever verifies those tokens can verify its own. */
async function makeSuccessor(ctx: SystemContext, { domain, keys }: StageScene): Promise<KeyPairRecord> {
  const signing = keys.find(({ state }) => state === 'SIGNING')?.pair
  return makeKeyPair(ctx, {
    alias: await freeAlias(ctx, domain.name),
    kind: signing ? kindOf(signing) : 'RSA_2048',
    validityDays: validityDays(domain.customAttrs),
    subject: { commonName: domain.name.slice(0, 64) },
  })
}

function kindOf({ keyType, sizeBits }: KeyPairRecord): KeyKind {
  if (keyType === 'EC') return 'EC_P256'
  if (keyType === 'OKP') return 'ED25519'
  // An uploaded pair may have any length; the next one is at least as long, as far as lengths are made here.
  return sizeBits > 3072 ? 'RSA_4096' : sizeBits > 2048 ? 'RSA_3072' : 'RSA_2048'
}

async function forgetOldKeys({ clock }: Pick<SystemContext, 'clock'>, { tx, keys }: StageScene): Promise<void> {
  const before = clock.now().getTime() - FORGET_AFTER_MS
  for (const { domainId, keyPairId, retiresAt, state } of keys) {
    if (state === 'RETIRING' && retiresAt && retiresAt.getTime() < before) {
      await tx.keyPairs.unassign(domainId, keyPairId)
    }
  }
}
