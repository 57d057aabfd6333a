'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CardBody, CardFooter } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { PastedAnswer } from './pasted-answer'
import type { PlaygroundRun } from './playground-run'
import type { Exchanged } from './session'
import { StepCard } from './step-card'
import { useWire } from './use-wire'
import { codeRequest, type Proof } from './wire-request'
import { WireAnswerView } from './wire-view'

interface TokenStepProps {
  run: PlaygroundRun
  code: string
  proof: Proof
  onSecret: (secret: string) => void
  exchanged: Exchanged | null
  onExchanged: (exchanged: Exchanged) => void
}

/** The code and the verifier become tokens: the only step in which the client proves itself. */
export function TokenStep({ run, code, proof, onSecret, exchanged, onExchanged }: TokenStepProps) {
  const [missing, setMissing] = useState(false)
  const { auth } = proof.target
  const request = codeRequest(proof, code, run.draft.pkce === 'none' ? null : run.draft.verifier)
  const wire = useWire(proof.target, (sent, answer) => onExchanged({ request: sent, answer }))
  const needsSecret = auth === 'client_secret_basic' || auth === 'client_secret_post'
  const isRefused = exchanged !== null && exchanged.answer.status >= 300
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(needsSecret && proof.secret === '')
    if (!needsSecret || proof.secret !== '') void wire.run(request)
  }

  return (
    <StepCard
      number={4}
      title="Token request"
      state={exchanged === null ? 'current' : isRefused ? 'failed' : 'done'}
      description={
        run.draft.pkce === 'none'
          ? 'The client redeems the code, away from the address bar. Nothing but the client itself proves that it may.'
          : 'The client redeems the code, away from the address bar, and shows the verifier. The server hashes it and compares with the challenge of before.'
      }
    >
      <form onSubmit={submit} noValidate>
        <CardBody className="grid grid-cols-1 gap-4 pt-0">
          <CodeBlock code={request.curl} label="token request as a command" />
          {needsSecret && (
            <Field
              className="max-w-md"
              label="Client secret"
              required
              error={missing ? 'is required' : undefined}
              help="Kept in this box only, and gone when you leave."
            >
              <PasswordInput
                autoComplete="off"
                value={proof.secret}
                onChange={(event) => onSecret(event.target.value)}
              />
            </Field>
          )}
          {auth === 'elsewhere' && (
            <PastedAnswer
              onAnswer={(body) =>
                onExchanged({ request, answer: { status: 200, correlationId: null, body, tookMs: 0 } })
              }
            />
          )}
          {wire.problem && (
            <Alert tone="bad" live title="No answer">
              {wire.problem}
            </Alert>
          )}
          {exchanged && <WireAnswerView answer={exchanged.answer} label="answer of the token endpoint" />}
          {isRefused && <p className="max-w-prose text-sm text-muted">{advice(exchanged.answer.body)}</p>}
        </CardBody>
        {auth !== 'elsewhere' && (
          <CardFooter>
            <p className="text-sm text-muted">
              {exchanged && !isRefused
                ? 'The code is used up. Sending it again ends what it gave.'
                : 'A code works once.'}
            </p>
            <Button type="submit" variant={exchanged && !isRefused ? 'secondary' : 'primary'} loading={wire.pending}>
              {exchanged && !isRefused ? 'Send it again' : 'Send the token request'}
            </Button>
          </CardFooter>
        )}
      </form>
    </StepCard>
  )
}

function advice(body: unknown): string {
  const error = (body as { error?: unknown } | null)?.error
  if (error === 'invalid_client') return 'The secret is not one that works for this client now. The code is still good.'
  if (error === 'invalid_grant') {
    return 'The code is used, too old, of another client or address, or the verifier does not fit. Run it again.'
  }
  return 'The description above says what the endpoint missed.'
}
