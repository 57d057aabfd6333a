import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { booleanSetting } from '@/lib/schemas/oauth-config'
import { effectiveKnown } from '@/lib/schemas/oauth-config-known'
import { checkOAuthConfig, getOAuthConfig, replaceOAuthConfig, updateOAuthConfig } from './oauth-config'
import { openWorld, person, type World } from './testing/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const flag = (name: string, value: string) => ({ name, type: 'xsd:boolean', value })
const foreign = {
  name: 'OfAnotherProduct',
  type: 'htf:map',
  value: [{ name: 'dbPassword', type: 'xsd:string', value: 'hunter2' }],
}
const names = async () => (await getOAuthConfig(world.system)).settings.map(({ name }) => name)

describe('the server-wide OAuth settings', () => {
  it('are of version 0 until they are first written', async () => {
    expect(await getOAuthConfig(world.system)).toEqual({ id: 'OAuthConfig', settings: [], version: 0, updatedAt: null })
  })

  it('are changed one by one in their place; unknown ones stay', async () => {
    await replaceOAuthConfig(world.system, [foreign, flag('OmitIssuerPort', 'true')])
    const changed = await updateOAuthConfig(world.system, [
      { name: 'OmitIssuerPort', value: null },
      flag('userPasswordChangeCheckEnabled', 'true'),
    ])
    expect(changed.settings).toEqual([foreign, flag('userPasswordChangeCheckEnabled', 'true')])
    await updateOAuthConfig(world.system, [flag('userPasswordChangeCheckEnabled', 'false')])
    expect(await names()).toEqual(['OfAnotherProduct', 'userPasswordChangeCheckEnabled'])
  })

  it('are saved over the version that was edited only, and one of two savers at once is told whose came first', async () => {
    const { version } = await getOAuthConfig(world.system)
    const admin = world.as(person('ada', 'ADMINISTRATOR'))
    const saves = await Promise.allSettled([
      updateOAuthConfig(admin, [flag('OmitIssuerPort', 'true')], { expectedVersion: version }),
      updateOAuthConfig(admin, [flag('OmitIssuerPort', 'false')], { expectedVersion: version }),
    ])
    const refused = saves.filter((save) => save.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({
      code: 'stale',
      data: { changedBy: 'ada', current: { version: version + 1 } },
    })
  })

  it('refuse what would not be what it says, at the name of the setting', async () => {
    for (const [settings, field] of [
      [[flag('OmitIssuerPort', 'perhaps')], 'OmitIssuerPort'],
      [[{ ...flag('OmitIssuerPort', 'true'), type: 'xsd:string' }], 'OmitIssuerPort'],
      [[flag('x', 'true'), flag('x', 'true')], 'x'],
      [[{ name: 'CustomIssuerPathExtension', type: 'xsd:string', value: '../admin' }], 'CustomIssuerPathExtension'],
    ] as const) {
      for (const attempt of [replaceOAuthConfig, updateOAuthConfig, checkOAuthConfig]) {
        if (attempt === updateOAuthConfig && field === 'x') continue
        await expect(attempt(world.system, settings as never)).rejects.toMatchObject({
          code: 'validation_failed',
          fieldErrors: { [field]: [expect.any(String)] },
        })
      }
    }
  })

  it('are read by every role, secrets in them by those who may write, and written by administrators of the server', async () => {
    await replaceOAuthConfig(world.system, [foreign])
    for (const role of ['AUDITOR', 'DOMAIN_ADMINISTRATOR'] as const) {
      const ctx = world.as(person('eve', role, { domainIds: role === 'AUDITOR' ? undefined : ['d1'] }))
      expect(JSON.stringify((await getOAuthConfig(ctx)).settings)).not.toContain('hunter2')
      for (const attempt of [replaceOAuthConfig, updateOAuthConfig, checkOAuthConfig]) {
        await expect(attempt(ctx, [])).rejects.toMatchObject({ code: 'forbidden' })
      }
    }
    const bound = world.as(person('bo', 'ADMINISTRATOR', { domainIds: ['d1'] }))
    await expect(replaceOAuthConfig(bound, [])).rejects.toMatchObject({ code: 'forbidden' })
    const admin = world.as(person('ada', 'ADMINISTRATOR'))
    expect(JSON.stringify((await getOAuthConfig(admin)).settings)).toContain('hunter2')
  })
})

describe('a known setting in force', () => {
  const rotation = (settings: ReturnType<typeof flag>[], environment: Record<string, string> = {}) =>
    effectiveKnown(settings, environment).find(({ setting }) => setting.id === 'refreshRotation')

  it('is that of OAuthConfig, else of the environment, else the default', () => {
    const own = [flag('GrantTypeRefreshTokenEnabled', '0')]
    const environment = { GATEHOUSE_REFRESH_ROTATION: 'true' }
    expect(rotation(own, environment)).toMatchObject({ value: 'off', origin: 'OAuthConfig' })
    expect(rotation([], environment)).toMatchObject({ value: 'on', origin: 'environment' })
    expect(rotation([])).toMatchObject({ value: 'off', origin: 'default' })
  })

  it('is read as XML Schema writes it, and by nothing else', () => {
    for (const [text, value] of [
      ['true', true],
      ['1', true],
      [' false ', false],
      ['0', false],
      ['TRUE', undefined],
      ['yes', undefined],
    ] as const) {
      expect(booleanSetting([flag('x', text)], 'x')).toBe(value)
    }
  })
})
