import { describe, expect, it } from 'vitest'
import { emptyPlan, planOf } from './exchange-draft'
import { exchangeForm } from './request-exchange'

describe('an exchange as it is typed', () => {
  const draft = {
    ...emptyPlan('d1'),
    clientId: 'caller',
    subject: { kind: 'token' as const, username: 'left over', clientId: '', token: ' a.b.c ' },
    scopes: ['Ledger.read', 'Ledger.write'],
    resources: ['Ledger', 'Stock'],
    audiences: ['urn:x'],
  }

  it('is sent as RFC 8693 wants it, an actor only where there is one', () => {
    expect(exchangeForm(draft).toString()).toBe(
      'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=a.b.c' +
        '&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt&scope=Ledger.read+Ledger.write' +
        '&resource=Ledger&resource=Stock&audience=urn%3Ax',
    )
    const actor = { ...draft.actor, kind: 'token' as const, token: 'x.y.z' }
    expect(exchangeForm({ ...draft, actor }).get('actor_token')).toBe('x.y.z')
  })

  it('is checked with what is chosen, not with what was typed for another choice', () => {
    expect(planOf(draft)).toMatchObject({ subject: { kind: 'token', token: 'a.b.c' }, actor: null })
    const subject = { ...draft.subject, kind: 'user' as const, username: 'casey', clientId: 'portal' }
    expect(planOf({ ...draft, subject }).subject).toEqual({
      kind: 'user',
      username: 'casey',
      clientId: 'portal',
      scopes: ['Ledger.read', 'Ledger.write'],
    })
  })
})
