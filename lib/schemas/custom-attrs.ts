import { NOT_SERVED_YET } from './served'

export const PKCE_DOMAIN_VALUES = [
  'ALL_CLIENTS_TYPES',
  'ALL_CLIENTS_TYPES_STRICT',
  'PUBLIC_CLIENTS',
  'PUBLIC_CLIENTS_STRICT',
] as const
export const ISSUER_MODES = ['SHARED', 'DOMAIN'] as const
export type IssuerMode = (typeof ISSUER_MODES)[number]

type Kind =
  | 'minutes'
  | 'sessionMinutes'
  | 'seconds'
  | 'hours'
  | 'days'
  | 'boolean'
  | 'pkce'
  | 'issuerMode'
  | 'linkDelivery'
  | 'list'
  | 'text'
  | 'instant'
export interface KnownAttribute {
  kind: Kind
  help: string
  default: string
}

/** The custom attributes that mean something to this server; any other key is stored and echoed. */
export const KNOWN_CUSTOM_ATTRS: Record<string, KnownAttribute> = {
  issuerMode: {
    kind: 'issuerMode',
    help: 'SHARED: one issuer for all domains. DOMAIN: an issuer of its own, for standard clients.',
    default: 'SHARED',
  },
  consentExpiryTimeInMinutes: {
    kind: 'minutes',
    help: 'Its presence switches consent management on; lifetime of a stored consent.',
    default: 'off',
  },
  consentAcknowledgeExpiryTimeInSeconds: {
    kind: 'seconds',
    help: 'Longest wait between showing the consent page and pressing Allow.',
    default: '300',
  },
  domainCertValidityInDays: { kind: 'days', help: 'Validity of the generated signing certificate.', default: '3650' },
  isDcrRegEnabled: {
    kind: 'boolean',
    help: `Allows dynamic client registration. ${NOT_SERVED_YET}`,
    default: 'false',
  },
  usePKCE: {
    kind: 'pkce',
    help: 'Which clients must use PKCE; values are case-sensitive.',
    default: 'off',
  },
  pkceS256Only: {
    kind: 'boolean',
    help: 'A challenge must be of method S256; one that tells its verifier is refused.',
    default: 'false',
  },
  enableHeaderCertValue: {
    kind: 'boolean',
    help: `Takes the client certificate from SSL_CLIENT_CERT headers. ${NOT_SERVED_YET}`,
    default: 'false',
  },
  TokenExchange_DelegationEnabled: {
    kind: 'boolean',
    help: 'Allows token exchange by delegation.',
    default: 'false',
  },
  TokenExchange_ImpersonationEnabled: {
    kind: 'boolean',
    help: 'Allows token exchange by impersonation.',
    default: 'false',
  },
  TokenExchange_TokenExpiryInSeconds: {
    kind: 'seconds',
    help: 'Lifetime of an exchanged token.',
    default: 'that of ACCESS_TOKEN',
  },
  TokenExchange_MayOutliveSubjectToken: {
    kind: 'boolean',
    help: 'Lets an exchanged token live its whole lifetime even when the subject token ends before.',
    default: 'false',
  },
  TokenExchange_DelegationClaimsToBeCopied: {
    kind: 'list',
    help: 'Claims copied from the subject token by delegation.',
    default: 'sub only',
  },
  TokenExchange_ImpersonationClaimsToBeCopied: {
    kind: 'list',
    help: 'Claims copied from the subject token by impersonation.',
    default: 'sub only',
  },
  TokenExchange_EnforceMayActClaim: {
    kind: 'boolean',
    help: 'may_act of the subject token must name the actor.',
    default: 'true',
  },
  TokenExchange_OAMIssuers: {
    kind: 'list',
    help: 'Issuers treated as this server, or ALL_ISSUERS.',
    default: 'this server only',
  },
  ssoSessionIdleInMinutes: {
    kind: 'sessionMinutes',
    help: 'A session of a person ends when it was not used for so long.',
    default: '30',
  },
  ssoSessionMaxInMinutes: {
    kind: 'sessionMinutes',
    help: 'A session of a person ends so long after sign-in, whatever happens.',
    default: '480',
  },
  linkTokensToSession: {
    kind: 'boolean',
    help: 'Tokens of the code flow name the session and end with it.',
    default: 'false',
  },
  OAUTH_TOKEN_RESPONSE_TYPE: {
    kind: 'linkDelivery',
    help: 'Hands a token for the session over at sign-in: as a cookie or as a header.',
    default: 'none is made',
  },
  revokeTwoLeggedTokens: {
    kind: 'boolean',
    help: 'Lets the revocation endpoint end tokens that no person is behind, too.',
    default: 'false',
  },
  refreshTokenRotation: {
    kind: 'boolean',
    help: 'A refresh also returns a new refresh token.',
    default: 'as the server has it',
  },
  refreshTokenAutoRevoke: {
    kind: 'boolean',
    help: 'A refresh token ends with its use.',
    default: 'as the server has it',
  },
  refreshTokenAbsoluteExpiryInSeconds: {
    kind: 'seconds',
    help: 'So long after the grant nothing can be refreshed any more, whatever was refreshed.',
    default: 'no end',
  },
  passwordGrantEnabled: {
    kind: 'boolean',
    help: 'Takes names and passwords of people at the token endpoint. Legacy: RFC 9700 §2.4 forbids it.',
    default: 'true',
  },
  passwordGrantEndsAt: {
    kind: 'instant',
    help: 'From this instant on no password is taken any more.',
    default: 'no end',
  },
  secretLifetimeInDays: {
    kind: 'days',
    help: 'How long a new client secret works; secrets that exist keep the end they have.',
    default: 'no end',
  },
  keyRotationIntervalInDays: {
    kind: 'days',
    help: 'Its presence lets the server change the signing key by itself, so many days after the one before.',
    default: 'off',
  },
  keyPublishAheadInHours: {
    kind: 'hours',
    help: 'How long a new key is published before it signs, when the server changes keys by itself.',
    default: '24',
  },
  keyAttributeName: { kind: 'text', help: `User attribute that holds a TOTP key. ${NOT_SERVED_YET}`, default: 'none' },
}

export type CustomAttrs = Record<string, string | number | boolean>
