import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DomainRecord } from '@/lib/store/policy-types'
import { domainRecord } from '@/lib/store/testing/records'
import { getBranding, updateBranding } from './branding'
import { LOGO_MAX_PIXELS } from './branding-rules'
import { jpeg, png, webp } from './testing/images'
import { openWorld, type World } from './testing/world'

let world: World
let domain: DomainRecord
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  domain = domainRecord()
  await world.store.domains.insert(domain)
})

const save = (patch: object, expectedVersion?: number) =>
  updateBranding(world.system, { id: domain.id, patch, expectedVersion })
const stored = () => world.store.branding.get(domain.id)
const logo = (bytes: Buffer, type = 'image/png') => ({ logo: { type, data: bytes.toString('base64') } })

describe('the look of a domain', () => {
  it('is nothing special until somebody sets it, and then keeps what is not sent', async () => {
    expect(await getBranding(world.system, { domainId: domain.id })).toEqual({
      id: domain.id,
      displayName: '',
      accentLight: null,
      accentDark: null,
      supportUrl: null,
      privacyUrl: null,
      termsUrl: null,
      hasLogo: false,
      version: 0,
      updatedAt: null,
    })
    await save({ displayName: 'Hotel Löwen', accentLight: '#0B5D57' })
    const next = await save({ supportUrl: 'https://help.example/' }, 1)
    expect(next).toMatchObject({ displayName: 'Hotel Löwen', accentLight: '#0b5d57', version: 2 })
    expect(await getBranding(world.system, { domainId: domain.id })).toEqual(next)
  })

  it('takes a PNG, JPEG or WebP by its bytes, and gives it away again', async () => {
    for (const [bytes, type] of [
      [png(64, 32), 'image/png'],
      [jpeg(64, 32), 'image/jpeg'],
      [webp(64, 32, 'lossy'), 'image/webp'],
    ] as const) {
      expect(await save(logo(bytes, type))).toMatchObject({ hasLogo: true })
      expect(await stored()).toMatchObject({ logoType: type, logo: bytes.toString('base64') })
    }
    expect(await save({ logo: null })).toMatchObject({ hasLogo: false })
    expect(await stored()).toMatchObject({ logo: null, logoType: null })
  })

  it.each([
    ['SVG sent as PNG', logo(Buffer.from('<svg onload="alert(1)"/>'))],
    ['a JPEG sent as PNG', logo(jpeg(10, 10))],
    ['SVG by its own name', logo(Buffer.from('<svg/>'), 'image/svg+xml')],
    ['a PNG with a script behind it', logo(Buffer.concat([png(8, 8), Buffer.from('<script>alert(1)</script>')]))],
    ['a picture without size', logo(png(0, 10))],
    ['a picture that unpacks to more than is shown', logo(png(LOGO_MAX_PIXELS + 1, 1))],
    ['more than 100 KB', logo(Buffer.concat([png(8, 8), Buffer.alloc(101 * 1024)]))],
    ['a colour that closes the rule it stands in', { accentLight: '#fff;}body{display:none' }],
    ['a link that runs something', { termsUrl: 'javascript:alert(1)' }],
    ['a link without TLS', { privacyUrl: 'http://example.com' }],
  ])('refuses %s and stores nothing', async (_, patch) => {
    await expect(save(patch)).rejects.toMatchObject({ code: 'validation_failed' })
    expect(await stored()).toBeNull()
  })

  it('refuses a save over another, and says who came first', async () => {
    await save({ displayName: 'One' }, 0)
    await expect(save({ displayName: 'Two' }, 0)).rejects.toMatchObject({
      code: 'stale',
      data: { current: { displayName: 'One', version: 1 }, changedBy: 'system' },
    })
    expect(await stored()).toMatchObject({ displayName: 'One' })
  })

  it('lets one of two saves at the same instant through', async () => {
    const saves = await Promise.allSettled([save({ displayName: 'A' }, 0), save({ displayName: 'B' }, 0)])
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('tells the log what changed, of a picture its hash, and nothing when nothing did', async () => {
    await save({ displayName: 'One', ...logo(png(4, 4)) })
    const head = await world.store.audit.head()
    const [entry] = await world.store.audit.after(head.seq - 1, 1)
    expect(entry).toMatchObject({ action: 'domain.set-branding', entityKind: 'domain', entityId: domain.id })
    expect(entry?.changes.map(({ field }) => field).sort()).toEqual(['displayName', 'logo'])
    expect(JSON.stringify(entry)).not.toContain(png(4, 4).toString('base64').slice(0, 40))
    await save({ displayName: 'One' })
    expect(await world.store.audit.head()).toEqual(head)
  })
})
