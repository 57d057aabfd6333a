import type { CustomAttrs } from './custom-attrs'

/** Whether a domain takes passwords at its token endpoint, as its custom attributes say. */
export interface PasswordGrantSetting {
  isOn: boolean
  /** when it ends by itself; null without an end */
  endsAt: Date | null
}

/**
 * On where nothing is set, as in the original. An end that cannot be read has come: a door that was meant to close must
 * not stay open by a slip of the pen.
 */
export function passwordGrantSetting(attributes: CustomAttrs | null): PasswordGrantSetting {
  const isOn = String(attributes?.passwordGrantEnabled ?? 'true').toLowerCase() !== 'false'
  const written = attributes?.passwordGrantEndsAt
  if (written === undefined || written === '') return { isOn, endsAt: null }
  const at = Date.parse(String(written))
  return { isOn, endsAt: new Date(Number.isNaN(at) ? 0 : at) }
}

/** Whether passwords are taken at an instant. */
export function takesPasswords({ isOn, endsAt }: PasswordGrantSetting, now: Date): boolean {
  return isOn && (endsAt === null || now < endsAt)
}

/** A client that may use the grant, and the day it last did. */
export interface PasswordClient {
  pk: string
  name: string
  clientId: string
  /** start of the day (UTC) of its last token by password; null when none is on record */
  lastUsedOn: Date | null
}

/** Who still uses the grant in a domain, the latest first. */
export interface PasswordGrantUse {
  clients: PasswordClient[]
  /** clients that may use it; more than are told one by one where there are many */
  total: number
  totalIsExact: boolean
}
