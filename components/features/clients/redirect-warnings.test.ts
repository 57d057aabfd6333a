import { describe, expect, it } from 'vitest'
import { redirectWarnings } from './redirect-warnings'

describe('warnings about redirect URIs', () => {
  it('says nothing about HTTPS, an app scheme, and loopback over HTTP', () => {
    expect(redirectWarnings({ url: 'https://a.example/cb', isHttps: true })).toEqual([])
    expect(redirectWarnings({ url: 'com.example.app:/cb', isHttps: false })).toEqual([])
    expect(redirectWarnings({ url: 'http://127.0.0.1:8080/cb', isHttps: false })).toEqual([])
  })

  it('warns of plain HTTP and of a mark that contradicts the address', () => {
    expect(redirectWarnings({ url: 'http://a.example/cb', isHttps: true })).toHaveLength(2)
    expect(redirectWarnings({ url: 'https://a.example/cb', isHttps: false })).toHaveLength(1)
    expect(redirectWarnings({ url: 'https://*.example/cb', isHttps: true })).toHaveLength(1)
  })
})
