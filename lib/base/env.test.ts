import { describe, expect, it } from 'vitest'
import { parseEnv } from './env'

describe('environment', () => {
  it('starts with defaults alone', () => {
    const env = parseEnv({})
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      GATEHOUSE_PUBLIC_URL: 'http://localhost:3000',
      dialect: 'sqlite',
    })
    expect(env.DATABASE_URL).toBe(`file:${env.GATEHOUSE_DATA_DIR}/gatehouse.db`)
  })

  it('takes the trailing slash off the public URL, because issuers are compared as strings', () => {
    expect(parseEnv({ GATEHOUSE_PUBLIC_URL: 'https://id.example.com/' }).GATEHOUSE_PUBLIC_URL).toBe(
      'https://id.example.com',
    )
  })

  it('names an unknown setting', () => {
    expect(() => parseEnv({ GATEHOUSE_DATADIR: '/x' })).toThrow('GATEHOUSE_DATADIR is not a known setting')
  })

  it('names every bad value at once', () => {
    expect(() => parseEnv({ PORT: 'x', GATEHOUSE_LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' })).toThrow(
      /PORT[\s\S]*DATABASE_URL[\s\S]*GATEHOUSE_LOG_LEVEL/,
    )
  })

  it('refuses a master key that is not 32 bytes', () => {
    expect(() => parseEnv({ GATEHOUSE_MASTER_KEY: 'c2hvcnQ=' })).toThrow('must be 32 bytes')
  })

  it('treats an empty value as not set', () => {
    expect(parseEnv({ DATABASE_URL: '' }).dialect).toBe('sqlite')
  })

  it('refuses a password without a user name for the first administrator', () => {
    expect(() => parseEnv({ GATEHOUSE_ADMIN_PASSWORD: 'correct horse' })).toThrow('GATEHOUSE_ADMIN_USERNAME')
  })

  it('refuses to believe proxies about people when no proxy is trusted', () => {
    expect(() => parseEnv({ GATEHOUSE_REMOTE_USER: 'true' })).toThrow(/GATEHOUSE_REMOTE_USER needs/)
    const set = parseEnv({ GATEHOUSE_REMOTE_USER: 'true', GATEHOUSE_TRUSTED_PROXIES: '10.0.0.1' })
    expect(set.GATEHOUSE_REMOTE_USER).toBe(true)
  })

  it('does not repeat a refused secret in the message', () => {
    const attempt = () => parseEnv({ GATEHOUSE_MASTER_KEY: 'topsecretvalue' })
    expect(attempt).toThrow()
    expect(attempt).not.toThrow('topsecretvalue')
  })
})
