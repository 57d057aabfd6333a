import type { UseFormRegisterReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { RadioGroup } from '@/components/ui/radio-group'

interface PasswordFieldsProps {
  mode: string
  modeProps: UseFormRegisterReturn
  passwordProps: UseFormRegisterReturn
  error?: string
}

/** A password made here and shown once, or one that was chosen. */
export function PasswordFields({ mode, modeProps, passwordProps, error }: PasswordFieldsProps) {
  return (
    <>
      <RadioGroup
        legend="Password"
        options={[
          { value: 'generate', label: 'Make one', description: 'Random, and shown once after saving.' },
          { value: 'choose', label: 'Choose one', description: 'At least 8 characters.' },
        ]}
        {...modeProps}
      />
      {mode === 'choose' && (
        <Field label="Password to set" required error={error}>
          <PasswordInput autoComplete="new-password" {...passwordProps} />
        </Field>
      )}
    </>
  )
}
