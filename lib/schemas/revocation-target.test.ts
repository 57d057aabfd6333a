import { describe, expect, it } from 'vitest'
import { consentSelectionSchema, revocationTargetSchema } from './revocation-target'

describe('what names consents and sessions that are to end', () => {
  it.each(['a\u0000b', '\u0000', 'a\nb', '\ud800'])('never brings what no database can hold to one (%j)', (text) => {
    const whole = { domainId: 'd', userId: 'u', clientPk: 'c', resourceId: 'r' }
    expect(consentSelectionSchema.parse(whole)).toEqual(whole)
    for (const member of Object.keys(whole)) {
      expect(consentSelectionSchema.safeParse({ ...whole, [member]: text }).success).toBe(false)
    }
    expect(revocationTargetSchema.safeParse({ what: 'session', id: text }).success).toBe(false)
  })
})
