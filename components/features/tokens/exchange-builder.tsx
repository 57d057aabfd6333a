'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { domainScopesQuery, type ScopeChoice } from '@/components/patterns/domain-scopes-query'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TokenInput } from '@/components/ui/token-input'
import { judgeExchangeAction } from '@/lib/actions/tokens/judge-exchange'
import type { ExchangeJudgement } from '@/lib/schemas/exchange-plan'
import { IMPLICIT_SCOPE_NAME } from '@/lib/schemas/implicit-scope'
import { type DraftPlan, emptyPlan, planOf } from './exchange-draft'
import { ExchangePicture } from './exchange-picture'
import { ExchangeVerdict } from './exchange-verdict'
import { PartyFields } from './party-fields'
import { ClientIdInput } from './party-inputs'
import { RunExchange } from './run-exchange'

interface ExchangeBuilderProps {
  domains: readonly { id: string; name: string }[]
  /** The domain the rail has chosen. */
  initialDomainId?: string
}

const IMPLICIT = `.${IMPLICIT_SCOPE_NAME}`

/** Every resource server has the implicit scope, so those scopes name them all. */
const resourcesOf = (scopes: readonly ScopeChoice[]) =>
  scopes.flatMap(({ value }) => (value.endsWith(IMPLICIT) ? [{ value: value.slice(0, -IMPLICIT.length) }] : []))

/** Thinks an exchange through before it is done: who speaks for whom, towards what, and what stands in the way. */
export function ExchangeBuilder({ domains, initialDomainId }: ExchangeBuilderProps) {
  const [draft, setDraft] = useState<DraftPlan>(() => emptyPlan(initialDomainId ?? domains[0]?.id ?? ''))
  const [judgement, setJudgement] = useState<ExchangeJudgement | null>(null)
  const [problem, setProblem] = useState<string>()
  const [pending, setPending] = useState(false)
  const domain = domains.find(({ id }) => id === draft.domainId) ?? { id: '', name: '' }
  const domainName = domain.name
  const { data: scopes = [] } = useQuery({ ...domainScopesQuery(domain.id), enabled: domain.id !== '' })
  const change = (patch: Partial<DraftPlan>) => {
    setDraft({ ...draft, ...patch })
    setJudgement(null)
  }

  async function judge(): Promise<void> {
    setPending(true)
    setProblem(undefined)
    try {
      const answer = await judgeExchangeAction(planOf(draft))
      if (answer.ok) setJudgement(answer.data)
      else setProblem(answer.message)
    } catch {
      setProblem('The server could not be reached.')
    } finally {
      setPending(false)
    }
  }

  return (
    <div className="grid grid-cols-1 gap-4">
      <Card>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void judge()
          }}
        >
          <CardHeader
            title="Think an exchange through"
            description="A client turns a token it received into one for the next service (RFC 8693). Nothing is issued by looking."
          />
          <CardBody className="grid grid-cols-1 gap-6">
            <div className="grid items-start gap-5 sm:grid-cols-2">
              <Field label="Domain">
                <Select
                  value={draft.domainId}
                  onChange={(event) => change({ domainId: event.target.value })}
                  options={domains.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Field>
              <Field label="Calling client" required help="The client that asks for the exchange.">
                <ClientIdInput
                  domainName={domainName}
                  value={draft.clientId}
                  onChange={(clientId) => change({ clientId })}
                />
              </Field>
            </div>
            <div className="grid gap-6 lg:grid-cols-2">
              <PartyFields
                legend="Subject"
                help="For whom the new token speaks."
                party={draft.subject}
                domain={domain}
                kinds={['user', 'client', 'token']}
                onChange={(subject) => change({ subject })}
              />
              <PartyFields
                legend="Actor"
                help="Who acts for the subject. With nobody, the calling client acts as the subject."
                party={draft.actor}
                domain={domain}
                kinds={['none', 'client', 'user', 'token']}
                onChange={(actor) => change({ actor })}
              />
            </div>
            <div className="grid gap-5 lg:grid-cols-3">
              <Field label="Scopes" optional help="Needed unless resource servers are named.">
                <TokenInput
                  mono
                  allowFreeText
                  noun="scope"
                  suggestions={scopes}
                  placeholder="Resource.scope"
                  value={draft.scopes}
                  onChange={(scopes) => change({ scopes })}
                />
              </Field>
              <Field label="Resource servers" optional help="By name; all scopes the client has of them.">
                <TokenInput
                  mono
                  allowFreeText
                  noun="resource server"
                  suggestions={resourcesOf(scopes)}
                  placeholder="Name"
                  value={draft.resources}
                  onChange={(resources) => change({ resources })}
                />
              </Field>
              <Field label="Audiences" optional help="Further values of aud.">
                <TokenInput
                  mono
                  allowFreeText
                  noun="audience"
                  placeholder="Any text"
                  value={draft.audiences}
                  onChange={(audiences) => change({ audiences })}
                />
              </Field>
            </div>
          </CardBody>
          <CardFooter>
            <p className="text-sm text-muted">
              {draft.actor.kind === 'none' ? 'Impersonation: no actor is named.' : 'Delegation: the actor is named.'}
            </p>
            <Button type="submit" variant="primary" loading={pending}>
              Check
            </Button>
          </CardFooter>
        </form>
      </Card>
      {problem && (
        <Alert tone="bad" live title="It could not be checked">
          {problem}
        </Alert>
      )}
      <Card>
        <CardHeader title="The chain" />
        <CardBody className="grid grid-cols-1 gap-4">
          <ExchangePicture draft={draft} domainName={domainName} judgement={judgement} />
          {judgement && <ExchangeVerdict judgement={judgement} />}
        </CardBody>
      </Card>
      <RunExchange draft={draft} domainName={domainName} />
    </div>
  )
}
