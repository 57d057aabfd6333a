'use client'

import { FlaskConical } from 'lucide-react'
import { useEffect, useState } from 'react'
import { EmptyState } from '@/components/patterns/empty-state'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Skeleton } from '@/components/ui/skeleton'
import { routes } from '@/lib/base/routes'
import { AnswerStep, explained } from './answer-step'
import { judgeAnswer } from './authorization-answer'
import { ParameterTable } from './parameter-table'
import type { PlaygroundRun } from './playground-run'
import { openSession, type PlaygroundSession, rememberSession } from './session'
import { StepCard } from './step-card'
import { tokensOf } from './token-checks'
import { TokenStep } from './token-step'
import { TokensStep } from './tokens-step'
import { UseStep } from './use-step'

/** Where the answer comes in: it is checked in the open, and what follows is done step by step. */
export function PlaygroundCallback() {
  const [session, setSession] = useState<PlaygroundSession | null>(null)
  useEffect(() => setSession(openSession()), [])
  if (session === null) return <Skeleton className="h-64 w-full rounded-lg" />
  const { answer, run } = session
  if (answer === null) return <NothingHere />
  if (run === null) {
    return (
      <>
        <Alert
          tone="attention"
          title="Nobody here asked for this answer"
          action={<LinkButton href={routes.playground()}>Start a run</LinkButton>}
        >
          It was used before, or it was asked for in another tab, or somebody made this browser come here. A client
          stops at such an answer, and so does this page.
        </Alert>
        <ParameterTable label="Parameters of the answer" parameters={explained(answer)} />
      </>
    )
  }
  const update = (patch: Partial<PlaygroundSession>) =>
    setSession((before) => {
      const next = { ...(before ?? session), ...patch }
      rememberSession(next)
      return next
    })
  return <Steps session={{ ...session, answer, run }} onUpdate={update} />
}

interface StepsProps {
  session: PlaygroundSession & { answer: NonNullable<PlaygroundSession['answer']>; run: PlaygroundRun }
  onUpdate: (patch: Partial<PlaygroundSession>) => void
}

function Steps({ session, onUpdate }: StepsProps) {
  const { answer, run, exchanged, tokens } = session
  const [secret, setSecret] = useState('')
  const proof = { target: run.target, secret }
  const checks = judgeAnswer(answer, run)
  const { code } = answer.parameters
  if (code === undefined || checks.some(({ holds }) => holds === false)) {
    return <AnswerStep answer={answer} run={run} checks={checks} />
  }
  return (
    <>
      <AnswerStep answer={answer} run={run} checks={checks} />
      <TokenStep
        run={run}
        code={code}
        proof={proof}
        onSecret={setSecret}
        exchanged={exchanged}
        onExchanged={(next) => onUpdate({ exchanged: next, tokens: tokensOf(next.answer.body, null) ?? tokens })}
      />
      {tokens ? (
        <>
          <TokensStep tokens={tokens} run={run} />
          <UseStep
            run={run}
            proof={proof}
            tokens={tokens}
            onRefreshed={({ body }) => onUpdate({ tokens: tokensOf(body, tokens) ?? tokens })}
          />
        </>
      ) : (
        <>
          <StepCard number={5} title="Tokens" state="todo" description="Opened and checked here, one by one." />
          <StepCard
            number={6}
            title="Use the tokens"
            state="todo"
            description="User info, refresh, revoke, sign out."
          />
        </>
      )}
    </>
  )
}

function NothingHere() {
  return (
    <Card>
      <EmptyState
        icon={<FlaskConical />}
        title="No answer here"
        action={<LinkButton href={routes.playground()}>Start a run</LinkButton>}
      >
        This is where the answer to a run of the playground comes in. A reload forgets it, and a code works once: start
        again to get another.
      </EmptyState>
    </Card>
  )
}
