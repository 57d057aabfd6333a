import { useState } from 'react'
import type { PlaygroundTarget } from './target'
import { send, type WireAnswer, type WireRequest } from './wire-request'

/** Sends one kind of request and keeps its last answer. */
export function useWire(target: PlaygroundTarget, onAnswer: (request: WireRequest, answer: WireAnswer) => void) {
  const [pending, setPending] = useState(false)
  const [answer, setAnswer] = useState<WireAnswer | null>(null)
  const [problem, setProblem] = useState<string>()

  async function run(request: WireRequest): Promise<void> {
    setPending(true)
    setProblem(undefined)
    try {
      const received = await send(target, request)
      setAnswer(received)
      onAnswer(request, received)
    } catch {
      setProblem('The endpoint did not answer.')
    } finally {
      setPending(false)
    }
  }
  return { pending, answer, problem, run }
}
