import { describe, expect, it } from 'vitest'
import { addressWarnings, redirectWarnings } from './redirect-warnings'

describe('warnings about redirect URIs', () => {
  it('says nothing about HTTPS, and about loopback over HTTP', () => {
    expect(redirectWarnings({ url: 'https://a.example/cb', isHttps: true })).toEqual([])
    expect(redirectWarnings({ url: 'http://127.0.0.1:8080/cb', isHttps: false })).toEqual([])
    expect(redirectWarnings({ url: 'http://[::1]/cb', isHttps: false })).toEqual([])
    expect(redirectWarnings({ url: 'half an addre', isHttps: true })).toEqual([])
  })

  it('warns of plain HTTP, and of localhost, which is a name and no address', () => {
    expect(addressWarnings('http://a.example/cb')).toEqual([expect.stringContaining('Plain HTTP')])
    expect(addressWarnings('http://localhost:3000/cb')).toEqual([expect.stringContaining('127.0.0.1')])
  })

  it('warns of a mark that contradicts the address', () => {
    expect(redirectWarnings({ url: 'http://a.example/cb', isHttps: true })).toHaveLength(2)
    expect(redirectWarnings({ url: 'https://a.example/cb', isHttps: false })).toHaveLength(1)
  })

  it('warns of schemes of apps, and more of those that nobody owns', () => {
    expect(addressWarnings('com.example.app:/cb')).toEqual([expect.stringContaining('PKCE')])
    expect(addressWarnings('myapp://cb')).toEqual([expect.stringContaining('nobody owns')])
  })

  it.each(['https://*.example/cb', 'https://a.example/*', 'https://a.example/%2A', 'https://a.example/{tenant}/cb'])(
    'warns that %s is no pattern',
    (url) => {
      expect(addressWarnings(url)).toEqual([expect.stringContaining('nothing is a wildcard')])
    },
  )
})
