/**
 * Server-wide OAuth settings (`OAuthConfig`): a map of named settings, kept in the order written. Settings that this
 * server does not know are kept too, whatever they hold.
 * @see spec admin-api §7
 */
export interface OAuthConfigSetting {
  name: string
  /** as written: `xsd:boolean`, `xsd:string`, `htf:map` … */
  type: string
  /** the text, or the settings inside a map */
  value: string | readonly OAuthConfigSetting[]
}

/** What holds for a switch that OAuthConfig does not set, from the environment or its default. */
export interface ServerDefaults {
  refreshRotation: boolean
  refreshAutoRevoke: boolean
  refreshGraceSeconds: number
  /** consentExpiryTimeInMinutes above every domain; null where the environment does not set it */
  consentExpiryMinutes: number | null
}

/** What decides over the text of issuers. */
export interface IssuerSwitches {
  issuerPath: string
  omitIssuerPort: boolean
}

export interface ServerSwitches extends IssuerSwitches, ServerDefaults {
  passwordChangeCheck: boolean
}

export const DEFAULT_ISSUER_PATH = 'oauth2'

/** The issuer switches where nothing is set. */
export const DEFAULT_ISSUER_SWITCHES: IssuerSwitches = { issuerPath: DEFAULT_ISSUER_PATH, omitIssuerPort: false }

/** The switches in force: what OAuthConfig says, over the defaults. */
export function serverSwitches(settings: readonly OAuthConfigSetting[], defaults: ServerDefaults): ServerSwitches {
  return {
    ...issuerSwitches(settings),
    passwordChangeCheck: booleanSetting(settings, 'userPasswordChangeCheckEnabled') ?? false,
    refreshRotation: booleanSetting(settings, 'GrantTypeRefreshTokenEnabled') ?? defaults.refreshRotation,
    refreshAutoRevoke: booleanSetting(settings, 'oauth.auto.revoke.enabled') ?? defaults.refreshAutoRevoke,
    refreshGraceSeconds: defaults.refreshGraceSeconds,
    consentExpiryMinutes: defaults.consentExpiryMinutes,
  }
}

export function issuerSwitches(settings: readonly OAuthConfigSetting[]): IssuerSwitches {
  return {
    issuerPath: textSetting(settings, 'CustomIssuerPathExtension') || DEFAULT_ISSUER_PATH,
    omitIssuerPort: booleanSetting(settings, 'OmitIssuerPort') ?? false,
  }
}

/** The text of a setting, undefined where it is not set. */
export function textSetting(settings: readonly OAuthConfigSetting[], name: string): string | undefined {
  const value = settings.find((setting) => setting.name === name)?.value
  return typeof value === 'string' ? value.trim() : undefined
}

/** `true` and `1` are true, `false` and `0` false. @see XML Schema Part 2 §3.2.2 */
export function booleanSetting(settings: readonly OAuthConfigSetting[], name: string): boolean | undefined {
  const text = textSetting(settings, name)
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : undefined
}
