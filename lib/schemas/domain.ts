import { z } from 'zod'
import { clientAuthMethodSchema } from './client-auth-method-schema'
import { customAttrsSchema } from './custom-attrs-schema'
import { lenientBoolean, lenientInteger } from './lenient'
import { descriptionSchema, line } from './text'
import { tokenSettingsSchema } from './token-setting'

/**
 * An identity domain: the tenant. Member names are those of the administration REST surface, so one schema serves
 * form, action, REST, store and reference.
 */
export const domainNameSchema = z
  .string('is required')
  .min(1, 'is required')
  .max(128, 'must have at most 128 characters')
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 ._-]*$/,
    'must start with a letter or digit and hold only letters, digits, space, . _ -',
  )
  .refine((value) => value === value.trim(), 'must not end with a space')
  .meta({ description: 'Unique name; sent in X-OAUTH-IDENTITY-DOMAIN-NAME', example: 'TestDomain' })

export const domainSchema = z.object({
  name: domainNameSchema,
  description: descriptionSchema,
  identityProvider: line(128)
    .min(1, 'is required')
    .meta({ description: 'User identity store that checks passwords', example: 'UserIdentityStore1' }),
  errorPageURL: line(2000).min(1, 'is required').meta({ description: 'Error page of browser flows' }),
  consentPageURL: line(2000).min(1, 'is required').meta({ description: 'Consent page of browser flows' }),
  tokenSettings: tokenSettingsSchema.meta({ description: 'Lifetimes by token type' }),
  customAttrs: customAttrsSchema,
  enableMultipleResourceServer: lenientBoolean.meta({
    description: 'Lets one token carry scopes of several resource servers',
  }),
  oldSecretRetentionTimeInDays: lenientInteger(0, 365).meta({
    description: 'Days a replaced client secret keeps working',
  }),
  defaultSigningKeyPair: line(255).min(1, 'is required').meta({ description: 'Alias of the key pair that signs' }),
  keyPairRolloverDurationInHours: lenientInteger(0, 99_999).meta({
    description: 'Hours the previous key pair stays valid',
  }),
  tokenEndpointAuthMethodsSupported: z
    .array(clientAuthMethodSchema)
    .max(100, 'must have at most 100 entries')
    .nullable()
    .meta({ description: 'How clients without a method of their own may authenticate' }),
  issueTLSClientCertificateBoundAccessTokens: lenientBoolean
    .nullable()
    .meta({ description: 'Binds access tokens to the certificate of the client (RFC 8705 §3)' }),
  tlsClientAuthSubjectDN: line(2000)
    .nullable()
    .meta({ description: 'Subject a client certificate must have; %CLIENT_ID_PLACEHOLDER% stands for the client id' }),
})
export type Domain = z.output<typeof domainSchema>

export const DOMAIN_DEFAULTS = {
  description: '',
  identityProvider: 'UserIdentityStore1',
  errorPageURL: '/oam/pages/error.jsp',
  consentPageURL: '/oam/pages/consent.jsp',
  enableMultipleResourceServer: false,
  oldSecretRetentionTimeInDays: 0,
  keyPairRolloverDurationInHours: 48,
} as const

/**
 * What a caller may send to create a domain: a name, and anything else it wants to differ from the defaults. Without
 * `defaultSigningKeyPair` the domain gets a pair of its own.
 */
export const createDomainSchema = domainSchema.partial().required({ name: true })
export type CreateDomain = z.input<typeof createDomainSchema>

/** What a caller may send to change one: members sent replace, members absent are kept. */
export const updateDomainSchema = domainSchema.omit({ name: true }).partial()
export type UpdateDomain = z.input<typeof updateDomainSchema>

/** What leaves the service. */
export interface DomainView extends Domain {
  id: string
  version: number
  createdAt: Date
  updatedAt: Date
  issuer: string
  discoveryUrl: string
  resourceCount: number
  clientCount: number
}

/** One line of the list of domains. */
export interface DomainListItem {
  id: string
  name: string
  description: string
  version: number
  createdAt: Date
  updatedAt: Date
  resourceCount: number
  clientCount: number
}
