'use client'

import { ArrowRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { EffectiveValue } from '@/components/patterns/effective-value'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'
import type { RequestDraft } from './authorization-request'
import { canHash, verifierProblem } from './proof-key'

interface ProofKeyFieldsProps {
  draft: RequestDraft
  onChange: (patch: Partial<RequestDraft>) => void
  /** the rule in force for this client */
  rule: EffectiveSetting | null
  href: string
}

/** The proof key of the run: what stays here, what is sent now, and what links the two. */
export function ProofKeyFields({ draft, onChange, rule, href }: ProofKeyFieldsProps) {
  const [hashes, setHashes] = useState(true)
  useEffect(() => setHashes(canHash()), [])
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-4">
      <legend className="mb-1 text-base font-medium">Proof key (PKCE)</legend>
      <p className="max-w-prose text-muted">
        A code can be stolen on its way. So the client makes up a secret for this one request, the verifier, and sends
        only its hash. Whoever redeems the code must show the verifier, which has not left this browser until then.
      </p>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label="Method"
          aside={
            rule && (
              <EffectiveValue
                value={`For this client: ${rule.value}`}
                origin={rule.origin}
                why={rule.why}
                href={rule.origin === 'server' ? undefined : href}
              />
            )
          }
          help={METHOD_HELP[draft.pkce]}
        >
          <Select
            value={draft.pkce}
            onChange={(event) => onChange({ pkce: event.target.value as RequestDraft['pkce'] })}
            options={[
              { value: 'S256', label: hashes ? 'S256' : 'S256 (needs HTTPS or localhost)', disabled: !hashes },
              { value: 'plain', label: 'plain' },
              { value: 'none', label: 'No proof key' },
            ]}
          />
        </Field>
        {draft.pkce !== 'none' && (
          <Field label="Verifier" error={draft.verifier ? verifierProblem(draft.verifier) : undefined}>
            <Input
              mono
              spellCheck={false}
              value={draft.verifier}
              onChange={(event) => onChange({ verifier: event.target.value.trim() })}
            />
          </Field>
        )}
      </div>
      {draft.pkce !== 'none' && (
        <div className="grid min-w-0 grid-cols-1 gap-1 rounded-md border bg-sunken px-3 py-2 text-sm">
          <p className="flex flex-wrap items-center gap-x-2 text-muted">
            verifier, stays here
            <ArrowRight aria-hidden size={16} className="text-faint" />
            <span className="mono text-text">
              {draft.pkce === 'S256' ? 'BASE64URL(SHA-256(verifier))' : 'verifier'}
            </span>
            <ArrowRight aria-hidden size={16} className="text-faint" />
            challenge, is sent
          </p>
          <CopyableValue value={draft.challenge || '…'} label="code challenge" full />
        </div>
      )}
      {draft.pkce === 'none' && (
        <Alert tone="attention" title="Without proof key, a stolen code is as good as a stolen token">
          Useful to see whether the server insists. {rule?.value === 'required' && 'For this client it must refuse.'}
        </Alert>
      )}
    </fieldset>
  )
}

const METHOD_HELP: Record<RequestDraft['pkce'], string> = {
  S256: 'Sends the SHA-256 of the verifier. What everybody should do.',
  plain: 'Sends the verifier itself, so whoever reads the request can redeem the code.',
  none: 'Sends nothing, as clients did before RFC 7636.',
}
