import { describe, expect, it } from 'vitest'
import { envOrigins, parseEnv } from '@/lib/base/env'
import { serverSettings } from './server-settings'

const source = {
  DATABASE_URL: 'postgresql://gate:hunter2@db.example:5432/gatehouse?sslpassword=hunter3',
  GATEHOUSE_ADMIN_USERNAME: 'ada',
  GATEHOUSE_ADMIN_PASSWORD: 'hunter4',
  GATEHOUSE_METRICS_TOKEN: 'hunter5hunter5hunter5',
}
const settings = () => serverSettings(parseEnv(source), envOrigins(source))
const named = (name: string) => settings().find((setting) => setting.name === name)

describe('server settings', () => {
  it('says of each value whether the environment or the default gives it', () => {
    expect(named('GATEHOUSE_ADMIN_USERNAME')).toMatchObject({ value: 'ada', origin: 'environment' })
    expect(named('PORT')).toMatchObject({ value: '3000', origin: 'default' })
  })

  it('never shows a secret, not even inside the database URL', () => {
    expect(JSON.stringify(settings())).not.toMatch(/hunter/)
    expect(named('GATEHOUSE_METRICS_TOKEN')).toMatchObject({ value: null, origin: 'environment', isSecret: true })
    expect(named('DATABASE_URL')?.value).toContain('db.example:5432/gatehouse')
  })

  it('explains every setting', () => {
    for (const setting of settings()) expect(setting.description, setting.name).not.toBe('')
  })
})
