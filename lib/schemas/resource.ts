import { z } from 'zod'
import { domainNameSchema } from './domain'
import { descriptionSchema, line } from './text'
import { givenAttributesSchema } from './token-attribute'

// RFC 6749 §3.3: a scope token is printable ASCII without space, quotation mark and backslash.
const scopeToken = /^[\x21\x23-\x5B\x5D-\x7E]+$/

/** Reserved: built-in scopes start with UserInfo; openid consents show OPENID_MGMT_RESOURCE. */
export const RESERVED_RESOURCE_NAMES = ['UserInfo', 'OPENID_MGMT_RESOURCE'] as const

export const resourceNameSchema = z
  .string('is required')
  .min(1, 'is required')
  .max(128, 'must have at most 128 characters')
  .regex(
    scopeToken,
    'becomes the prefix of scopes, so it must be printable ASCII without spaces, quotes and backslashes',
  )
  .refine(
    (name) => !RESERVED_RESOURCE_NAMES.some((reserved) => reserved.toLowerCase() === name.toLowerCase()),
    'is reserved',
  )
  .meta({ description: 'Unique in its domain; prefix of its scopes', example: 'DemoResServer' })

export const scopeSchema = z.object({
  scopeName: z
    .string('is required')
    .min(1, 'is required')
    .max(128, 'must have at most 128 characters')
    .regex(scopeToken, 'must be printable ASCII without spaces, quotes and backslashes')
    .meta({ description: 'Scope without its prefix', example: 'read' }),
  description: line(1000).default('').meta({ description: 'What it allows' }),
})
export type Scope = z.output<typeof scopeSchema>

export const resourceSchema = z.object({
  name: resourceNameSchema,
  description: descriptionSchema,
  idDomain: domainNameSchema,
  scopes: z
    .array(scopeSchema)
    .max(1000, 'must have at most 1000 entries')
    .superRefine((list, issues) => {
      list.forEach((scope, index) => {
        if (list.findIndex((other) => other.scopeName === scope.scopeName) !== index) {
          issues.addIssue({ code: 'custom', path: [index, 'scopeName'], message: `${scope.scopeName} is named twice` })
        }
      })
    })
    .meta({ description: 'Scopes it owns; DefaultScope is there without being named' }),
  tokenAttributes: givenAttributesSchema.meta({ description: 'Claims of tokens with one of its scopes' }),
  audienceClaim: z
    .object({
      subjects: z
        .array(line(1000).min(1, 'must not be empty'))
        .max(100, 'must have at most 100 entries')
        .meta({ description: 'Values' }),
    })
    .meta({ description: 'Values added to aud' }),
})
export type Resource = z.output<typeof resourceSchema>

export const createResourceSchema = resourceSchema.partial().required({ name: true, idDomain: true })
export type CreateResource = z.input<typeof createResourceSchema>

/** Name and domain are fixed: scopes of clients carry them. */
export const updateResourceSchema = resourceSchema.omit({ name: true, idDomain: true }).partial()
export type UpdateResource = z.input<typeof updateResourceSchema>

export interface ResourceView extends Resource {
  /** GUID, `resourceServerId` on the REST surface */
  id: string
  domainId: string
  version: number
  createdAt: Date
  updatedAt: Date
  /** clients per fully-qualified scope */
  scopeClientCounts: Record<string, number>
  clientCount: number
}

/** One line of the list of resource servers. */
export interface ResourceListItem {
  id: string
  domainId: string
  domainName: string
  name: string
  description: string
  scopes: Scope[]
  version: number
  createdAt: Date
  updatedAt: Date
  clientCount: number
}
