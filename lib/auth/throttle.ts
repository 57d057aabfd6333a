import { createHmac, hkdfSync } from 'node:crypto'
import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import { singleton } from '@/lib/base/singletons'
import type { ThrottleStore } from '@/lib/store/account-types'
import type { ServiceContext } from './context'
import { ACCOUNT_RULE, ADDRESS_RULE, addressGroup, type ThrottleRule, waitSeconds } from './throttle-rules'

interface Deps extends Pick<ServiceContext, 'clock'> {
  store: { throttle: Pick<ThrottleStore, 'get' | 'fail' | 'block'> }
}

export interface ThrottleKey {
  key: string
  rule: ThrottleRule
}

/**
 * Keyed and hashed, because people type passwords into the field for the name.
 * @param knownAddress an address the account signed in from lately: it has a count of its own, so that guesses from
 * elsewhere do not hold up the person who works there
 */
export function accountKey(masterKey: MasterKey, username: string, knownAddress?: string): ThrottleKey {
  const name = username.trim().toLowerCase()
  const subject = knownAddress === undefined ? [name] : [name, addressGroup(knownAddress)]
  return { key: `account:${throttleMac(masterKey, subject)}`, rule: ACCOUNT_RULE }
}

/** What failures are counted under, where names must not be readable. */
export function throttleMac(masterKey: MasterKey, subject: readonly string[]): string {
  return createHmac('sha256', throttleSecret(masterKey)).update(JSON.stringify(subject)).digest('hex')
}

export function addressKey(address: string): ThrottleKey {
  return { key: `address:${addressGroup(address)}`, rule: ADDRESS_RULE }
}

/** @throws AppError rate_limited while the key is blocked; nothing is counted */
export async function refuseWhileBlocked(deps: Deps, { key }: ThrottleKey): Promise<void> {
  const state = await deps.store.throttle.get(key)
  const left = secondsLeft(state?.blockedUntil ?? null, deps.clock.now())
  if (left > 0) throw tooMany(left)
}

/**
 * Counts an attempt as a failure before it is tried, so that a hundred guesses sent at once are not a hundred guesses
 * tried. Above the threshold only an attempt that nobody came between may go on: it blocks the key first and counts
 * second, so whoever reads in between sees the block, and whoever counted in between is seen by the number.
 * @returns the wait that follows should this attempt fail
 * @throws AppError rate_limited
 */
export async function reserveAttempt(deps: Deps, { key, rule }: ThrottleKey): Promise<{ waitSeconds: number }> {
  const now = deps.clock.now()
  const seen = await deps.store.throttle.get(key)
  const left = secondsLeft(seen?.blockedUntil ?? null, now)
  if (left > 0) throw tooMany(left)
  const isOver = !seen || now >= addSeconds(seen.windowStartAt, rule.windowSeconds)
  const next = (isOver ? 0 : seen.failures) + 1
  const wait = waitSeconds(rule, next)
  if (wait > 0) await deps.store.throttle.block(key, addSeconds(now, wait))
  const { failures } = await deps.store.throttle.fail(key, now, rule.windowSeconds)
  if (failures > rule.threshold && failures !== next) throw tooMany(waitSeconds(rule, failures))
  return { waitSeconds: wait }
}

export function tooMany(seconds: number): AppError {
  return new AppError('rate_limited', `Too many attempts. Try again in ${inWords(seconds)}.`, {
    data: { waitSeconds: seconds },
  })
}

function secondsLeft(blockedUntil: Date | null, now: Date): number {
  return blockedUntil ? Math.max(0, Math.ceil((blockedUntil.getTime() - now.getTime()) / 1000)) : 0
}

/** A wait, rounded up. */
export function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  if (seconds > 2 * 3600) return `${Math.ceil(seconds / 3600)} hours`
  return `${Math.ceil(seconds / 60)} minutes`
}

function throttleSecret(masterKey: MasterKey): Buffer {
  return singleton(`throttle-key:${masterKey.id}`, () =>
    Buffer.from(hkdfSync('sha256', masterKey.bytes, Buffer.alloc(0), 'gatehouse throttle v1', 32)),
  )
}
