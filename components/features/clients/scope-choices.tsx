'use client'

import { domainScopesQuery } from '@/components/patterns/domain-scopes-query'
import { useReadOnce } from '@/components/patterns/use-read-once'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextLink } from '@/components/ui/text-link'
import { TokenInput } from '@/components/ui/token-input'
import { routes } from '@/lib/base/routes'

interface ScopeChoicesProps {
  domainId: string
  scopes: readonly string[]
  defaultScope: string
  onChange: (patch: { scopes: string[]; defaultScope: string }) => void
  errors: { scopes?: string; defaultScope?: string }
  canWrite: boolean
}

/** What the client may ask for, over the scopes its domain declares, and what it gets when it names none. */
export function ScopeChoices({ domainId, scopes, defaultScope, onChange, errors, canWrite }: ScopeChoicesProps) {
  const known = useReadOnce(domainScopesQuery(domainId), domainId !== '')
  const noneDeclared = known?.every((each) => !each.value.includes('.')) ?? false
  return (
    <>
      <Field
        label="Scopes"
        error={errors.scopes}
        help={
          noneDeclared ? (
            <>
              This domain has no resource server yet.{' '}
              <TextLink href={routes.newResource(domainId)}>Create one with its scopes</TextLink> first.
            </>
          ) : (
            'What it may ask for. Type to search the scopes of the domain.'
          )
        }
      >
        <TokenInput
          mono
          noun="scope"
          placeholder="Resource.scope"
          value={scopes}
          suggestions={known ?? []}
          disabled={!canWrite}
          onChange={(next) =>
            onChange({ scopes: next, defaultScope: next.includes(defaultScope) ? defaultScope : (next[0] ?? '') })
          }
        />
      </Field>
      <Field label="Default scope" error={errors.defaultScope} help="Granted when a request names no scope.">
        <Select
          className="max-w-md"
          value={defaultScope}
          onChange={(event) => onChange({ scopes: [...scopes], defaultScope: event.target.value })}
        >
          <option value="">None: a request must name its scopes</option>
          {scopes.map((scope) => (
            <option key={scope} value={scope}>
              {scope}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
