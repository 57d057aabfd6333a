import { describe, expect, it } from 'vitest'
import { userAgentWords } from './user-agent-words'

describe('the words for a browser', () => {
  it('name browser and system, the derived browsers before those they claim to be', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
    expect(userAgentWords(chrome)).toBe('Chrome on Windows')
    expect(userAgentWords(`${chrome} Edg/140.0`)).toBe('Edge on Windows')
    expect(
      userAgentWords('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1'),
    ).toBe('Safari on iPhone')
    expect(userAgentWords('Mozilla/5.0 (Linux; Android 16) Gecko/140.0 Firefox/140.0')).toBe('Firefox on Android')
  })

  it('leave what they do not know as it is, cut short', () => {
    expect(userAgentWords(null)).toBe('unknown browser')
    expect(userAgentWords('curl/8.5')).toBe('curl/8.5')
    expect(userAgentWords('x'.repeat(100))).toHaveLength(32)
  })
})
