import { describe, expect, it } from 'vitest'
import { answerOf, judgeAnswer, readAddress } from './authorization-answer'
import type { PlaygroundRun } from './playground-run'

const run = {
  target: { issuer: 'https://id.example/oauth2' },
  draft: { state: 'mine', responseMode: '' },
} as PlaygroundRun
const good = '?code=abc&state=mine&iss=https%3A%2F%2Fid.example%2Foauth2'

function broken(search: string, hash = ''): string[] {
  const answer = readAddress({ search, hash })
  return answer ? judgeAnswer(answer, run).flatMap(({ id, holds }) => (holds ? [] : [id])) : ['none']
}

describe('the answer at the redirect URI', () => {
  it('passes every check when it is the one that was asked for', () => {
    expect(broken(good)).toEqual([])
  })

  it('is told from the answer to somebody else’s question', () => {
    expect(broken('?code=abc&state=theirs&iss=https%3A%2F%2Fid.example%2Foauth2')).toEqual(['state'])
    expect(broken('?code=abc&iss=https%3A%2F%2Fid.example%2Foauth2')).toEqual(['state'])
  })

  it('is told from the answer of another server, and of one that does not say who it is', () => {
    expect(broken('?code=abc&state=mine&iss=https%3A%2F%2Fevil.example')).toEqual(['iss'])
    expect(broken('?code=abc&state=mine')).toEqual(['iss'])
  })

  it('is told when it comes another way, holds a parameter twice, or no code', () => {
    expect(broken('', `#${good.slice(1)}`)).toEqual(['mode'])
    expect(broken(`${good}&code=other`)).toEqual(['once'])
    expect(broken(`${good.replace('code=abc', 'error=access_denied')}`)).toEqual(['code'])
  })

  it('is none where the address holds nothing', () => {
    expect(readAddress({ search: '', hash: '' })).toBeNull()
    expect(answerOf('form_post', [])).toBeNull()
  })
})
