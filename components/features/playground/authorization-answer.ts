import type { PlaygroundRun } from './playground-run'

export type AnswerWay = 'query' | 'fragment' | 'form_post'

/** What came back to the redirect URI, as it came. */
export interface AuthorizationAnswer {
  way: AnswerWay
  parameters: Record<string, string>
  /** names that came more than once, which no client may accept. @see RFC 6749 §3.1 */
  repeated: string[]
}

/** One thing a careful client checks before it goes on. */
export interface Check {
  id: string
  label: string
  /** null: nothing to check */
  holds: boolean | null
  detail: string
}

export function answerOf(way: AnswerWay, pairs: Iterable<readonly [string, string]>): AuthorizationAnswer | null {
  const parameters: Record<string, string> = {}
  const repeated = new Set<string>()
  for (const [name, value] of pairs) {
    if (Object.hasOwn(parameters, name)) repeated.add(name)
    parameters[name] = value
  }
  return Object.keys(parameters).length === 0 ? null : { way, parameters, repeated: [...repeated] }
}

/** From the address the browser was sent to; null where it holds no answer. */
export function readAddress({ search, hash }: { search: string; hash: string }): AuthorizationAnswer | null {
  return (
    answerOf('query', new URLSearchParams(search)) ?? answerOf('fragment', new URLSearchParams(hash.replace(/^#/, '')))
  )
}

/** In the order in which a client asks them. @see RFC 9700 §4.4 and §4.7, RFC 9207 §2.4 */
export function judgeAnswer(answer: AuthorizationAnswer, run: PlaygroundRun): Check[] {
  const { state, iss, code, error } = answer.parameters
  const asked = run.draft.responseMode || 'query'
  return [
    {
      id: 'state',
      label: 'state is the one this page sent',
      holds: state === run.draft.state,
      detail:
        state === run.draft.state
          ? 'The answer belongs to this run.'
          : 'Another page, or somebody else, caused this answer. A client stops here.',
    },
    {
      id: 'iss',
      label: 'iss names the server that was asked',
      holds: iss === run.target.issuer,
      detail:
        iss === run.target.issuer
          ? 'No other authorization server slipped its answer in (RFC 9207).'
          : `Expected ${run.target.issuer}, got ${iss ?? 'none'}.`,
    },
    {
      id: 'mode',
      label: 'it came the way that was asked for',
      holds: answer.way === asked,
      detail: answer.way === asked ? WAY_WORDS[answer.way] : `Asked for ${asked}, came by ${answer.way}.`,
    },
    {
      id: 'once',
      label: 'no parameter came twice',
      holds: answer.repeated.length === 0,
      detail: answer.repeated.length === 0 ? 'Each has one meaning.' : `Repeated: ${answer.repeated.join(', ')}.`,
    },
    {
      id: 'code',
      label: 'it holds a code',
      holds: code !== undefined && error === undefined,
      detail: code !== undefined && error === undefined ? 'Good once, and only for a short time.' : 'There is none.',
    },
  ]
}

export const WAY_WORDS: Record<AnswerWay, string> = {
  query: 'In the query of the address.',
  fragment: 'After the # of the address.',
  form_post: 'In a form that the browser posted.',
}
