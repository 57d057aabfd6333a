'use client'

import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { passphraseProblem } from '@/lib/schemas/passphrase'
import { makePassphrase } from './make-passphrase'

interface PassphraseFieldsProps {
  value: string
  repeated: string
  onChange: (value: string, repeated: string) => void
  /** Say what is wrong now, not only while it is typed. */
  checked: boolean
}

/** A passphrase for a file, chosen or made; typed twice because a typing error would lose what is sealed. */
export function PassphraseFields({ value, repeated, onChange, checked }: PassphraseFieldsProps) {
  const problem = passphraseProblem(value)
  return (
    <div className="grid gap-4">
      <Field
        label="Passphrase of the file"
        required
        help={value === '' ? 'At least 20 characters. A few unrelated words are best.' : (problem ?? 'Strong enough.')}
        error={checked && problem ? problem : undefined}
        aside={
          <span className="flex items-center gap-1">
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                const made = makePassphrase()
                onChange(made, made)
              }}
            >
              Make one
            </Button>
            {value !== '' && <CopyButton value={value} label="Copy passphrase" />}
          </span>
        }
      >
        <PasswordInput
          autoComplete="new-password"
          value={value}
          onChange={(event) => onChange(event.target.value, repeated)}
        />
      </Field>
      <Field
        label="Once more"
        required
        error={checked && !problem && repeated !== value ? 'is not the same' : undefined}
      >
        <PasswordInput
          autoComplete="new-password"
          value={repeated}
          onChange={(event) => onChange(value, event.target.value)}
        />
      </Field>
    </div>
  )
}
