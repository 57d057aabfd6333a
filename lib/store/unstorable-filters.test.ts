import { describe, expect, it } from 'vitest'
import { consentList } from './consent-list'
import { logoutNoticeList } from './logout-notices'
import { ssoSessionList } from './sso-session-list'

const NOW = new Date(0)

describe('a list that a URL narrows by what no database can hold', () => {
  it.each(['\u0000', 'a\u0000b', '\ud800'])('finds nothing, and asks no database (%j)', (text) => {
    const page = { visible: null, limit: 10 }
    for (const filter of [
      { userId: text },
      { clientPk: text },
      { resourceId: text },
      { scope: text },
      { domain: text },
    ]) {
      expect(consentList({ ...page, now: NOW, ...filter }).branches).toEqual([])
    }
    expect(logoutNoticeList({ ...page, clientPk: text }).branches).toEqual([])
    expect(ssoSessionList({ dialect: 'postgresql' }, { ...page, userId: text }).branches).toEqual([])
  })

  it('runs as ever by what one can hold', () => {
    expect(consentList({ visible: null, limit: 10, now: NOW, userId: 'u', clientPk: 'c' }).branches).toHaveLength(1)
    expect(logoutNoticeList({ visible: null, limit: 10, clientPk: 'c' }).branches).toHaveLength(1)
  })
})
