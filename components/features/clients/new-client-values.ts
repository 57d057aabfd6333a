import type { CreateClient, RedirectUri } from '@/lib/schemas/client'
import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { ClientPkce } from '@/lib/schemas/pkce-rule'
import type { ClientSuggestion } from './suggest-client'

/** What the form for a new client edits. */
export interface NewClientValues {
  idDomain: string
  name: string
  id: string
  description: string
  clientType: ClientSuggestion['clientType']
  grantTypes: GrantTypeName[]
  /** empty: as the domain says */
  usePKCE: '' | ClientPkce
  scopes: string[]
  defaultScope: string
  redirectURIs: RedirectUri[]
}

/** Who the person is, how they are called, and where to write to them: what most applications show first. */
const SIGN_IN_SCOPES = ['openid', 'profile', 'email']

export function startingClient(suggestion: ClientSuggestion, domainName: string): NewClientValues {
  const takesCodes = suggestion.grantTypes.includes('AUTHORIZATION_CODE')
  return {
    idDomain: domainName,
    name: '',
    id: '',
    description: '',
    clientType: suggestion.clientType,
    grantTypes: suggestion.grantTypes,
    // Also where no code is asked for yet, so that a grant ticked later starts with the sound value.
    usePKCE: 'STRICT',
    scopes: takesCodes ? [...SIGN_IN_SCOPES] : [],
    defaultScope: '',
    redirectURIs: takesCodes ? [{ url: '', isHttps: true }] : [],
  }
}

/** In the words of the administration surface; what was left open is left out. */
export function toCreateClient({ id, defaultScope, usePKCE, ...rest }: NewClientValues): CreateClient {
  return {
    ...rest,
    ...(id && { id }),
    defaultScope: defaultScope || null,
    usePKCE: (rest.grantTypes.includes('AUTHORIZATION_CODE') && usePKCE) || null,
  }
}

/** Why a choice is weaker than it could be, in one sentence at its place; empty where all is sound. */
export function clientWeaknesses(values: Pick<NewClientValues, 'clientType' | 'grantTypes' | 'usePKCE'>) {
  const { clientType, grantTypes, usePKCE } = values
  const found: { field: 'grantTypes' | 'usePKCE'; text: string }[] = []
  if (grantTypes.includes('PASSWORD')) {
    found.push({
      field: 'grantTypes',
      text: 'With the password grant the client sees people’s passwords and can keep them (RFC 9700 §2.4 forbids it).',
    })
  }
  if (grantTypes.includes('CLIENT_CREDENTIALS') && clientType !== 'CONFIDENTIAL_CLIENT') {
    found.push({
      field: 'grantTypes',
      text: 'Client credentials need a secret, and this type of client cannot keep one.',
    })
  }
  if (usePKCE === 'NON_STRICT') {
    found.push({ field: 'usePKCE', text: 'A request without a challenge is taken, so a stolen code can be redeemed.' })
  }
  if (usePKCE === '') {
    found.push({ field: 'usePKCE', text: 'A later change of the domain’s rule changes what this client must send.' })
  }
  return found
}
