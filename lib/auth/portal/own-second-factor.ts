import { create } from 'qrcode'
import { record } from '@/lib/audit/record'
import { AppError, fieldError } from '@/lib/base/app-error'
import { open, seal } from '@/lib/base/sealing'
import { parseOrThrow } from '@/lib/base/validate'
import { totpCodeSchema } from '@/lib/schemas/portal-account'
import type { AccountRecord } from '@/lib/store/account-types'
import type { StoreScope } from '@/lib/store/store'
import type { ServiceContext } from '../context'
import { requireRecentAuthentication } from '../permissions'
import { hasSecondFactor, stepOf, TOTP_KEY_BYTES, totpOf, totpPurpose } from '../second-factor'
import { ownOrganisation } from './organisation'

/** What an authenticator app is given, told once. */
export interface SecondFactorOffer {
  /** base32, for those who type it in */
  key: string
  uri: string
  /** rows of the picture, `1` where it is dark */
  picture: string[]
}

/**
 * Offers a key for an authenticator app. It counts for nothing until a code of it was confirmed; asking again replaces
 * it.
 * @throws AppError reauthentication_required, forbidden, conflict when a second factor is in force
 */
export async function offerSecondFactor(ctx: ServiceContext): Promise<SecondFactorOffer> {
  ownOrganisation(ctx.actor)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const key = ctx.random.bytes(TOTP_KEY_BYTES)
  const username = await ctx.store.write(async (tx) => {
    const account = await own(tx, ctx)
    if (hasSecondFactor(account)) throw new AppError('conflict', 'A second factor is set up already. Remove it first.')
    const totpSealed = seal(ctx.masterKey, key, totpPurpose(account.id), ctx.random)
    await tx.accounts.setSecondFactor(account.id, { totpSealed, totpConfirmedAt: null, totpLastStep: null })
    return account.username
  })
  const totp = totpOf(key, username)
  const uri = totp.toString()
  return { key: totp.secret.base32, uri, picture: pictureOf(uri) }
}

/** The app shows the right codes: from now on one is asked for. @throws AppError validation_failed on `code`, conflict */
export async function confirmSecondFactor(ctx: ServiceContext, code: string): Promise<void> {
  ownOrganisation(ctx.actor)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  const given = parseOrThrow(totpCodeSchema, code)
  await ctx.store.write(async (tx) => {
    const account = await own(tx, ctx)
    if (!account.totpSealed || account.totpConfirmedAt) {
      throw new AppError('conflict', 'There is nothing to confirm. Begin again.')
    }
    const now = ctx.clock.now()
    const step = stepOf(open(ctx.masterKey, account.totpSealed, totpPurpose(account.id)), given, now)
    if (step === null) throw fieldError('code', 'is not what the app shows now. Check the time of your phone.')
    await tx.accounts.setSecondFactor(account.id, {
      totpSealed: account.totpSealed,
      totpConfirmedAt: now,
      totpLastStep: step,
    })
    // Whoever was in without it comes in again with it.
    await tx.sessions.endAll(account.id, now, ctx.actor.sessionId)
    await tell(tx, ctx, account, 'account.add-second-factor')
  })
}

/** Takes the own second factor away. The step-up before it has asked for a code. @throws AppError reauthentication_required */
export async function removeSecondFactor(ctx: ServiceContext): Promise<void> {
  ownOrganisation(ctx.actor)
  requireRecentAuthentication(ctx.actor, ctx.clock.now())
  await ctx.store.write(async (tx) => {
    const account = await own(tx, ctx)
    if (!account.totpSealed) return
    await tx.accounts.setSecondFactor(account.id, { totpSealed: null, totpConfirmedAt: null, totpLastStep: null })
    if (hasSecondFactor(account)) await tell(tx, ctx, account, 'account.remove-second-factor')
  })
}

/** Whether the caller's account asks for a code. */
export async function ownSecondFactor(ctx: ServiceContext): Promise<boolean> {
  ownOrganisation(ctx.actor)
  return hasSecondFactor(await own(ctx.store, ctx))
}

async function own(scope: StoreScope, ctx: ServiceContext): Promise<AccountRecord> {
  const account = await scope.accounts.byId(ctx.actor.id ?? '')
  if (!account || account.disabledAt) throw new AppError('unauthenticated', 'Sign in to do this')
  return account
}

function tell(tx: StoreScope, ctx: ServiceContext, { id, username }: AccountRecord, action: string): Promise<void> {
  return record(tx, ctx, { action, entityKind: 'account', entityId: id, entityName: username })
}

function pictureOf(text: string): string[] {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  return Array.from({ length: size }, (_, row) =>
    Array.from(data.subarray(row * size, (row + 1) * size), (dark) => (dark ? '1' : '0')).join(''),
  )
}
