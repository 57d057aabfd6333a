'use client'

import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { tryAssertionAction } from '@/lib/actions/trust/try-assertion'
import type { AssertionVerdict } from '@/lib/schemas/assertion-verdict'
import { VerdictView } from './verdict-view'

interface Answer {
  verdict?: AssertionVerdict
  problem?: string
}

/** Runs the rules of the token endpoint over a pasted assertion. It leaves this page for the server only, and is not kept. */
export function AssertionTester({ domainId }: { domainId: string }) {
  const [answer, setAnswer] = useState<Answer>({})
  const { register, handleSubmit, formState } = useForm({ defaultValues: { assertion: '', clientId: '' } })
  const submit = handleSubmit(async (values) => {
    const result = await tryAssertionAction({ domainId, ...values })
    setAnswer(result.ok ? { verdict: result.data } : { problem: result.message })
  })
  return (
    <Card>
      <CardHeader
        title="Test an assertion"
        description="Says what the token endpoint would answer now and which rule decides. It is not used up, logged or kept."
      />
      <CardBody>
        <form onSubmit={submit} noValidate className="grid gap-5">
          <Field label="Assertion" help="The signed JWT, as a client would send it." required>
            <Textarea
              mono
              rows={4}
              spellCheck={false}
              autoComplete="off"
              placeholder="eyJ…"
              {...register('assertion')}
            />
          </Field>
          <Field label="Client id" help="Who would present it. Empty leaves the rules about clients out." optional>
            <Input mono className="max-w-md" autoComplete="off" {...register('clientId')} />
          </Field>
          <div>
            <Button type="submit" loading={formState.isSubmitting}>
              Test assertion
            </Button>
          </div>
          <div aria-live="polite">
            {answer.problem && (
              <Alert tone="bad" title="It could not be tested">
                {answer.problem}
              </Alert>
            )}
            {answer.verdict && <VerdictView verdict={answer.verdict} />}
          </div>
        </form>
      </CardBody>
    </Card>
  )
}
