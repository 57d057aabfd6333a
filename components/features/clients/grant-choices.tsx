'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { FieldSet } from '@/components/ui/field-set'
import { GRANT_TYPE_HELP, GRANT_TYPE_NAMES, type GrantTypeName } from '@/lib/schemas/grant-type'
import { GRANT_WORDS } from './grant-words'

interface GrantChoicesProps {
  value: readonly GrantTypeName[]
  onChange: (value: GrantTypeName[]) => void
  error?: string
}

/** How the client may get tokens; each choice with its meaning beside it. */
export function GrantChoices({ value, onChange, error }: GrantChoicesProps) {
  const toggle = (grant: GrantTypeName, on: boolean) =>
    onChange(GRANT_TYPE_NAMES.filter((each) => (each === grant ? on : value.includes(each))))
  return (
    <FieldSet legend="Grants" help="Allow only what it uses." error={error}>
      <div className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {GRANT_TYPE_NAMES.map((grant) => (
          <Checkbox
            key={grant}
            label={GRANT_WORDS[grant].label}
            description={GRANT_TYPE_HELP[grant]}
            checked={value.includes(grant)}
            onChange={(event) => toggle(grant, event.target.checked)}
          />
        ))}
      </div>
    </FieldSet>
  )
}
