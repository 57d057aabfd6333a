import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '@/lib/auth/testing/test-system'
import { clientActivity } from './client-activity'
import { type DiagnosticWorld, openDiagnosticWorld, PASSWORD } from './testing/world'

let world: DiagnosticWorld
beforeAll(async () => {
  world = await openDiagnosticWorld()
})
afterAll(() => world.close())

const isFilled = ({ issued, refused }: { issued: number; refused: number }) => issued + refused > 0

describe('what a client asked for and what came of it', () => {
  it('counts what was issued by grant, and each refusal under its rule with the place where it is mended', async () => {
    const { client, secret } = await world.addClient()
    const as = { client, secret }
    await world.ask({ grant_type: 'CLIENT_CREDENTIALS', scope: 'Ledger.read' }, as)
    await world.ask({ grant_type: 'PASSWORD', username: world.user.username, password: PASSWORD }, as)
    await world.ask({ grant_type: 'CLIENT_CREDENTIALS', scope: 'Ledger.nothing' }, as)
    await world.ask({ grant_type: 'CLIENT_CREDENTIALS' }, { client, secret: 'wrong' })
    await world.ask({ grant_type: 'CLIENT_CREDENTIALS' }, { client, secret: 'wrong' })
    await world.runtime.flush()
    for (const span of ['24h', '30d'] as const) {
      const found = await clientActivity(world.system, client.pk, span)
      expect(found.buckets).toHaveLength(span === '24h' ? 24 : 30)
      expect(found.buckets.filter(isFilled)).toMatchObject([{ issued: 2, refused: 3 }])
      expect(found.buckets.at(-1)).toMatchObject({ issued: 2, refused: 3 })
      expect(found.issued).toMatchObject([
        { grantType: expect.any(String), count: 1 },
        { grantType: expect.any(String), count: 1 },
      ])
      expect(found.refused[0]).toMatchObject({
        count: 2,
        rule: { id: 'client.secret', href: `/clients/${client.pk}/credentials`, where: expect.any(String) },
      })
      expect(found.refused[1]?.rule).toMatchObject({ id: 'scope.assigned', expected: expect.any(String) })
    }
  })

  it('leaves out what lies before the span, and keeps a rule of an earlier version without words', async () => {
    const { client } = await world.addClient()
    const figure = { domainId: world.domain.id, clientPk: client.pk, grantType: 'PASSWORD', count: 7 }
    const now = world.clock.now().getTime()
    await world.store.usage.add(new Date(now - 31 * 86_400_000), [{ ...figure, outcome: 'issued' }])
    await world.store.usage.add(new Date(now), [{ ...figure, outcome: 'some.rule-of-old' }])
    const found = await clientActivity(world.system, client.pk, '30d')
    expect(found.issued).toEqual([])
    expect(found.refused).toMatchObject([
      { count: 7, rule: { id: 'some.rule-of-old', expected: null, where: null, href: null } },
    ])
  })

  it('is not there for whoever may not see the domain', async () => {
    const stranger = { ...world.system, actor: actorOf('DOMAIN_ADMINISTRATOR', ['another']) }
    await expect(clientActivity(stranger, world.client.pk, '24h')).rejects.toMatchObject({ code: 'not_found' })
  })
})
