import { refuse } from '../../errors'
import { requiredParam } from '../../params'
import type { Check } from '../request'

const ID_MAX_LENGTH = 256

/** The client exists in the domain. @see RFC 6749 §4.1.2.1: otherwise nothing is sent to any address */
export const clientKnown: Check = async (draft) => {
  const { params, domain, config } = draft
  const clientId = requiredParam(params, 'client_id')
  const client = clientId.length > ID_MAX_LENGTH ? null : await config.clientById(domain.id, clientId)
  if (!client) throw refuse('authorize.client-known', clientId, { description: 'The client is not known.' })
  draft.client = client
}
