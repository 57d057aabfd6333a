import { booleanSetting, type OAuthConfigSetting, textSetting } from './oauth-config'

/** A setting of `OAuthConfig` that this server obeys. */
export interface KnownSetting {
  /** of a form field, where the name may hold dots */
  id: KnownSettingId
  name: string
  type: 'xsd:boolean' | 'xsd:string'
  label: string
  /** one sentence: what it does */
  help: string
  /** what holds where nothing sets it */
  whenAbsent: string
  /** the environment variable that holds where OAuthConfig says nothing */
  envName?: string
  /** what breaks when it is changed on a server that is in use */
  warning?: string
}

const ISSUER_WARNING =
  'Clients and resource servers that compare iss with a fixed text refuse new tokens until they are told the new issuer. Tokens issued before stay valid here until they expire.'

export type KnownSettingId =
  | 'passwordChangeCheck'
  | 'secretRecovery'
  | 'refreshRotation'
  | 'refreshAutoRevoke'
  | 'issuerPath'
  | 'omitIssuerPort'

export const KNOWN_SETTINGS: readonly KnownSetting[] = [
  {
    id: 'passwordChangeCheck',
    name: 'userPasswordChangeCheckEnabled',
    type: 'xsd:boolean',
    label: 'Refuse tokens older than the last password change',
    help: 'A person who changes the password ends every token issued to them before.',
    whenAbsent: 'off',
  },
  {
    id: 'secretRecovery',
    name: 'ClientSecretRecoveryEnabled',
    type: 'xsd:boolean',
    label: 'Let administrators read client secrets again',
    help: 'New secrets are kept sealed under the master key as well, so that they can be shown later.',
    whenAbsent: 'off',
    warning: 'Whoever may reveal secrets can then act for every client whose secret was kept.',
  },
  {
    id: 'refreshRotation',
    name: 'GrantTypeRefreshTokenEnabled',
    type: 'xsd:boolean',
    label: 'A refresh also returns a new refresh token',
    help: 'Clients get a fresh refresh token with each use; a domain may say otherwise.',
    whenAbsent: 'off',
    envName: 'GATEHOUSE_REFRESH_ROTATION',
  },
  {
    id: 'refreshAutoRevoke',
    name: 'oauth.auto.revoke.enabled',
    type: 'xsd:boolean',
    label: 'A refresh token ends with its use',
    help: 'The refresh token that was used cannot be used again; a domain may say otherwise.',
    whenAbsent: 'off',
    envName: 'GATEHOUSE_REFRESH_AUTO_REVOKE',
    warning: 'Without a new refresh token in the answer, a client must ask the person again after one refresh.',
  },
  {
    id: 'issuerPath',
    name: 'CustomIssuerPathExtension',
    type: 'xsd:string',
    label: 'Issuer path',
    help: 'Stands in the issuer in place of oauth2; the addresses of the endpoints stay as they are.',
    whenAbsent: 'oauth2',
    warning: ISSUER_WARNING,
  },
  {
    id: 'omitIssuerPort',
    name: 'OmitIssuerPort',
    type: 'xsd:boolean',
    label: 'Leave the port out of the issuer',
    help: 'For servers behind a proxy on the standard port: the issuer then names no port.',
    whenAbsent: 'off',
    warning: `${ISSUER_WARNING} Discovery by the issuer alone then needs something that answers on the standard port.`,
  },
]

export function knownSetting(name: string): KnownSetting | undefined {
  return KNOWN_SETTINGS.find((setting) => setting.name === name)
}

/** One or more path segments of unreserved characters, none of them `.` or `..`. @see RFC 3986 §2.3 and §3.3 */
const ISSUER_PATH = /^(?!\.{1,2}(?:\/|$))[\w.~-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*$/

/** What is wrong with a setting, or undefined. @see XML Schema Part 2 §3.2.2 and §3.3.13 for the texts of its types */
export function settingProblem({ name, type, value }: OAuthConfigSetting): string | undefined {
  const known = knownSetting(name)
  if (known && type !== known.type) return `must be of Type ${known.type}`
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (type === 'xsd:boolean' && !/^(true|false|1|0)$/.test(text)) return 'must be true or false'
  if (type === 'xsd:integer' && !/^[+-]?\d{1,100}$/.test(text)) return 'must be a whole number'
  if (name === 'CustomIssuerPathExtension' && text !== '' && !ISSUER_PATH.test(text)) {
    return 'must be path segments of letters, digits, dots, hyphens, underscores and tildes, without a slash at the ends'
  }
  return text.length > 200 && name === 'CustomIssuerPathExtension' ? 'must have at most 200 characters' : undefined
}

/** A known setting as it is in force. */
export interface EffectiveKnown {
  setting: KnownSetting
  /** `on`, `off`, or the text */
  value: string
  origin: 'OAuthConfig' | 'environment' | 'default'
}

/** @param environment what the environment gives, by variable; only what is set there counts */
export function effectiveKnown(
  settings: readonly OAuthConfigSetting[],
  environment: Readonly<Record<string, string>>,
): EffectiveKnown[] {
  return KNOWN_SETTINGS.map((setting) => {
    const own =
      setting.type === 'xsd:boolean'
        ? onOff(booleanSetting(settings, setting.name))
        : textSetting(settings, setting.name)
    if (own) return { setting, value: own, origin: 'OAuthConfig' }
    const given = setting.envName === undefined ? undefined : environment[setting.envName]
    if (given !== undefined) return { setting, value: given === 'true' ? 'on' : 'off', origin: 'environment' }
    return { setting, value: setting.whenAbsent, origin: 'default' }
  })
}

function onOff(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'on' : 'off'
}
