import { z } from 'zod'
import { CLIENT_ATTENTIONS } from './client-attention'
import { CLIENT_TYPES } from './client-type'
import { GRANT_TYPE_NAMES } from './grant-type'

const base = {
  q: z.string().trim().max(200).optional().catch(undefined),
  cursor: z.string().max(1000).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(200).catch(25).default(25),
  direction: z.enum(['asc', 'desc']).catch('asc').default('asc'),
}

/** Queries of list pages and their read APIs. A value that makes no sense falls back to the default, as a URL is shared. */
export const domainListQuerySchema = z.object({
  ...base,
  sort: z.enum(['name', 'createdAt']).catch('name').default('name'),
})
export const resourceListQuerySchema = z.object({
  ...base,
  sort: z.enum(['name', 'createdAt']).catch('name').default('name'),
  domain: z.string().optional().catch(undefined),
})
export const clientListQuerySchema = z.object({
  ...base,
  sort: z.enum(['name', 'clientId', 'createdAt']).catch('name').default('name'),
  domain: z.string().optional().catch(undefined),
  type: z.enum(CLIENT_TYPES).optional().catch(undefined),
  grant: z.enum(GRANT_TYPE_NAMES).optional().catch(undefined),
  attention: z.enum(CLIENT_ATTENTIONS).optional().catch(undefined),
})
export type DomainListQuery = z.output<typeof domainListQuerySchema>
export type ResourceListQuery = z.output<typeof resourceListQuerySchema>
export type ClientListQuery = z.output<typeof clientListQuerySchema>
