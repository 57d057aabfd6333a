import { refuse } from '../../errors'
import type { Check } from '../request'

/**
 * Requests that come as objects, by address, or with a registration are refused by name, so that a client learns that
 * its parameters were not looked at. @see OpenID Connect Core 1.0 §6 and §7.2.1
 */
export const requestObject: Check = ({ params }) => {
  if (params.get('request') !== undefined) throw refuse('authorize.request-object', 'request')
  if (params.get('request_uri') !== undefined) throw refuse('authorize.request-uri', 'request_uri')
  if (params.get('registration') !== undefined) throw refuse('authorize.registration', 'registration')
}
