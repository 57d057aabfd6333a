import type { RequestDraft } from './authorization-request'
import type { PlaygroundTarget } from './target'

/** One walk through the flow: what was asked, and what the page must remember until the answer comes. */
export interface PlaygroundRun {
  target: PlaygroundTarget
  draft: RequestDraft
  /** milliseconds since the epoch */
  startedAt: number
}

const RUN = 'gatehouse.playground.run'
const SIGN_OUT = 'gatehouse.playground.sign-out'
/** Where an answer that was posted waits; the page that receives the form writes it. */
export const POSTED_ANSWER = 'gatehouse.playground.answer'

/** Kept by this tab alone, and only until it is closed. */
export function keepRun(run: PlaygroundRun): void {
  sessionStorage.setItem(RUN, JSON.stringify(run))
}

/** The run an answer may belong to; none where the last one has had its answer. */
export function keptRun(): PlaygroundRun | null {
  const run = readKept<PlaygroundRun>(RUN)
  return run?.draft.state ? run : null
}

/** State, nonce and verifier have served: an answer that comes again finds no question. The rest is where to begin anew. */
export function spendRun(run: PlaygroundRun): void {
  keepRun({ ...run, draft: { ...run.draft, state: '', nonce: '', verifier: '', challenge: '' } })
}

/** What was asked of this client the last time, without what served only once. */
export function lastDraft(clientPk: string): RequestDraft | null {
  const run = readKept<PlaygroundRun>(RUN)
  return run?.target.clientPk === clientPk ? run.draft : null
}

export interface SignOut {
  state: string
  clientName: string
}

export function keepSignOut(signOut: SignOut): void {
  sessionStorage.setItem(SIGN_OUT, JSON.stringify(signOut))
}

export function takeSignOut(): SignOut | null {
  const kept = readKept<SignOut>(SIGN_OUT)
  sessionStorage.removeItem(SIGN_OUT)
  return kept
}

export function readKept<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}
