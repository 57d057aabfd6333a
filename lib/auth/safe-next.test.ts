import { describe, expect, it } from 'vitest'
import { safeNext } from './safe-next'

describe('where sign-in leads to', () => {
  it.each(['/clients', '/clients?q=a%2Fb&sort=-name', '/domains/abc#keys', '/a/b/../c'])(
    'is our own path %s',
    (next) => {
      const path = safeNext(next)
      expect(path.startsWith('/')).toBe(true)
      expect(new URL(path, 'http://us.example').origin).toBe('http://us.example')
      expect(path).not.toBe('/')
    },
  )

  it.each([
    'http://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e/../..//evil.example',
    'javascript:alert(1)',
    ' /clients',
    'clients',
    '',
    '/sign-in?next=/x',
    '/first-run',
    '/api/auth/csrf',
    `/${'a'.repeat(3000)}`,
    undefined,
    null,
    ['/clients'],
  ])('is the overview for %j', (next) => {
    expect(safeNext(next)).toBe('/')
  })
})
