import { describe, expect, it } from 'vitest'
import { PERMISSIONS, type Permission, ROLES } from '@/lib/schemas/role'
import { type Actor, ANONYMOUS, SYSTEM } from './actor'
import { authorize, may, requireRecentAuthentication } from './permissions'
import { actorOf } from './testing/test-system'

type Cell = 'own' | 'all' | 'no'

/** Written out by hand, so that a change of the table in the code is a change here too. */
const MATRIX: Record<Permission, Record<(typeof ROLES)[number], Cell>> = {
  'domains:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'all' },
  'domains:create': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'domains:update': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'domains:delete': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'resources:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'resources:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'clients:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'clients:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'clients:secrets': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'keys:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'keys:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'tokens:mint': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'audit:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'accounts:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'accounts:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'settings:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'settings:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'stores:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'stores:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'users:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'users:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'tokens:inspect': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'tokens:revoke': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'sessions:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'sessions:end': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'consents:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'all', MIGRATION_OPERATOR: 'no' },
  'consents:revoke': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'own', AUDITOR: 'no', MIGRATION_OPERATOR: 'no' },
  'migration:read': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'all', MIGRATION_OPERATOR: 'all' },
  'migration:write': { ADMINISTRATOR: 'all', DOMAIN_ADMINISTRATOR: 'no', AUDITOR: 'no', MIGRATION_OPERATOR: 'all' },
}

function code(work: () => void): string {
  try {
    work()
    return 'allowed'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('role × permission × domain', () => {
  it('covers every permission and role', () => {
    expect(Object.keys(MATRIX).sort()).toEqual([...PERMISSIONS].sort())
  })

  const cells = PERMISSIONS.flatMap((permission) =>
    ROLES.map((role) => [role, permission, MATRIX[permission][role]] as const),
  )
  it.each(cells)('%s, %s: %s', (role, permission, cell) => {
    const actor = actorOf(role, ['own'])
    expect(code(() => authorize(actor, permission))).toBe(cell === 'no' ? 'forbidden' : 'allowed')
    expect(code(() => authorize(actor, permission, 'own'))).toBe(cell === 'no' ? 'forbidden' : 'allowed')
    // A foreign domain is not there for who may not see it; who sees all domains is told what the role lacks.
    const foreign = role === 'DOMAIN_ADMINISTRATOR' ? 'not_found' : cell === 'no' ? 'forbidden' : 'allowed'
    expect(code(() => authorize(actor, permission, 'foreign'))).toBe(foreign)
    expect(may(actor, permission, 'foreign')).toBe(foreign === 'allowed')
  })

  it.each(PERMISSIONS)('nobody: %s', (permission) => {
    expect(code(() => authorize(ANONYMOUS, permission))).toBe('unauthenticated')
    expect(code(() => authorize(ANONYMOUS, permission, 'own'))).toBe('unauthenticated')
    expect(may(ANONYMOUS, permission)).toBe(false)
    expect(code(() => authorize(SYSTEM, permission, 'any'))).toBe('allowed')
  })

  it('gives nobody who is limited to domains what concerns the whole server', () => {
    const token: Actor = { kind: 'API_TOKEN', id: 'a', name: 'a', role: 'ADMINISTRATOR', domainIds: ['own'] }
    for (const permission of ['domains:create', 'accounts:read', 'accounts:write'] as const) {
      expect(code(() => authorize(token, permission))).toBe('forbidden')
    }
    expect(code(() => authorize(token, 'clients:write', 'own'))).toBe('allowed')
    expect(code(() => authorize(token, 'clients:write', 'foreign'))).toBe('not_found')
    expect(code(() => authorize({ ...token, role: 'AUDITOR' }, 'accounts:read'))).toBe('forbidden')
  })
})

describe('the password again', () => {
  const now = new Date('2026-03-01T08:00:00Z')
  const at = (seconds: number): Actor => ({
    ...actorOf('ADMINISTRATOR'),
    sessionId: 's',
    authenticatedAt: new Date(now.getTime() - seconds * 1000),
  })

  it('is asked after five minutes of a session, and of no call that proves itself', () => {
    expect(code(() => requireRecentAuthentication(at(300), now))).toBe('allowed')
    expect(code(() => requireRecentAuthentication(at(301), now))).toBe('reauthentication_required')
    expect(code(() => requireRecentAuthentication({ ...at(0), authenticatedAt: undefined }, now))).toBe(
      'reauthentication_required',
    )
    expect(code(() => requireRecentAuthentication(actorOf('ADMINISTRATOR'), now))).toBe('allowed')
    expect(code(() => requireRecentAuthentication(SYSTEM, now))).toBe('allowed')
  })
})
