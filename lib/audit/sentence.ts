import type { AuditEntryView, FieldChange } from '@/lib/schemas/audit'
import { countOf, inDomain, nameOf, ofClient, reasonOf, viaOf } from './entry-words'
import { MIGRATION_TELLINGS } from './migration-tellings'
import { PEOPLE_FAILURES, PEOPLE_TELLINGS, SIGN_IN_SENTENCES } from './people-tellings'
import { PORTAL_TELLINGS } from './portal-tellings'

const KIND_WORDS: Record<AuditEntryView['entityKind'], string> = {
  domain: 'domain',
  resource: 'resource',
  client: 'client',
  'client-secret': 'a secret of client',
  'key-pair': 'key pair',
  account: 'account',
  session: 'session',
  'api-token': 'API token',
  'identity-store': 'identity store',
  user: 'user',
  'trusted-issuer': 'trusted issuer',
  'client-certificate': 'a certificate of client',
  token: 'token',
  consent: 'a consent of',
  'sso-session': 'a session of',
  'logout-notice': 'a notice to client',
  settings: 'server settings',
  server: 'server',
  customer: 'customer',
  partner: 'partner',
  enterprise: 'enterprise',
  chain: 'chain',
  property: 'property',
  gateway: 'gateway',
  environment: 'environment',
  application: 'application',
  integration: 'integration',
  'integration-user': 'integration user',
  'gateway-client': 'client of the gateway',
  'partner-connection': 'the connection of partner',
  'migration-notice': 'a notice to',
  inventory: 'inventory',
}

const NO_CHANGE: FieldChange = { field: '', before: null, after: null }

type Telling = (entry: AuditEntryView) => string

/** Actions whose sentence is not `who verbed kind name`. */
const TELLINGS: Record<string, Telling> = {
  'session.sign-in': (entry) => `signed in${viaOf(entry)}`,
  'session.sign-out': () => 'signed out',
  'session.sign-out-everywhere': () => 'signed out everywhere',
  'session.reauthenticate': () => 'confirmed the password',
  'session.end': (entry) => `ended a session of ${entry.entityName}`,
  'account.end-sessions': (entry) => `ended all sessions of ${entry.entityName}`,
  'account.change-password': () => 'changed the own password',
  'account.first-administrator': (entry) => `created the first administrator ${entry.entityName}`,
  'client.rotate-secret': (entry) => `rotated the secret of client ${entry.entityName}${inDomain(entry)}`,
  'client.retire-secret': (entry) => `retired an old secret of client ${entry.entityName}${inDomain(entry)}`,
  'client.set-secret-end': (entry) =>
    `set when the secret of client ${entry.entityName}${inDomain(entry)} stops working${fromTo(entry.changes[0] ?? NO_CHANGE)}`,
  'client.import-secret': (entry) => `put the secret of client ${entry.entityName}${inDomain(entry)} from a file`,
  'domain.import-keys': (entry) => `put the keys of domain ${entry.entityName} from a file`,
  'server.export-keys': () => 'exported the configuration with its private keys',
  'client.reveal-secret': (entry) => `looked at the secret of client ${entry.entityName}${inDomain(entry)}`,
  'user.lock-out': (entry) => `locked user ${entry.entityName} for a while after failed sign-ins`,
  'user.set-password': (entry) => `set the password of user ${entry.entityName}`,
  'user.require-password-change': (entry) => `asked user ${entry.entityName} for another password`,
  'user.sign-out-everywhere': (entry) => `signed user ${entry.entityName} out everywhere`,
  'user.import': (entry) => `imported ${countOf(entry)} into identity store ${entry.entityName}`,
  'token.reuse': (entry) =>
    `revoked a token family of client ${entry.entityName}${inDomain(entry)}, because a used refresh token came back`,
  'token.revoke': (entry) => `revoked an access token${ofClient(entry)}${inDomain(entry)}`,
  'token.revoke-family': (entry) => `revoked a token family${ofClient(entry)}${inDomain(entry)}`,
  'client.revoke-tokens': (entry) => `revoked all tokens of client ${entry.entityName}${inDomain(entry)}`,
  'application.rotate-key': (entry) => `replaced the key of application ${entry.entityName}`,
  'inventory.import': (entry) => `imported ${countOf(entry, 'line')} into the inventory`,
  'audit.export': () => 'exported the audit log',
  ...PEOPLE_TELLINGS,
  ...PORTAL_TELLINGS,
  ...MIGRATION_TELLINGS,
}

/** How a failed attempt reads; other failures read `could not …`. */
const FAILURES: Record<string, Telling> = {
  'session.sign-in': (entry) => `Sign-in${viaOf(entry)} ${nameOf(entry)} was refused: ${reasonOf(entry)}`,
  'session.reauthenticate': (entry) => `Confirming the password of ${entry.entityName} was refused: ${reasonOf(entry)}`,
  'account.change-password': (entry) => `Changing the password of ${entry.entityName} was refused: ${reasonOf(entry)}`,
  'api-token.use': (entry) =>
    `A call with ${entry.entityName ? `API token ${entry.entityName}` : 'an API token'} was refused: ${reasonOf(entry)}`,
  ...PEOPLE_FAILURES,
}

const PAST: Record<string, string> = {
  create: 'created',
  update: 'changed',
  delete: 'deleted',
  revoke: 'revoked',
  import: 'imported',
  rotate: 'rotated',
  lock: 'locked',
  unlock: 'unlocked',
  disable: 'disabled',
  enable: 'enabled',
  mint: 'minted a test token for',
  issue: 'issued',
  request: 'asked for',
  approve: 'approved',
  reject: 'rejected',
  suspend: 'suspended',
  resume: 'resumed',
  retry: 'sent again',
}

/** One entry as a sentence without a full stop, as the time line shows it. */
export function auditSentence(entry: AuditEntryView): string {
  if (entry.outcome === 'FAILURE') {
    const failure = FAILURES[entry.action]
    if (failure) return failure(entry)
    return `${entry.actorName} was refused ${entry.action}${entry.entityName ? ` of ${entry.entityName}` : ''}: ${reasonOf(entry)}`
  }
  const signIn = SIGN_IN_SENTENCES[entry.action]
  if (signIn) return signIn(entry)
  const telling = TELLINGS[entry.action]
  if (telling) return `${entry.actorName} ${telling(entry)}`
  const verb = entry.action.split('.').at(-1) ?? entry.action
  const what = `${KIND_WORDS[entry.entityKind]} ${entry.entityName ?? ''}`.trim()
  if (verb === 'update')
    return `${entry.actorName} changed ${changesInWords(entry.changes, `${what}${inDomain(entry)}`)}`
  return `${entry.actorName} ${PAST[verb] ?? verb.replaceAll('-', ' ')} ${what}${inDomain(entry)}`
}

function changesInWords(changes: readonly FieldChange[], what: string): string {
  const [only, second] = changes
  if (!only) return what
  if (!second) return `${words(only.field)} of ${what}${fromTo(only)}`
  const names = [...new Set(changes.map((change) => change.field.replace(/[.[].*$/, '')))].map(words)
  if (names.length <= 3) return `${joined(names)} of ${what}`
  return `${joined([...names.slice(0, 2), `${names.length - 2} more settings`])} of ${what}`
}

function fromTo({ before, after }: FieldChange): string {
  if (isShort(before) && isShort(after)) return ` from ${shown(before)} to ${shown(after)}`
  if (before === null && isShort(after)) return ` to ${shown(after)}`
  if (after === null && isShort(before)) return `, removing ${shown(before)}`
  return ''
}

/** `tokenSettings[ACCESS_TOKEN].tokenExpiry` becomes `access token expiry`, `scopes[read]` becomes `scopes read`. */
function words(field: string): string {
  const [, list = '', key = '', rest] = field.match(/^([^.[]+)\[(.+?)\](?:\.(.+))?$/) ?? []
  if (key && rest && /^[A-Z_]+$/.test(key)) {
    return `${key.toLowerCase().replaceAll('_', ' ')} ${words(rest)}`.replace('token token', 'token')
  }
  if (key) return rest ? `${words(rest)} of ${key}` : `${words(list)} ${key}`
  return field
    .replaceAll('.', ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\b[A-Z](?=[a-z])/g, (start) => start.toLowerCase())
    .trim()
}

function isShort(value: unknown): boolean {
  if (value === null || value === '') return false
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 40)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? value.toLocaleString('en') : String(value)
}

function joined(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
