'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { inspectTokenAction } from '@/lib/actions/tokens/inspect-token'
import type { TokenInspection } from '@/lib/schemas/token-inspection'
import type { DraftPlan } from './exchange-draft'
import { InspectionResult } from './inspection-result'
import { type ExchangeRefusal, requestExchange } from './request-exchange'

/** Does the exchange at the real endpoint, from this browser, as the calling client would. */
export function RunExchange({ draft, domainName }: { draft: DraftPlan; domainName: string }) {
  const [secret, setSecret] = useState('')
  const [pending, setPending] = useState(false)
  const [token, setToken] = useState('')
  const [issued, setIssued] = useState<TokenInspection | null>(null)
  const [refusal, setRefusal] = useState<ExchangeRefusal | null>(null)
  const missing = whatIsMissing(draft, secret)

  async function look(text: string): Promise<void> {
    const answer = await inspectTokenAction({ pasted: text })
    if (answer.ok) setIssued(answer.data)
    else setRefusal({ status: 0, error: answer.code, description: answer.message, correlationId: null })
  }

  async function run(event: FormEvent): Promise<void> {
    event.preventDefault()
    setPending(true)
    setIssued(null)
    setRefusal(null)
    try {
      const outcome = await requestExchange(draft, domainName, secret)
      if (!outcome.ok) return setRefusal(outcome)
      setToken(outcome.accessToken)
      await look(outcome.accessToken)
    } catch {
      setRefusal({ status: 0, error: 'no answer', description: 'The endpoint did not answer.', correlationId: null })
    } finally {
      setPending(false)
    }
  }

  return (
    <>
      <Card>
        <form onSubmit={run} noValidate>
          <CardHeader
            title="Run it"
            description="A real request to the exchange endpoint, from this browser. The secret is kept in this box only and is gone when you leave."
          />
          <CardBody>
            <Field className="max-w-md" label="Secret of the calling client" required>
              <PasswordInput autoComplete="off" value={secret} onChange={(event) => setSecret(event.target.value)} />
            </Field>
          </CardBody>
          <CardFooter>
            <p className="text-sm text-muted">{missing ?? 'Ready. A token is issued and counted like any other.'}</p>
            <Button type="submit" loading={pending} disabled={missing !== null}>
              Exchange
            </Button>
          </CardFooter>
        </form>
      </Card>
      {refusal && (
        <Alert tone="bad" live title={`Refused with ${refusal.status || ''} ${refusal.error}`}>
          <p>{refusal.description}</p>
          <p>Check the chain above: it names the rule, which the endpoint does not tell a caller.</p>
          {refusal.correlationId && <p className="mono mt-1 break-all">{refusal.correlationId}</p>}
        </Alert>
      )}
      {issued && <InspectionResult inspection={issued} onChanged={() => look(token)} />}
    </>
  )
}

/** A run needs real tokens: nobody but their owners can get those. */
function whatIsMissing({ subject, actor, clientId }: DraftPlan, secret: string): string | null {
  if (subject.kind !== 'token') return 'To run it, choose “A token at hand” as the subject and paste one.'
  if (actor.kind !== 'none' && actor.kind !== 'token') return 'To run it, paste a token of the actor as well.'
  if (subject.token.trim() === '' || (actor.kind === 'token' && actor.token.trim() === '')) return 'A token is missing.'
  if (clientId === '') return 'The calling client is missing.'
  return secret === '' ? 'The secret is missing.' : null
}
