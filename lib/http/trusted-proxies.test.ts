import { describe, expect, it } from 'vitest'
import { clientAddress, remoteUser, trustedProxies } from './trusted-proxies'

const trusted = trustedProxies(['10.0.0.0/8', '192.0.2.5', '2001:db8::/32'])

describe('address of the caller', () => {
  it.each([
    ['the connection, when it is no trusted proxy', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['the connection, when nothing was forwarded', '10.1.1.1', undefined, '10.1.1.1'],
    ['the last address that is no proxy', '10.1.1.1', '1.2.3.4, 203.0.113.7, 10.2.2.2', '203.0.113.7'],
    ['not what the caller wrote further left', '10.1.1.1', '6.6.6.6, 203.0.113.7', '203.0.113.7'],
    ['the first proxy, when all are proxies', '10.1.1.1', '192.0.2.5, 10.9.9.9', '192.0.2.5'],
    ['nothing beyond a word that is no address', '10.1.1.1', '203.0.113.7, <script>', '10.1.1.1'],
    ['IPv4 inside IPv6 as IPv4', '::ffff:10.1.1.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['an IPv6 address', '2001:db8::1', '2001:dead::1', '2001:dead::1'],
    ['empty, when the connection is gone', undefined, '1.2.3.4', ''],
  ])('is %s', (_, connection, forwarded, expected) => {
    expect(clientAddress(connection, forwarded, trusted)).toBe(expected)
  })

  it('believes nobody when no proxy is named', () => {
    expect(clientAddress('127.0.0.1', '1.2.3.4', trustedProxies([]))).toBe('127.0.0.1')
  })

  it.each(['localhost', '10.0.0.0/33', '10.0.0.0/x', '1.2.3', '::1/129', '10.0.0.0/'])(
    'does not start with %s in the list',
    (entry) => {
      expect(() => trustedProxies([entry])).toThrow(entry)
    },
  )
})

describe('the person a proxy signed in', () => {
  it('is believed of a trusted proxy and of nobody else', () => {
    expect(remoteUser('10.1.1.1', ' ada ', trusted)).toBe('ada')
    expect(remoteUser('::ffff:10.1.1.1', 'ada', trusted)).toBe('ada')
    for (const connection of ['203.0.113.9', undefined, ''])
      expect(remoteUser(connection, 'ada', trusted)).toBeUndefined()
    expect(remoteUser('127.0.0.1', 'ada', trustedProxies([]))).toBeUndefined()
  })

  it('is nobody where none is named', () => {
    for (const named of [undefined, '', '  ']) expect(remoteUser('10.1.1.1', named, trusted)).toBeUndefined()
  })
})
