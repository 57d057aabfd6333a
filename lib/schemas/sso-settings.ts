import type { CustomAttrs } from './custom-attrs'
import { switchOf } from './refresh-switches'

export const SSO_LINK_DELIVERIES = ['cookie', 'header'] as const
export type SsoLinkDelivery = (typeof SSO_LINK_DELIVERIES)[number]
export const DEFAULT_SSO_IDLE_MINUTES = 30
export const DEFAULT_SSO_MAX_MINUTES = 480
/** A year; a browser that comes back later signs in again. */
export const MAX_SESSION_MINUTES = 527_040
/** What the console proposes where consents are to be kept: a quarter of a year. */
export const CONSENT_START_MINUTES = 129_600
export const DEFAULT_CONSENT_ACKNOWLEDGE_SECONDS = 300

/** How a domain holds the sessions of its people. */
export interface SsoSettings {
  /** a session unused for so long ends */
  idleMinutes: number
  /** a session ends so long after sign-in, whatever happens */
  maxMinutes: number
  /** tokens of the code flow carry `sid` and end with the session */
  linksTokens: boolean
  /** how the SSO link token is handed over at sign-in; null: none is made. @see spec runtime-api §11 */
  linkDelivery: SsoLinkDelivery | null
  /** tokens without a person can be revoked too */
  revokesTwoLegged: boolean
}

/** What the custom attributes of a domain say, with the defaults for what they leave out or write unreadably. */
export function ssoSettings(customAttrs: CustomAttrs | null): SsoSettings {
  const delivery = String(customAttrs?.OAUTH_TOKEN_RESPONSE_TYPE ?? '')
  return {
    idleMinutes: sessionMinutes(customAttrs, 'ssoSessionIdleInMinutes') ?? DEFAULT_SSO_IDLE_MINUTES,
    maxMinutes: sessionMinutes(customAttrs, 'ssoSessionMaxInMinutes') ?? DEFAULT_SSO_MAX_MINUTES,
    linksTokens: switchOf(customAttrs, 'linkTokensToSession') ?? false,
    linkDelivery: SSO_LINK_DELIVERIES.find((each) => each === delivery) ?? null,
    revokesTwoLegged: switchOf(customAttrs, 'revokeTwoLeggedTokens') ?? false,
  }
}

/** How a domain keeps consents; `minutes` null: it keeps none, and the page is shown every time. */
export interface ConsentSettings {
  minutes: number | null
  acknowledgeSeconds: number
}

/** The domain's own consent settings. A switch of the server beats the lifetime; see `RuntimeServer`. */
export function consentSettings(customAttrs: CustomAttrs | null, serverMinutes: number | null): ConsentSettings {
  return {
    minutes: serverMinutes ?? whole(customAttrs, 'consentExpiryTimeInMinutes'),
    acknowledgeSeconds:
      whole(customAttrs, 'consentAcknowledgeExpiryTimeInSeconds') ?? DEFAULT_CONSENT_ACKNOWLEDGE_SECONDS,
  }
}

function sessionMinutes(customAttrs: CustomAttrs | null, name: string): number | null {
  const minutes = whole(customAttrs, name)
  return minutes === null ? null : Math.min(minutes, MAX_SESSION_MINUTES)
}

function whole(customAttrs: CustomAttrs | null, name: string): number | null {
  const text = String(customAttrs?.[name] ?? '')
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null
}
