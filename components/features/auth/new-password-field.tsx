'use client'

import { useState } from 'react'
import { passwordStrength } from '@/components/features/auth/password-strength'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { toneBackground } from '@/components/ui/tone'
import { cn } from '@/lib/base/cn'

const STEPS = [1, 2, 3, 4, 5]

interface NewPasswordFieldProps {
  label: string
  name: string
  error?: string
}

/** A box for a new password that says how far it has come. */
export function NewPasswordField({ label, name, error }: NewPasswordFieldProps) {
  const [value, setValue] = useState('')
  const { tone, words, share } = passwordStrength(value)
  return (
    <div className="grid gap-1.5">
      <Field label={label} error={error} help={words}>
        <PasswordInput
          name={name}
          autoComplete="new-password"
          minLength={12}
          maxLength={256}
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
      <div aria-hidden className="grid grid-cols-5 gap-1">
        {STEPS.map((step) => (
          <span
            key={step}
            className={cn('h-1 rounded-full', share >= step / STEPS.length ? toneBackground[tone] : 'bg-sunken')}
          />
        ))}
      </div>
    </div>
  )
}
