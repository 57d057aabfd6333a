import { type AuthorizationAnswer, answerOf, readAddress } from './authorization-answer'
import { keptRun, type PlaygroundRun, POSTED_ANSWER, readKept, spendRun } from './playground-run'
import { CALLBACK_PATH } from './target'
import type { TokenSet } from './token-checks'
import type { WireAnswer, WireRequest } from './wire-request'

export interface Exchanged {
  request: WireRequest
  answer: WireAnswer
}

/** What the callback page knows. It lives in the memory of the page: a reload forgets it, a look elsewhere does not. */
export interface PlaygroundSession {
  answer: AuthorizationAnswer | null
  /** null where no run of this tab waits for an answer */
  run: PlaygroundRun | null
  exchanged: Exchanged | null
  tokens: TokenSet | null
}

let current: PlaygroundSession | null = null

/** Takes the answer out of the address or out of what was posted; without a new one, goes on where the page was left. */
export function openSession(): PlaygroundSession {
  const answer = readPosted() ?? readAddress(window.location)
  if (answer === null) return current ?? { answer: null, run: null, exchanged: null, tokens: null }
  // The code is of no use to whoever reads the history or looks over a shoulder.
  window.history.replaceState(window.history.state, '', CALLBACK_PATH)
  const run = keptRun()
  if (run && answer.parameters.state === run.draft.state) spendRun(run)
  current = { answer, run, exchanged: null, tokens: null }
  return current
}

export function rememberSession(session: PlaygroundSession): void {
  current = session
}

function readPosted(): AuthorizationAnswer | null {
  const pairs = readKept<unknown>(POSTED_ANSWER)
  sessionStorage.removeItem(POSTED_ANSWER)
  return Array.isArray(pairs) ? answerOf('form_post', pairs.filter(isPair)) : null
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
}
