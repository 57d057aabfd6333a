'use client'

import { RefreshCw } from 'lucide-react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { TokenInput } from '@/components/ui/token-input'
import { claimsProblem, type RequestDraft, type ResponseMode } from './authorization-request'

interface RequestFieldsProps {
  draft: RequestDraft
  onChange: (patch: Partial<RequestDraft>) => void
  onRenew: () => void
  suggestions: readonly { value: string; detail?: string }[]
}

const PROMPTS = [
  { value: '', label: 'Not sent: pages are shown as needed' },
  { value: 'login', label: 'login: ask for the password again' },
  { value: 'consent', label: 'consent: ask for consent again' },
  { value: 'login consent', label: 'login consent: ask for both' },
  { value: 'none', label: 'none: show no page at all' },
]
const MODES = [
  { value: '', label: 'Not sent: query' },
  { value: 'query', label: 'query' },
  { value: 'fragment', label: 'fragment' },
  { value: 'form_post', label: 'form_post' },
]

export function RequestFields({ draft, onChange, onRenew, suggestions }: RequestFieldsProps) {
  const text = (name: 'loginHint' | 'uiLocales' | 'acrValues' | 'maxAge') => ({
    value: draft[name],
    spellCheck: false,
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value.trim() }),
  })
  return (
    <>
      <Field
        label="Scopes"
        help="What is asked for. With openid there is an ID token; none at all asks for the default scope."
      >
        <TokenInput
          mono
          allowFreeText
          noun="scope"
          placeholder="openid"
          value={draft.scopes}
          onChange={(scopes) => onChange({ scopes })}
          suggestions={suggestions}
        />
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field label="Prompt">
          <Select
            value={draft.prompt}
            onChange={(event) => onChange({ prompt: event.target.value })}
            options={PROMPTS}
          />
        </Field>
        <Field label="Response mode" help="How the answer travels back.">
          <Select
            value={draft.responseMode}
            onChange={(event) => onChange({ responseMode: event.target.value as ResponseMode })}
            options={MODES}
          />
        </Field>
        <Field label="State" help="Random; ties the answer to this browser.">
          <Input
            mono
            spellCheck={false}
            value={draft.state}
            onChange={(event) => onChange({ state: event.target.value.trim() })}
            trailing={
              <IconButton size="sm" variant="ghost" label="New state, nonce and verifier" onClick={onRenew}>
                <RefreshCw aria-hidden size={16} />
              </IconButton>
            }
          />
        </Field>
        <Field label="Nonce" help="Random; ties the ID token to this request.">
          <Input
            mono
            spellCheck={false}
            value={draft.nonce}
            onChange={(event) => onChange({ nonce: event.target.value.trim() })}
          />
        </Field>
      </div>
      <details className="group rounded-md border px-3 py-2 open:pb-4">
        <summary className="cursor-pointer rounded-sm font-medium">More parameters</summary>
        <div className="mt-3 grid items-start gap-5 sm:grid-cols-2">
          <Field label="Login hint" optional help="User name the form begins with.">
            <Input {...text('loginHint')} />
          </Field>
          <Field label="Greatest age of the sign-in" optional unit="seconds">
            <Input inputMode="numeric" {...text('maxAge')} />
          </Field>
          <Field label="Languages" optional help="Best first, with spaces between: de en.">
            <Input
              value={draft.uiLocales}
              spellCheck={false}
              onChange={(event) => onChange({ uiLocales: event.target.value })}
            />
          </Field>
          <Field label="ACR values" optional>
            <Input mono {...text('acrValues')} />
          </Field>
          <Field
            className="sm:col-span-2"
            label="Claims"
            optional
            help="JSON of OpenID Connect Core §5.5: single claims for the ID token or user info."
            error={claimsProblem(draft.claims)}
          >
            <Textarea
              mono
              rows={3}
              spellCheck={false}
              placeholder='{"id_token":{"email":null}}'
              value={draft.claims}
              onChange={(event) => onChange({ claims: event.target.value })}
            />
          </Field>
        </div>
      </details>
    </>
  )
}
