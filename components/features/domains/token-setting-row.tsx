'use client'

import type { UseFormReturn } from 'react-hook-form'
import { EffectiveValue } from '@/components/patterns/effective-value'
import { fieldMessage } from '@/components/patterns/form-errors'
import { humanDuration } from '@/components/patterns/human-duration'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { TokenSetting } from '@/lib/schemas/token-setting'
import { defaultTtlSeconds, type TokenType } from '@/lib/schemas/token-type'
import { TOKEN_TYPE_WORDS } from './token-type-words'

interface TokenSettingRowProps {
  tokenType: TokenType
  index: number
  form: UseFormReturn<{ tokenSettings: TokenSetting[] }>
  onRemove?: () => void
}

/** Lifetimes of one token type. Refresh tokens come with access tokens only. */
export function TokenSettingRow({ tokenType, index, form, onRemove }: TokenSettingRowProps) {
  const words = TOKEN_TYPE_WORDS[tokenType]
  const path = `tokenSettings.${index}` as const
  const seconds = Number(form.watch(`${path}.tokenExpiry`))
  const refreshSeconds = Number(form.watch(`${path}.refreshTokenExpiry`))
  const errors = form.formState.errors
  return (
    <fieldset className="grid gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0 lg:grid-cols-[15rem_1fr]">
      <legend className="sr-only">{words.label}</legend>
      <div>
        <p aria-hidden className="font-medium">
          {words.label}
        </p>
        <p className="text-sm text-muted">{words.help}</p>
        {onRemove && (
          <Button variant="danger-ghost" size="sm" className="mt-1 -ml-2.5" onClick={onRemove}>
            Remove {words.label}
          </Button>
        )}
      </div>
      <div className="grid content-start gap-3">
        <Field
          label="Lives"
          unit={`seconds · ${humanDuration(seconds) || 'not a number'}`}
          error={fieldMessage(errors, `${path}.tokenExpiry`)}
          aside={
            <EffectiveValue
              origin="domain"
              why={`The ${tokenType} entry of the domain sets it. Default: ${humanDuration(defaultTtlSeconds(tokenType))}.`}
            />
          }
        >
          <Input
            type="number"
            min={0}
            className="w-36"
            {...form.register(`${path}.tokenExpiry`, { valueAsNumber: true })}
          />
        </Field>
        {tokenType === 'ACCESS_TOKEN' && (
          <>
            <Checkbox
              label="Issue a refresh token with it"
              description="For flows with a person; never for a client acting for itself."
              {...form.register(`${path}.refreshTokenEnabled`)}
            />
            <Field
              label="Refresh token lives"
              unit={`seconds · ${humanDuration(refreshSeconds) || 'not a number'}`}
              error={fieldMessage(errors, `${path}.refreshTokenExpiry`)}
            >
              <Input
                type="number"
                min={0}
                className="w-36"
                {...form.register(`${path}.refreshTokenExpiry`, { valueAsNumber: true })}
              />
            </Field>
          </>
        )}
      </div>
    </fieldset>
  )
}
