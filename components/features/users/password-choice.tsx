import type { UseFormRegisterReturn } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'
import { RadioGroup } from '@/components/ui/radio-group'
import type { PasswordMode } from './set-password-schema'

const MODES: Record<PasswordMode, { label: string; description: string }> = {
  generate: { label: 'Make one', description: 'Random, and shown once after saving.' },
  choose: { label: 'Choose one', description: 'At least 12 characters; length counts, not signs.' },
  none: { label: 'None yet', description: 'They cannot sign in with a password until one is set.' },
}

interface PasswordChoiceProps {
  modes: readonly PasswordMode[]
  mode: string
  modeProps: UseFormRegisterReturn
  passwordProps: UseFormRegisterReturn
  error?: string
}

export function PasswordChoice({ modes, mode, modeProps, passwordProps, error }: PasswordChoiceProps) {
  return (
    <>
      <RadioGroup legend="Password" options={modes.map((value) => ({ value, ...MODES[value] }))} {...modeProps} />
      {mode === 'choose' && (
        <Field label="Password to set" required error={error} className="max-w-md">
          <PasswordInput autoComplete="new-password" {...passwordProps} />
        </Field>
      )}
    </>
  )
}
