import type { ServiceContext } from '@/lib/auth/context'
import { authorize, requireRecentAuthentication } from '@/lib/auth/permissions'
import { fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import type { DomainKeyView } from '@/lib/schemas/key-pair'
import { newSigningPairSchema, stagedPairSchema } from '@/lib/schemas/stage-key-pair'
import type { DomainKeyRecord, KeyPairRecord } from '@/lib/store/policy-types'
import { freeAlias } from './free-alias'
import { makeKeyPair } from './make-key-pair'
import { keepAndPublish } from './publish-new'
import { isInReach } from './reach'
import { publish, recordStage, type StageScene, sign, stageScene } from './stage'
import { planEndOfRetirement, requireKnownToVerifiers, requirePublished } from './staging-rules'
import { domainKeyView } from './view'

/**
 * The staged change of a domain's signing key: published, signing, retiring, gone. Each step is one transaction with
 * its audit entry, and asks for a fresh proof of the password.
 * @throws AppError conflict when the pair is not in the state the step starts from
 */
export async function publishKeyPair(ctx: ServiceContext, domainId: string, input: unknown): Promise<DomainKeyView[]> {
  authorizeStage(ctx, domainId)
  const { aliasName } = parseOrThrow(stagedPairSchema, input)
  return inScene(ctx, domainId, async (scene) => {
    const pair = await scene.tx.keyPairs.byAlias(aliasName)
    if (!pair || !(await isInReach(scene.tx, ctx.actor, pair.id))) throw fieldError('aliasName', 'names no key pair')
    await publish(ctx, scene, pair)
  })
}

/** Makes a pair named after the domain and the day, and publishes it. */
export async function publishNewKeyPair(
  ctx: ServiceContext,
  domainId: string,
  input: unknown,
): Promise<DomainKeyView[]> {
  authorizeStage(ctx, domainId)
  const { kind, validityDays } = parseOrThrow(newSigningPairSchema, input)
  const { domain } = await stageScene(ctx.store, domainId)
  const alias = await freeAlias(ctx, domain.name)
  const pair = await makeKeyPair(ctx, { alias, kind, validityDays, subject: { commonName: domain.name.slice(0, 64) } })
  return inScene(ctx, domainId, async (scene) => {
    await keepAndPublish(ctx, scene, pair)
  })
}

/** Lets a published pair sign; the one before retires for the rollover duration of the domain. */
export async function signWithKeyPair(ctx: ServiceContext, domainId: string, input: unknown): Promise<DomainKeyView[]> {
  return withPart(ctx, domainId, input, async (scene, part) => {
    requireKnownToVerifiers(part, ctx.clock.now())
    if (part) await sign(ctx, scene, part.pair)
  })
}

/** Takes a published pair out of the key set again. */
export async function abortPublication(
  ctx: ServiceContext,
  domainId: string,
  input: unknown,
): Promise<DomainKeyView[]> {
  return withPart(ctx, domainId, input, async (scene, part) => {
    const { keyPairId, publishedAt } = requirePublished(part)
    await scene.tx.keyPairs.unassign(domainId, keyPairId)
    if (part) await recordStage(ctx, scene, 'withdraw', part.pair, { publishedAt })
  })
}

/** Ends a retirement before its time: tokens that the pair signed are refused from now on. */
export async function endRetirement(ctx: ServiceContext, domainId: string, input: unknown): Promise<DomainKeyView[]> {
  return withPart(ctx, domainId, input, async (scene, part) => {
    const wouldHaveEndedAt = part?.retiresAt ?? null
    await scene.tx.keyPairs.updateAssignment(planEndOfRetirement(withoutPair(part), ctx.clock.now()))
    if (part) await recordStage(ctx, scene, 'end-retirement', part.pair, { wouldHaveEndedAt })
  })
}

type Part = DomainKeyRecord & { pair: KeyPairRecord }

function authorizeStage(ctx: Pick<ServiceContext, 'actor' | 'clock'>, domainId: string): void {
  authorize(ctx.actor, 'keys:write', domainId)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
}

/** Runs one step, and gives what the domain's keys are afterwards. */
function inScene(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  domainId: string,
  step: (scene: StageScene) => Promise<void>,
): Promise<DomainKeyView[]> {
  return store.write(async (tx) => {
    await step(await stageScene(tx, domainId))
    const keys = await tx.keyPairs.forDomain(domainId)
    return keys.map((key) => domainKeyView(key, clock.now()))
  })
}

async function withPart(
  ctx: Pick<ServiceContext, 'actor' | 'clock' | 'store'>,
  domainId: string,
  input: unknown,
  step: (scene: StageScene, part: Part | undefined) => Promise<void>,
): Promise<DomainKeyView[]> {
  authorizeStage(ctx, domainId)
  const { aliasName } = parseOrThrow(stagedPairSchema, input)
  return inScene(ctx, domainId, (scene) =>
    step(
      scene,
      scene.keys.find(({ pair }) => pair.alias === aliasName),
    ),
  )
}

function withoutPair(part: Part | undefined): DomainKeyRecord | undefined {
  if (!part) return undefined
  const { pair: _, ...key } = part
  return key
}
