/**
 * Why a directory could not be asked, or would not answer:
 * `unreachable` nobody listens there, or the name is unknown · `timeout` no answer in time · `busy` too many wait ·
 * `certificate` the server's certificate is not believed · `tls` no TLS could be agreed on · `too-large` more than we
 * read · `credentials` the bind account was refused · `answer` any other refusal by the directory · `protocol` what came
 * is no LDAP, or the question could not be put
 */
export type LdapFailureKind =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'certificate'
  | 'tls'
  | 'too-large'
  | 'credentials'
  | 'answer'
  | 'protocol'

/** A failed conversation with a directory. The message holds no credential and no text that the directory chose. */
export class LdapFailure extends Error {
  override name = 'LdapFailure'
  constructor(
    readonly kind: LdapFailureKind,
    message: string,
    /** result code of the directory. @see RFC 4511 §4.1.9 */
    readonly resultCode?: number,
  ) {
    super(message)
  }
}

/** Recognises our failure across the two bundles of the process, where `instanceof` is not enough. */
export function isLdapFailure(error: unknown): error is LdapFailure {
  return error instanceof Error && error.name === 'LdapFailure' && 'kind' in error
}

const UNREACHABLE = /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|EPIPE|EADDR)/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT/

/** What a socket, TLS or the protocol library threw, as one of ours. */
export function toLdapFailure(error: unknown): LdapFailure {
  if (isLdapFailure(error)) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'number') return new LdapFailure('answer', `The directory refused with result code ${code}`, code)
  if (typeof code === 'string' && CERTIFICATE.test(code)) {
    return new LdapFailure('certificate', `The certificate of the directory is not believed (${code})`)
  }
  if (typeof code === 'string' && UNREACHABLE.test(code)) {
    return new LdapFailure('unreachable', `The directory cannot be reached (${code})`)
  }
  if (typeof code === 'string' && /SSL|TLS|EPROTO/.test(code)) {
    return new LdapFailure('tls', `No TLS connection could be agreed on (${code})`)
  }
  const message = error instanceof Error ? error.message : ''
  if (/^(Connection closed|Socket (error|connection))/.test(message)) {
    return new LdapFailure('unreachable', 'The directory closed the connection')
  }
  if (/timed out/.test(message)) return new LdapFailure('timeout', 'The directory did not answer in time')
  return new LdapFailure('protocol', 'The conversation with the directory failed')
}
