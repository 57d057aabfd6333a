'use client'

import { type FormEvent, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import type { ActionFailure } from '@/lib/actions/action-result'
import { firstCallAction } from '@/lib/actions/portal/first-call'
import type { FirstCallResult } from '@/lib/schemas/migration/first-call'
import { TestResult } from './test-result'

interface TestRequestProps {
  environmentId: string
  clientId: string
  /** just issued on this page; otherwise the person types it */
  secret: string | null
}

/** Sends a real request for a token and a harmless call with it. What is typed is used once and kept nowhere. */
export function TestRequest({ environmentId, clientId, secret }: TestRequestProps) {
  const [result, setResult] = useState<FirstCallResult | null>(null)
  const [failure, setFailure] = useState<ActionFailure | null>(null)
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    setPending(true)
    const answer = await firstCallAction({
      environmentId,
      secret: secret ?? String(given.get('secret')),
      applicationKey: String(given.get('applicationKey')),
    })
    setPending(false)
    setFailure(answer.ok ? null : answer)
    setResult(answer.ok ? answer.data : null)
  }

  const errors = failure?.fieldErrors
  return (
    <div className="grid gap-5">
      <form className="grid gap-4 sm:max-w-md" method="post" onSubmit={submit}>
        <Field label="Client ID">
          <Input value={clientId} mono readOnly />
        </Field>
        {secret ? (
          <p className="text-muted">The secret that you were just shown is sent.</p>
        ) : (
          <Field label="Client secret" error={errors?.secret?.[0]}>
            <PasswordInput name="secret" autoComplete="off" maxLength={512} required />
          </Field>
        )}
        <Field
          label="Application key"
          help="What your integration sends in the header x-app-key."
          error={errors?.applicationKey?.[0]}
        >
          <PasswordInput name="applicationKey" autoComplete="off" maxLength={512} required />
        </Field>
        <div>
          <Button type="submit" loading={isPending}>
            Send a test request
          </Button>
        </div>
      </form>
      {failure && !errors && <Alert tone="bad" live title={failure.message} />}
      {result && <TestResult result={result} />}
    </div>
  )
}
