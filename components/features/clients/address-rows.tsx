'use client'

import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Remark } from '@/components/ui/remark'
import { addressWarnings } from './redirect-warnings'

interface AddressRowsProps {
  /** as it stands in a sentence: "post-logout redirect URI" */
  noun: string
  emptyText: string
  placeholder: string
  value: readonly string[]
  onChange: (value: string[]) => void
  errorAt: (path: string) => string | undefined
  canWrite: boolean
}

/** Addresses, one a row; what looks wrong is said, not forbidden. */
export function AddressRows({ noun, emptyText, placeholder, value, onChange, errorAt, canWrite }: AddressRowsProps) {
  const title = noun.charAt(0).toUpperCase() + noun.slice(1)
  return (
    <div className="grid gap-3">
      {value.length === 0 && <p className="text-muted">{emptyText}</p>}
      {value.map((url, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1.5">
          <Field label={`${title} ${index + 1}`} error={errorAt(String(index))}>
            <Input
              mono
              inputMode="url"
              placeholder={placeholder}
              value={url}
              onChange={(event) => onChange(value.map((each, at) => (at === index ? event.target.value : each)))}
            />
          </Field>
          {canWrite && (
            <div className="pt-6.5">
              <IconButton
                label={`Remove ${noun} ${index + 1}`}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </div>
          )}
          {addressWarnings(url).map((warning) => (
            <div key={warning} className="col-span-2">
              <Remark tone="attention">{warning}</Remark>
            </div>
          ))}
        </div>
      ))}
      {canWrite && (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => onChange([...value, ''])}>
            {`Add ${noun}`}
          </Button>
        </div>
      )}
    </div>
  )
}
