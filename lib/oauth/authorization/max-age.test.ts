import { beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld, PASSWORD, told } from '../testing/browser-world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
  world.setDomain({ consentExpiryTimeInMinutes: '600' })
})

const kindOf = (answer: Answer) => answer.page?.kind ?? (answer.location ? 'client' : 'nothing')
const minutes = (count: number) => world.clock.advanceSeconds(count * 60)

describe('max_age', () => {
  it('asks for the password again when the last proof is older, and is content with a new one', async () => {
    await world.through()
    minutes(2)
    expect(kindOf(await world.authorize({ max_age: '120' }))).toBe('client')
    const answer = await world.authorize({ max_age: '119' })
    expect(answer.page).toMatchObject({ kind: 'signIn', isReauthentication: true })
    expect(kindOf(await world.signIn(answer))).toBe('client')
    expect(world.codes().at(-1)?.signedInAt).toEqual(world.clock.now())
  })

  it('of nothing is met by a proof in the same request', async () => {
    await world.through()
    minutes(1)
    expect(kindOf(await world.signIn(await world.authorize({ max_age: '0' })))).toBe('client')
  })

  it('counts while the person is on the consent page: who stays longer proves it again, and is not asked twice', async () => {
    const asked = await world.signIn(await world.authorize({ max_age: '20' }))
    world.clock.advanceSeconds(20)
    expect(kindOf(await world.allow(asked))).toBe('client')
    world.clock.advanceSeconds(1)
    const late = await world.allow(asked)
    expect(late.page).toMatchObject({ kind: 'signIn', username: 'ada', isReauthentication: true })
    expect(world.codes()).toHaveLength(1)
    const wrong = await world.signIn(late, { password: 'not it' })
    expect(wrong.page).toMatchObject({ kind: 'signIn', problem: 'wrong' })
    expect(told(await world.signIn(wrong))).toHaveProperty('code')
    expect(world.codes().at(-1)?.signedInAt).toEqual(world.clock.now())
  })

  it('lets whoever stays too long still deny', async () => {
    const asked = await world.signIn(await world.authorize({ max_age: '20' }))
    world.clock.advanceSeconds(21)
    expect(told(await world.browser.fill(asked.page, { decision: 'deny' })).error).toBe('access_denied')
  })

  it('of nothing leaves a minute for the consent page, and then asks again', async () => {
    const asked = await world.signIn(await world.authorize({ max_age: '0' }))
    world.clock.advanceSeconds(60)
    expect(kindOf(await world.allow(asked))).toBe('client')
    world.clock.advanceSeconds(1)
    expect(kindOf(await world.signIn(await world.allow(asked)))).toBe('client')
    expect(world.codes().at(-1)?.signedInAt).toEqual(world.clock.now())
  })

  it('is not met for ever by the ticket of a proof: loaded again too late, it asks again', async () => {
    await world.through()
    minutes(1)
    const { page } = await world.authorize({ max_age: '0' })
    const fields = { ticket: String(page?.ticket), username: 'ada', password: PASSWORD }
    const way = (await world.browser.post(String(page?.action), fields)).location
    expect(kindOf(await world.browser.get(String(way)))).toBe('client')
    world.clock.advanceSeconds(61)
    expect(kindOf(await world.browser.get(String(way)))).toBe('signIn')
  })
})
