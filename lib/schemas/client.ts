import { z } from 'zod'
import type { DueSecret } from './client-attention'
import { clientAuthMethodSchema } from './client-auth-method-schema'
import { CLIENT_PKCE_VALUES, CLIENT_TYPES, type ClientType } from './client-type'
import { domainNameSchema } from './domain'
import { grantTypeSchema } from './grant-type-schema'
import { lenientBoolean } from './lenient'
import { descriptionSchema, line } from './text'
import { givenAttributesSchema } from './token-attribute'

/** Scopes that belong to no resource server. `UserInfo.*` too. */
export const BUILT_IN_SCOPES = [
  'openid',
  'email',
  'profile',
  'address',
  'phone',
  'dcrreg',
  'dcrread',
  'dcrdel',
] as const
export function isBuiltInScope(scope: string): boolean {
  return (BUILT_IN_SCOPES as readonly string[]).includes(scope) || scope.startsWith('UserInfo.')
}

/** Names that start so are registration templates, with rules of their own. */
export const DCR_TEMPLATE_PREFIX = 'DCR_REG_STUB_'

const scopeName = z
  .string('must be text')
  .min(1, 'must not be empty')
  .max(257, 'must have at most 257 characters')
  .regex(/^[\x21\x23-\x5B\x5D-\x7E]+$/, 'must be a scope: printable ASCII without spaces, quotes and backslashes')

/** A browser sent there would not leave: these run in, or take the place of, the page that leads to them. */
const SCRIPT_SCHEMES = ['javascript:', 'data:', 'vbscript:', 'blob:', 'about:', 'view-source:']
function isScript(uri: string): boolean {
  return URL.canParse(uri) && SCRIPT_SCHEMES.includes(new URL(uri).protocol)
}

export const redirectUriSchema = z.object({
  url: line(2000)
    .min(1, 'is required')
    .refine((value) => !value.includes('#'), 'must not have a fragment (RFC 6749 §3.1.2)')
    .refine((value) => URL.canParse(value), 'must be an absolute URI')
    .refine((value) => !isScript(value), 'must not be of a scheme that a browser runs, such as javascript')
    .meta({ description: 'Absolute URI without a fragment' }),
  isHttps: lenientBoolean.default(true).meta({ description: 'Stored and echoed; not compared with the scheme' }),
})
export type RedirectUri = z.output<typeof redirectUriSchema>

const pageUri = redirectUriSchema.shape.url
  .refine((value) => /^https?:/i.test(value), 'must be an http or https URL')
  .nullable()
const customClaims = z.array(line(128).min(1, 'must not be empty')).max(100, 'must have at most 100 entries')

/** An OAuth client, with the member names of the administration REST surface. */
export const clientSchema = z.object({
  id: z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(256, 'must have at most 256 characters')
    .regex(/^[\x21-\x7E]+$/, 'must be printable ASCII without spaces (RFC 6749 Appendix A.1)')
    .meta({ description: 'The client_id; unique in the domain, generated when absent', example: 'TestClientId' }),
  name: line(256).min(1, 'is required').meta({ description: 'Unique in the domain', example: 'TestClient' }),
  idDomain: domainNameSchema,
  description: descriptionSchema,
  clientType: z
    .enum(CLIENT_TYPES, `must be one of ${CLIENT_TYPES.join(', ')}`)
    .meta({ description: 'Whether it can keep a secret' }),
  secret: z
    .string('must be text')
    .min(1, 'must not be empty')
    .max(512, 'must have at most 512 characters')
    .regex(/^[\x20-\x7E]+$/, 'must be printable ASCII (RFC 6749 Appendix A.2)')
    .meta({ description: 'Write-only; generated for confidential clients when absent', writeOnly: true }),
  redirectURIs: z
    .array(redirectUriSchema)
    .max(200, 'must have at most 200 entries')
    .meta({ description: 'Where browser flows may return to; compared exactly' }),
  attributes: givenAttributesSchema.meta({ description: 'Claims; win over those of resource servers' }),
  grantTypes: z
    .array(grantTypeSchema)
    .max(100, 'must have at most 100 entries')
    .transform((list) => [...new Set(list)])
    .meta({ description: 'Grants it may use' }),
  scopes: z
    .array(scopeName)
    .max(1000, 'must have at most 1000 entries')
    .transform((list) => [...new Set(list)])
    .meta({ description: 'Scopes it may ask for, by their fully-qualified names' }),
  defaultScope: scopeName
    .nullable()
    .meta({ description: 'Granted when a token request names no scope; one of scopes' }),
  usePKCE: z
    .enum(CLIENT_PKCE_VALUES, `must be one of ${CLIENT_PKCE_VALUES.join(', ')}`)
    .nullable()
    .meta({ description: 'Wins over the domain; absent means the domain decides' }),
  tokenEndpointAuthMethod: clientAuthMethodSchema
    .nullable()
    .meta({ description: 'The only method of this client; absent means the list of the domain decides' }),
  issueTLSClientCertificateBoundAccessTokens: lenientBoolean
    .nullable()
    .meta({ description: 'Wins over the domain; absent means the domain decides' }),
  tlsClientAuthSubjectDN: line(2000)
    .nullable()
    .meta({ description: 'Wins over the domain; absent means the domain decides' }),
  accessTokenCustomClaims: customClaims.meta({ description: 'Further claims of access tokens' }),
  idTokenCustomClaims: customClaims.meta({ description: 'Further claims of ID tokens' }),
  userInfoCustomClaims: customClaims.meta({ description: 'Further claims of the user info answer' }),
  optionalScopes: z
    .array(scopeName)
    .max(1000, 'must have at most 1000 entries')
    .transform((list) => [...new Set(list)])
    .meta({ description: 'Scopes a person may leave out on the consent page; of those in scopes' }),
  postLogoutRedirectURIs: z
    .array(redirectUriSchema.shape.url)
    .max(200, 'must have at most 200 entries')
    .transform((list) => [...new Set(list)])
    .meta({ description: 'Where a browser may be sent after signing out; compared exactly' }),
  backchannelLogoutURI: redirectUriSchema.shape.url
    .refine((value) => /^https?:/i.test(value), 'must be an http or https URL')
    .nullable()
    .meta({ description: 'Is told when a session that the client took part in ends' }),
  userInfoSignedResponse: lenientBoolean.meta({ description: 'Answers user info as a JWT signed by the domain' }),
  clientURI: pageUri.meta({ description: 'Home page of the client, linked on the consent page' }),
  policyURI: pageUri.meta({ description: 'Privacy policy of the client, linked on the consent page' }),
  termsOfServiceURI: pageUri.meta({ description: 'Terms of service of the client, linked on the consent page' }),
})
export type Client = Omit<z.output<typeof clientSchema>, 'secret'>

export const createClientSchema = clientSchema.partial().required({ name: true, idDomain: true, clientType: true })
export type CreateClient = z.input<typeof createClientSchema>

/** Identifier and domain are fixed. A `secret` here is a rotation: the one before lives on for the domain's overlap. */
export const updateClientSchema = clientSchema.omit({ id: true, idDomain: true }).partial()
export type UpdateClient = z.input<typeof updateClientSchema>

/** The end of the current secret, set by hand; null for none. */
export const secretEndSchema = z.object({
  secretId: z.string().max(64),
  expiresAt: z.coerce.date('must be a date').max(new Date('9999-12-31T00:00:00Z'), 'must be a date').nullable(),
})

export interface ClientSecretView {
  id: string
  /** last four characters */
  hint: string
  createdAt: Date
  /** null while it is the current one */
  supersededAt: Date | null
  /** when it stops working, in the past for a current one that has ended; null without an end */
  expiresAt: Date | null
  lastUsedAt: Date | null
  /** whether a sealed copy is kept, which can be shown while recovery is switched on */
  isRecoverable: boolean
}

export interface ClientView extends Client {
  /** GUID, `uid` on the REST surface */
  pk: string
  domainId: string
  version: number
  createdAt: Date
  updatedAt: Date
  lastUsedAt: Date | null
  /** newest first: the current secret, ended or not, then at most one that still lives */
  secrets: ClientSecretView[]
}

/** One line of the list of clients. */
export interface ClientListItem {
  pk: string
  domainId: string
  domainName: string
  clientId: string
  name: string
  clientType: ClientType
  grantTypes: Client['grantTypes']
  lastUsedAt: Date | null
  createdAt: Date
  /** most urgent first */
  dueSecrets: DueSecret[]
}
