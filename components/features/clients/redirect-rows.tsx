'use client'

import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Remark } from '@/components/ui/remark'
import type { RedirectUri } from '@/lib/schemas/client'
import { redirectWarnings } from './redirect-warnings'

interface RedirectRowsProps {
  value: readonly RedirectUri[]
  onChange: (value: RedirectUri[]) => void
  errorAt: (path: string) => string | undefined
  canWrite: boolean
}

/** Addresses a browser may be sent back to. They are stored as typed; what looks wrong is said, not forbidden. */
export function RedirectRows({ value, onChange, errorAt, canWrite }: RedirectRowsProps) {
  const change = (index: number, patch: Partial<RedirectUri>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...patch } : row)))
  return (
    <div className="grid gap-4">
      {value.length === 0 && <p className="text-muted">None. The code flow needs at least one.</p>}
      {value.map((row, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
          key={index}
          className="grid grid-cols-1 items-start gap-x-3 gap-y-1.5 border-b pb-4 last:border-b-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <Field label={`Redirect URI ${index + 1}`} error={errorAt(`${index}.url`)}>
            <Input
              mono
              inputMode="url"
              placeholder="https://app.example.com/callback"
              value={row.url}
              onChange={(event) => change(index, { url: event.target.value })}
            />
          </Field>
          {canWrite && (
            <div className="sm:pt-6.5">
              <IconButton
                label={`Remove redirect URI ${index + 1}`}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </div>
          )}
          <Checkbox
            label="Is HTTPS"
            checked={row.isHttps}
            onChange={(event) => change(index, { isHttps: event.target.checked })}
          />
          {redirectWarnings(row).map((warning) => (
            <div key={warning} className="sm:col-span-2">
              <Remark tone="attention">{warning}</Remark>
            </div>
          ))}
        </div>
      ))}
      {canWrite && (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => onChange([...value, { url: '', isHttps: true }])}>
            Add redirect URI
          </Button>
        </div>
      )}
    </div>
  )
}
