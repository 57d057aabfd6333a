'use client'

import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'

interface Pair {
  name: string
  attribute: string
}

interface PairRowsProps {
  value: readonly Pair[]
  onChange: (value: Pair[]) => void
  /** The message at `2.attribute`, if any. */
  errorAt: (path: string) => string | undefined
  canWrite: boolean
  nameLabel: string
  /** "profile claim", for the buttons */
  what: string
}

/** A name of ours and the attribute of the directory it is filled from. */
export function PairRows({ value, onChange, errorAt, canWrite, nameLabel, what }: PairRowsProps) {
  const change = (index: number, patch: Partial<Pair>) =>
    onChange(value.map((pair, at) => (at === index ? { ...pair, ...patch } : pair)))
  return (
    <div className="grid gap-3">
      {value.map((pair, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
          key={index}
          className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[1fr_1fr_auto]"
        >
          <legend className="sr-only">
            {what} {pair.name || index + 1}
          </legend>
          <Field label={nameLabel} error={errorAt(`${index}.name`)}>
            <Input mono value={pair.name} onChange={(event) => change(index, { name: event.target.value })} />
          </Field>
          <Field label="Directory attribute" error={errorAt(`${index}.attribute`)}>
            <Input mono value={pair.attribute} onChange={(event) => change(index, { attribute: event.target.value })} />
          </Field>
          {canWrite && (
            <div className="sm:pt-6.5">
              <IconButton
                label={`Remove ${what} ${pair.name || index + 1}`}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </div>
          )}
        </fieldset>
      ))}
      {canWrite && (
        <div>
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            onClick={() => onChange([...value, { name: '', attribute: '' }])}
          >
            Add {what}
          </Button>
        </div>
      )}
    </div>
  )
}
