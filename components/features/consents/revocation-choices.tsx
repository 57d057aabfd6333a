'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { RevokeType } from '@/lib/schemas/consent'

export interface RevocationDraft {
  kind: 'WITHDRAW' | RevokeType
  /** local date and time as the browser writes it; empty: now */
  before: string
}

export function startingDraft(): RevocationDraft {
  return { kind: 'WITHDRAW', before: '' }
}

const KINDS = [
  {
    value: 'WITHDRAW',
    label: 'Withdraw the consent',
    description: 'All tokens issued under it end, and the person is asked again the next time.',
  },
  { value: 'TOKENS', label: 'End its tokens', description: 'Access and refresh tokens; the consent stays.' },
  {
    value: 'REFRESH_TOKENS',
    label: 'End its refresh tokens only',
    description: 'Access tokens run out by themselves and are not renewed.',
  },
  {
    value: 'ACCESS_TOKENS',
    label: 'End its access tokens only',
    description: 'Refresh tokens get new ones at once: for when an access token went astray.',
  },
]

/** By kind and by instant: what exactly is taken back. */
export function RevocationChoices({
  draft,
  onChange,
}: {
  draft: RevocationDraft
  onChange: (draft: RevocationDraft) => void
}) {
  return (
    <div className="grid gap-4">
      <RadioGroup
        legend="What to take back"
        options={KINDS}
        value={draft.kind}
        onChange={(event) => onChange({ ...draft, kind: event.target.value as RevocationDraft['kind'] })}
      />
      {draft.kind !== 'WITHDRAW' && (
        <Field
          className="max-w-64"
          label="Issued before"
          optional
          help="Your local time. Empty takes all that were issued up to now."
          error={incompleteOf(draft) && 'must be a moment that has passed'}
        >
          <Input
            type="datetime-local"
            value={draft.before}
            onChange={(event) => onChange({ ...draft, before: event.target.value })}
          />
        </Field>
      )}
    </div>
  )
}

/** What the revocation of tokens wants to know. */
export function tokensOf({ kind, before }: RevocationDraft): { type: RevokeType; before?: Date } {
  return { type: kind === 'WITHDRAW' ? 'TOKENS' : kind, ...(before !== '' && { before: new Date(before) }) }
}

export function incompleteOf({ kind, before }: RevocationDraft): string | undefined {
  if (kind === 'WITHDRAW' || before === '') return undefined
  return new Date(before).getTime() <= Date.now() ? undefined : 'Choose a moment that has passed, or none.'
}
