import { z } from 'zod'
import { type CreateClient, clientSchema, type RedirectUri } from '@/lib/schemas/client'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { ClientSuggestion } from './suggest-client'

/** What the form for a new client edits. */
export interface NewClientValues {
  idDomain: string
  name: string
  id: string
  description: string
  clientType: ClientSuggestion['clientType']
  grantTypes: GrantTypeName[]
  scopes: string[]
  defaultScope: string
  redirectURIs: RedirectUri[]
}

export const newClientSchema = clientSchema
  .pick({
    idDomain: true,
    name: true,
    description: true,
    clientType: true,
    grantTypes: true,
    scopes: true,
    redirectURIs: true,
  })
  .extend({
    // An empty box asks for a generated id.
    id: z.union([z.literal(''), clientSchema.shape.id]),
    defaultScope: z.string(),
  })

export function startingClient(suggestion: ClientSuggestion, domainName: string): NewClientValues {
  return {
    idDomain: domainName,
    name: '',
    id: '',
    description: '',
    clientType: suggestion.clientType,
    grantTypes: suggestion.grantTypes,
    scopes: [],
    defaultScope: '',
    redirectURIs: suggestion.grantTypes.includes('AUTHORIZATION_CODE') ? [{ url: '', isHttps: true }] : [],
  }
}

/** In the words of the administration surface; what was left open is left out. */
export function toCreateClient(values: NewClientValues, usePKCE: ClientSuggestion['usePKCE']): CreateClient {
  const { id, defaultScope, ...rest } = values
  return { ...rest, ...(id && { id }), defaultScope: defaultScope || null, usePKCE }
}
