import { refuse } from '../../errors'
import { requiredParam } from '../../params'
import type { RuntimeClient } from '../../ports'
import { type Check, clientOf } from '../request'

const UNKNOWN = 'The redirect_uri is not one of those registered for the client.'

/**
 * The address is registered, character for character; a native application may come back to any port of its own machine.
 * Where people reach this server over TLS, codes leave it over TLS, or to the machine of the person.
 * @see RFC 9700 §2.1, RFC 8252 §7.3 and §8.3
 */
export const redirectUriRegistered: Check = (draft) => {
  const client = clientOf(draft)
  const uri = requiredParam(draft.params, 'redirect_uri')
  if (!client.redirectUris.has(uri) && !isOwnMachine(client, uri)) {
    throw refuse('authorize.redirect-uri', uri, { description: UNKNOWN })
  }
  if (draft.publicUrl.startsWith('https:') && leavesUnprotected(uri)) {
    throw refuse('authorize.redirect-tls', uri, { description: 'The redirect_uri must be an https address.' })
  }
  draft.redirectUri = uri
}

// The literals only: what a name resolves to is not for this server to know (RFC 8252 §8.3).
const LOOPBACK = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::\d{1,5})?(?=[/?]|$)/

/** Registered but for the port, by a native application: it listens on whatever port is free when it starts. */
function isOwnMachine({ clientType, redirectUris }: RuntimeClient, uri: string): boolean {
  if (clientType === 'CONFIDENTIAL_CLIENT' || !LOOPBACK.test(uri) || !URL.canParse(uri)) return false
  const anyPort = uri.replace(LOOPBACK, '$1')
  for (const known of redirectUris) if (LOOPBACK.test(known) && known.replace(LOOPBACK, '$1') === anyPort) return true
  return false
}

function leavesUnprotected(uri: string): boolean {
  const url = new URL(uri)
  return url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}
