import type { CreateDomain } from '@/lib/schemas/domain'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'
import type { TokenSetting } from '@/lib/schemas/token-setting'

/** What the form for a new domain edits. */
export interface NewDomainForm {
  name: string
  description: string
  identityProvider: string
  issuerMode: 'DOMAIN' | 'SHARED'
  usePKCE: string
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
      ...(form.refreshTokensWorkOnce && { refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' }),
      refreshTokenAbsoluteExpiryInSeconds: String(REFRESH_END_SECONDS),
      ...(!form.passwordGrantEnabled && { passwordGrantEnabled: 'false' }),
    },
    oldSecretRetentionTimeInDays: form.oldSecretRetentionTimeInDays,
    keyPairRolloverDurationInHours: form.keyPairRolloverDurationInHours,
    enableMultipleResourceServer: form.enableMultipleResourceServer,
  }
}

/** Which field of the form a refusal of the service belongs to. */
export const FIELD_OF_SERVICE: Record<string, keyof NewDomainForm> = {
  'tokenSettings.0.tokenExpiry': 'accessTokenSeconds',
  'tokenSettings.1.tokenExpiry': 'codeSeconds',
  'customAttrs.issuerMode': 'issuerMode',
  'customAttrs.usePKCE': 'usePKCE',
}
