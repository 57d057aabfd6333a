'use client'

import { ArrowRight } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { CardBody, CardFooter } from '@/components/ui/card'
import { CodeBlock } from '@/components/ui/code-block'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import { authorizationParameters, authorizationUrl, claimsProblem, type RequestDraft } from './authorization-request'
import { ParameterTable } from './parameter-table'
import { keepRun } from './playground-run'
import { verifierProblem } from './proof-key'
import { ProofKeyFields } from './proof-key-fields'
import { RequestFields } from './request-fields'
import { StepCard } from './step-card'
import type { PlaygroundTarget } from './target'
import { useDraft } from './use-draft'

interface RequestStepProps {
  target: PlaygroundTarget
  /** what stands in the way, in a sentence; null when it can run */
  blocked: string | null
  startingScopes: readonly string[]
  suggestions: readonly { value: string; detail?: string }[]
  pkceRule: EffectiveSetting | null
}

/** The request, put together and explained, and the way to the sign-in page. */
export function RequestStep({ target, blocked, startingScopes, suggestions, pkceRule }: RequestStepProps) {
  const { draft, change, renew } = useDraft(target.clientPk, startingScopes)
  const [elsewhere, setElsewhere] = useState(false)
  const [leaving, setLeaving] = useState(false)
  useEffect(() => setElsewhere(window.location.origin !== target.publicUrl), [target.publicUrl])
  const parameters = authorizationParameters(target, draft)
  const url = authorizationUrl(target, parameters)
  const reason = problemOf(draft)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason !== null || elsewhere) return
    keepRun({ target, draft, startedAt: Date.now() })
    setLeaving(true)
    window.location.assign(url)
  }

  if (blocked !== null) {
    return <StepCard number={2} title="Authorization request" state="todo" description={blocked} />
  }
  return (
    <StepCard
      number={2}
      title="Authorization request"
      state="current"
      description="The client sends the browser to the server with a question. Put it together here; everything in it is public."
    >
      <form onSubmit={submit} noValidate>
        <CardBody className="grid grid-cols-1 gap-x-8 gap-y-6 pt-0 xl:grid-cols-2">
          <div className="grid min-w-0 grid-cols-1 content-start gap-6">
            <RequestFields draft={draft} onChange={change} onRenew={renew} suggestions={suggestions} />
            <ProofKeyFields draft={draft} onChange={change} rule={pkceRule} href={routes.client(target.clientPk)} />
          </div>
          <div className="grid min-w-0 grid-cols-1 content-start gap-2">
            <h3 className="font-medium">What is sent</h3>
            <CodeBlock code={url} label="authorization request" wrap />
            <ParameterTable parameters={parameters} label="Parameters of the request" />
          </div>
          {elsewhere && (
            <Alert
              className="xl:col-span-2"
              tone="attention"
              title="The answer would come to another address than this page has"
            >
              You reached the console by another name. Open the playground at{' '}
              <TextLink href={`${target.publicUrl}${routes.playground(target.clientPk)}`}>{target.publicUrl}</TextLink>,
              where answers are sent to.
            </Alert>
          )}
        </CardBody>
        <CardFooter>
          <p className="max-w-prose text-sm text-muted">
            {reason ??
              'Leads to the sign-in page of the domain. Sign in as a person of it; this browser then has a session there.'}
          </p>
          <Button
            type="submit"
            variant="primary"
            icon={<ArrowRight aria-hidden />}
            loading={leaving}
            disabled={reason !== null || elsewhere}
          >
            Send the request
          </Button>
        </CardFooter>
      </form>
    </StepCard>
  )
}

function problemOf(draft: RequestDraft): string | null {
  if (draft.state === '') return 'A state is needed: without it the answer could be anybody’s.'
  if (draft.pkce !== 'none' && (draft.challenge === '' || verifierProblem(draft.verifier))) {
    return 'The verifier is not one a server takes.'
  }
  if (draft.maxAge !== '' && !/^\d+$/.test(draft.maxAge)) return 'The greatest age is a number of seconds.'
  return claimsProblem(draft.claims) ? 'The claims are not JSON.' : null
}
