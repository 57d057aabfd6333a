import { addSeconds } from '@/lib/base/clock'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import type { RotationView } from '@/lib/schemas/key-pair'
import type { DomainKeyRecord } from '@/lib/store/policy-types'

export const DEFAULT_PUBLISH_AHEAD_HOURS = 24

export interface RotationSettings {
  intervalDays: number
  publishAheadHours: number
}

/** null while the server does not rotate the keys of the domain by itself, which is the default. */
export function rotationSettings(customAttrs: CustomAttrs | null): RotationSettings | null {
  const intervalDays = positive(customAttrs?.keyRotationIntervalInDays)
  if (intervalDays === null) return null
  const asked = positive(customAttrs?.keyPublishAheadInHours) ?? DEFAULT_PUBLISH_AHEAD_HOURS
  // A key that is to be published longer than another signs would never sign.
  return { intervalDays, publishAheadHours: Math.min(asked, intervalDays * 24) }
}

type Part = Pick<DomainKeyRecord, 'keyPairId' | 'state' | 'publishedAt' | 'signingAt'>

/**
 * What comes next and when. A key signs for the interval; its successor is published so long ahead, and signs once both
 * the interval and its own time in the key set are over: a late publication makes a late change, never a short warning.
 * A pair that a person has published is taken as the successor. null while no key signs.
 */
export function nextRotationStep(settings: RotationSettings, keys: readonly Part[]): RotationView['next'] {
  const signing = keys.find(({ state }) => state === 'SIGNING')
  if (!signing) return null
  const dueAt = addSeconds(signing.signingAt ?? signing.publishedAt, settings.intervalDays * 86_400)
  const ahead = settings.publishAheadHours * 3600
  const [successor] = keys
    .filter(({ state }) => state === 'PUBLISHED')
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
  if (!successor) {
    const at = addSeconds(dueAt, -ahead)
    return { step: 'publish', at, signsAt: dueAt, keyPairId: null }
  }
  const known = addSeconds(successor.publishedAt, ahead)
  const at = known > dueAt ? known : dueAt
  return { step: 'sign', at, signsAt: at, keyPairId: successor.keyPairId }
}

function positive(value: string | number | boolean | undefined): number | null {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? number : null
}
