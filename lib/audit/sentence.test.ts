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
