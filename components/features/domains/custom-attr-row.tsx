'use client'

import { Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { fieldMessage } from '@/components/patterns/form-errors'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { KNOWN_CUSTOM_ATTRS } from '@/lib/schemas/custom-attrs'
import type { AttrRow } from './attr-rows'

interface CustomAttrRowProps {
  index: number
  form: UseFormReturn<{ rows: AttrRow[] }>
  suggestions: readonly string[]
  onRemove?: () => void
}

export function CustomAttrRow({ index, form, suggestions, onRemove }: CustomAttrRowProps) {
  const listId = useId()
  const key = form.watch(`rows.${index}.key`)
  const known = KNOWN_CUSTOM_ATTRS[key]
  const errors = form.formState.errors
  return (
    <div className="grid gap-x-3 gap-y-2 border-b pb-4 last:border-b-0 last:pb-0 sm:grid-cols-[1fr_1fr_auto]">
      <Field
        label="Key"
        error={fieldMessage(errors, `rows.${index}.key`)}
        help={
          known
            ? `${known.help} Default: ${known.default}.`
            : key
              ? 'Not known to this server: stored as it is.'
              : undefined
        }
      >
        <Input mono list={listId} maxLength={128} {...form.register(`rows.${index}.key`)} />
      </Field>
      <Field
        label="Value"
        error={fieldMessage(errors, `rows.${index}.value`)}
        help={known ? UNITS[known.kind] : undefined}
      >
        <Input mono {...form.register(`rows.${index}.value`)} />
      </Field>
      {onRemove && (
        <div className="sm:pt-6.5">
          <IconButton label={`Remove ${key || 'this attribute'}`} onClick={onRemove}>
            <Trash2 aria-hidden size={16} />
          </IconButton>
        </div>
      )}
      <datalist id={listId}>
        {suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </div>
  )
}

const UNITS = {
  minutes: 'Minutes, 1 or more.',
  sessionMinutes: 'Minutes, 1 to 527,040.',
  seconds: 'Seconds, 1 or more.',
  hours: 'Hours, 1 to 99,999.',
  days: 'Days, 1 to 36,500.',
  instant: 'An instant, for example 2027-01-31T00:00:00Z.',
  boolean: 'true or false.',
  pkce: 'ALL_CLIENTS_TYPES, ALL_CLIENTS_TYPES_STRICT, PUBLIC_CLIENTS or PUBLIC_CLIENTS_STRICT.',
  issuerMode: 'SHARED or DOMAIN.',
  linkDelivery: 'cookie or header.',
  list: 'Separated by commas.',
  text: undefined,
} as const
