import { describe, expect, it } from 'vitest'
import type { AuditEntryView } from '@/lib/schemas/audit'
import { auditSentence } from './sentence'

const entry = (given: Partial<AuditEntryView>): AuditEntryView => ({
  seq: 1,
  at: new Date(0),
  actorKind: 'ACCOUNT',
  actorId: 'a',
  actorName: 'admin',
  address: null,
  correlationId: 'c',
  action: 'domain.update',
  outcome: 'SUCCESS',
  entityKind: 'domain',
  entityId: 'd',
  entityName: 'CompanyDomain',
  domainId: 'd',
  domainName: 'CompanyDomain',
  changes: [],
  detail: null,
  previousHash: '',
  hash: '',
  ...given,
})
const change = (field: string, before: unknown, after: unknown) => ({ field, before, after })

describe('an audit entry as a sentence', () => {
  it.each<[Partial<AuditEntryView>, string]>([
    [
      {
        action: 'account.invite',
        entityKind: 'account',
        entityName: 'ada@duetto.example',
        domainName: null,
        detail: { organisation: 'Duetto' },
      },
      'admin invited ada@duetto.example to the portal of Duetto',
    ],
    [
      {
        action: 'account.accept-invitation',
        actorName: 'ada@duetto.example',
        entityKind: 'account',
        entityName: 'ada@duetto.example',
        domainName: null,
        detail: { invitedBy: 'admin' },
      },
      'ada@duetto.example accepted an invitation of admin',
    ],
    [
      { action: 'account.reset-second-factor', entityKind: 'account', entityName: 'ada', domainName: null },
      'admin took the second factor of ada away',
    ],
    [
      {
        action: 'consent.withdraw',
        entityKind: 'consent',
        entityName: 'casey',
        detail: { client: 'shop', resource: 'Ledger' },
      },
      'admin withdrew a consent of user casey to client shop in CompanyDomain',
    ],
    [
      { action: 'user.withdraw-consents', entityKind: 'user', entityName: 'casey', detail: { count: 1 } },
      'admin withdrew one consent of user casey in CompanyDomain',
    ],
    [
      {
        action: 'user.revoke-consent-tokens',
        entityKind: 'user',
        entityName: 'casey',
        detail: { type: 'REFRESH_TOKENS', before: '2026-01-01T00:00:00.000Z', client: 'shop', count: 2 },
      },
      'admin revoked refresh tokens of user casey given to client shop in CompanyDomain, issued before 2026-01-01T00:00:00.000Z',
    ],
    [
      { action: 'user.revoke-tokens', entityKind: 'user', entityName: 'casey', domainName: null },
      'admin revoked all tokens of user casey',
    ],
    [
      { action: 'user.end-sessions', entityKind: 'user', entityName: 'casey', domainName: null, detail: { count: 3 } },
      'admin ended 3 sessions of user casey',
    ],
    [
      { action: 'sso-session.end', entityKind: 'sso-session', entityName: 'casey' },
      'admin ended a session of user casey in CompanyDomain',
    ],
    [
      { action: 'domain.end-sessions', entityKind: 'sso-session', entityName: null },
      'admin ended the sessions of everybody in CompanyDomain',
    ],
    [
      { action: 'logout-notice.retry', entityKind: 'logout-notice', entityName: 'Shop' },
      'admin told client Shop in CompanyDomain of the end of a session once more',
    ],
    [
      { action: 'domain.set-branding', changes: [change('accentLight', null, '#0b5d57')] },
      'admin changed the look of domain CompanyDomain',
    ],
    [
      { action: 'token.code-replay', entityKind: 'token', entityName: 'shop', actorName: 'system' },
      'system revoked the tokens of client shop in CompanyDomain, because a used authorization code came back',
    ],
    [
      {
        action: 'user.sign-in',
        entityKind: 'user',
        entityName: 'casey',
        actorName: 'anonymous',
        detail: { client: 'shop' },
      },
      'casey signed in to CompanyDomain for client shop',
    ],
    [
      {
        action: 'user.sign-in',
        outcome: 'FAILURE',
        entityKind: 'user',
        entityName: null,
        actorName: 'anonymous',
        detail: { reason: 'unknown', count: 4 },
      },
      'Sign-in with an unknown user name to CompanyDomain was refused, 4 times: unknown',
    ],
    [
      { action: 'token.reuse', entityKind: 'token', entityName: 'portal', actorName: 'system' },
      'system revoked a token family of client portal in CompanyDomain, because a used refresh token came back',
    ],
    [
      { action: 'token.revoke', entityKind: 'token', entityName: null },
      'admin revoked an access token in CompanyDomain',
    ],
    [
      { action: 'token.revoke-family', entityKind: 'token', entityName: 'Portal' },
      'admin revoked a token family of client Portal in CompanyDomain',
    ],
    [
      { action: 'client.revoke-tokens', entityKind: 'client', entityName: 'Portal' },
      'admin revoked all tokens of client Portal in CompanyDomain',
    ],
    [
      { changes: [change('tokenSettings[ACCESS_TOKEN].tokenExpiry', 3600, 900)] },
      'admin changed access token expiry of domain CompanyDomain from 3,600 to 900',
    ],
    [{ changes: [change('description', null, 'x'.repeat(80))] }, 'admin changed description of domain CompanyDomain'],
    [
      { changes: [change('name', 'a', 'b'), change('description', '', 'c')] },
      'admin changed name and description of domain CompanyDomain',
    ],
    [
      { changes: ['a', 'b', 'c', 'd'].map((field) => change(field, 1, 2)) },
      'admin changed a, b and 2 more settings of domain CompanyDomain',
    ],
    [
      { changes: [change('scopes[read]', null, { scopeName: 'read' })], entityKind: 'resource', entityName: 'Orders' },
      'admin changed scopes read of resource Orders in CompanyDomain',
    ],
    [
      { changes: [change('isDisabled', false, true)] },
      'admin changed is disabled of domain CompanyDomain from false to true',
    ],
    [{ action: 'domain.create' }, 'admin created domain CompanyDomain'],
    [
      { action: 'client.delete', entityKind: 'client', entityName: 'Portal' },
      'admin deleted client Portal in CompanyDomain',
    ],
    [
      { action: 'client.rotate-secret', entityKind: 'client', entityName: 'Portal' },
      'admin rotated the secret of client Portal in CompanyDomain',
    ],
    [{ action: 'session.sign-in', entityKind: 'account', entityName: 'admin', domainName: null }, 'admin signed in'],
    [
      {
        action: 'session.sign-in',
        outcome: 'FAILURE',
        actorName: 'anonymous',
        entityKind: 'account',
        entityName: null,
        detail: { reason: 'unknown user name', via: 'basic' },
      },
      'Sign-in with Basic with an unknown user name was refused: unknown user name',
    ],
    [
      { action: 'api-token.revoke', entityKind: 'api-token', entityName: 'ci', domainName: null },
      'admin revoked API token ci',
    ],
    [
      { action: 'key-pair.import', entityKind: 'key-pair', entityName: 'K1', domainName: null },
      'admin imported key pair K1',
    ],
  ])('%#', (given, sentence) => {
    expect(auditSentence(entry(given))).toBe(sentence)
  })
})
