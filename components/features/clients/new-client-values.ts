import type { CreateClient, RedirectUri } from '@/lib/schemas/client'
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
