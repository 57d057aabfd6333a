import type { AuditEntryView } from '@/lib/schemas/audit'
import { countOf, fact, inDomain, reasonOf } from './entry-words'

type Telling = (entry: AuditEntryView) => string

/** What befell sessions, consents and tokens of people, after the name of who did it. */
export const PEOPLE_TELLINGS: Record<string, Telling> = {
  'consent.withdraw': (entry) =>
    `withdrew a consent of user ${entry.entityName} to client ${fact(entry, 'client')}${inDomain(entry)}`,
  'user.withdraw-consents': (entry) =>
    `withdrew ${countOf(entry, 'consent')} of user ${entry.entityName}${toClient(entry)}${inDomain(entry)}`,
  'user.revoke-consent-tokens': (entry) =>
    `revoked ${KINDS[fact(entry, 'type')] ?? 'tokens'} of user ${entry.entityName}${toClient(entry)}${inDomain(entry)}, issued before ${fact(entry, 'before')}`,
  'user.revoke-tokens': (entry) => `revoked all tokens of user ${entry.entityName}`,
  'user.end-sessions': (entry) => `ended ${countOf(entry, 'session')} of user ${entry.entityName}${inDomain(entry)}`,
  'user.change-own-password': () => 'changed the own password',
  'sso-session.end': (entry) => `ended a session of user ${entry.entityName}${inDomain(entry)}`,
  'domain.end-sessions': (entry) => `ended the sessions of everybody${inDomain(entry)}`,
  'logout-notice.retry': (entry) =>
    `told client ${entry.entityName}${inDomain(entry)} of the end of a session once more`,
  'domain.set-branding': (entry) => `changed the look of domain ${entry.entityName}`,
  'token.code-replay': (entry) =>
    `revoked the tokens of client ${entry.entityName}${inDomain(entry)}, because a used authorization code came back`,
}

/** Entries whose subject is the person, not the actor: nobody was known before they signed in. */
export const SIGN_IN_SENTENCES: Record<string, Telling> = {
  'user.sign-in': (entry) =>
    `${entry.entityName ?? 'Somebody'} signed in to ${entry.domainName}${forClient(entry)}${times(entry)}`,
  'user.sign-in-many': (entry) => `${countOf(entry, 'further sign-in')} to ${entry.domainName}`,
}

export const PEOPLE_FAILURES: Record<string, Telling> = {
  'user.sign-in': (entry) =>
    `Sign-in ${entry.entityName ? `of ${entry.entityName}` : 'with an unknown user name'} to ${entry.domainName}${forClient(entry)} was refused${times(entry)}: ${reasonOf(entry)}`,
  'user.sign-in-many': (entry) => `${countOf(entry, 'further sign-in')} to ${entry.domainName} refused`,
}

const KINDS: Record<string, string> = { ACCESS_TOKENS: 'access tokens', REFRESH_TOKENS: 'refresh tokens' }

function toClient(entry: AuditEntryView): string {
  const client = fact(entry, 'client')
  return client ? ` given to client ${client}` : ''
}

function forClient(entry: AuditEntryView): string {
  const client = fact(entry, 'client')
  return client ? ` for client ${client}` : ''
}

function times(entry: AuditEntryView): string {
  const count = fact(entry, 'count')
  return count ? `, ${count} times` : ''
}
