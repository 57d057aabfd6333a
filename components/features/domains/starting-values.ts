import type { CreateDomain } from '@/lib/schemas/domain'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'
import { CONSENT_START_MINUTES } from '@/lib/schemas/sso-settings'
import type { TokenSetting } from '@/lib/schemas/token-setting'
import { pkceAdvice } from './pkce-choices'

/** What the form for a new domain edits. */
export interface NewDomainForm {
  name: string
  description: string
  identityProvider: string
  issuerMode: 'DOMAIN' | 'SHARED'
  usePKCE: string
  pkceS256Only: boolean
  keepConsents: boolean
  accessTokenSeconds: number
  codeSeconds: number
  oldSecretRetentionTimeInDays: number
  keyPairRolloverDurationInHours: number
  enableMultipleResourceServer: boolean
  refreshTokensWorkOnce: boolean
  passwordGrantEnabled: boolean
}

/** Thirty days: long enough for an application in daily use, short enough that one left behind falls silent. */
const REFRESH_END_SECONDS = 2_592_000

/** Today's best practice; each is shown with its reason and can be changed before and after. */
export const STARTING_VALUES: NewDomainForm = {
  name: '',
  description: '',
  identityProvider: DEFAULT_IDENTITY_STORE_NAME,
  issuerMode: 'DOMAIN',
  usePKCE: 'ALL_CLIENTS_TYPES_STRICT',
  pkceS256Only: true,
  keepConsents: true,
  accessTokenSeconds: 900,
  codeSeconds: 60,
  oldSecretRetentionTimeInDays: 7,
  keyPairRolloverDurationInHours: 48,
  enableMultipleResourceServer: false,
  refreshTokensWorkOnce: true,
  passwordGrantEnabled: false,
}

function setting(tokenType: TokenSetting['tokenType'], tokenExpiry: number): TokenSetting {
  return {
    tokenType,
    tokenExpiry,
    lifeCycleEnabled: false,
    refreshTokenEnabled: false,
    refreshTokenExpiry: 86_400,
    refreshTokenLifeCycleEnabled: false,
  }
}

/** The form in the words of the administration surface. */
export function toCreateDomain(form: NewDomainForm): CreateDomain {
  return {
    name: form.name,
    description: form.description,
    identityProvider: form.identityProvider,
    tokenSettings: [
      setting('ACCESS_TOKEN', form.accessTokenSeconds),
      setting('AUTHZ_CODE', form.codeSeconds),
      setting('SSO_LINK_TOKEN', 3600),
    ],
    customAttrs: {
      issuerMode: form.issuerMode,
      ...(form.usePKCE && { usePKCE: form.usePKCE }),
      ...(form.pkceS256Only && { pkceS256Only: 'true' }),
      ...(form.keepConsents && { consentExpiryTimeInMinutes: String(CONSENT_START_MINUTES) }),
      ...(form.refreshTokensWorkOnce && { refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' }),
      refreshTokenAbsoluteExpiryInSeconds: String(REFRESH_END_SECONDS),
      ...(!form.passwordGrantEnabled && { passwordGrantEnabled: 'false' }),
    },
    oldSecretRetentionTimeInDays: form.oldSecretRetentionTimeInDays,
    keyPairRolloverDurationInHours: form.keyPairRolloverDurationInHours,
    enableMultipleResourceServer: form.enableMultipleResourceServer,
  }
}

/** Why a value is weaker than the one the form starts with, in one sentence; absent where it is sound. */
export function weakness(form: NewDomainForm): Partial<Record<keyof NewDomainForm, string>> {
  const { accessTokenSeconds: access, codeSeconds: code } = form
  return {
    ...(form.issuerMode === 'SHARED' && {
      issuerMode: 'Clients must name the domain in a header or a parameter, and a standard library cannot.',
    }),
    ...(pkceAdvice(form.usePKCE) && { usePKCE: pkceAdvice(form.usePKCE) }),
    ...(!form.pkceS256Only && {
      pkceS256Only: 'A plain challenge tells its verifier to whoever reads the request.',
    }),
    ...(access > 3600 && { accessTokenSeconds: 'A leaked token works for so long wherever it is verified offline.' }),
    ...(code > 600 && { codeSeconds: 'RFC 6749 §4.1.2 advises ten minutes at most.' }),
    ...(form.oldSecretRetentionTimeInDays === 0 && {
      oldSecretRetentionTimeInDays: 'Every running copy of a client fails from the moment its secret is rotated.',
    }),
    ...(!form.refreshTokensWorkOnce && { refreshTokensWorkOnce: 'A stolen refresh token is used unnoticed.' }),
    ...(form.passwordGrantEnabled && { passwordGrantEnabled: 'RFC 9700 §2.4 forbids it; set the day it ends.' }),
    ...(form.enableMultipleResourceServer && {
      enableMultipleResourceServer: 'One leaked token opens every service it names.',
    }),
    ...(!form.keepConsents && {
      keepConsents: 'People are asked at every sign-in and stop reading, and tokens cannot be revoked one by one.',
    }),
  }
}

/** Which field of the form a refusal of the service belongs to. */
export const FIELD_OF_SERVICE: Record<string, keyof NewDomainForm> = {
  'tokenSettings.0.tokenExpiry': 'accessTokenSeconds',
  'tokenSettings.1.tokenExpiry': 'codeSeconds',
  'customAttrs.issuerMode': 'issuerMode',
  'customAttrs.usePKCE': 'usePKCE',
}
