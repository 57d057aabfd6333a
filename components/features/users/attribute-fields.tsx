'use client'

import { Trash2 } from 'lucide-react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { ATTRIBUTE_KIND_WORDS, ATTRIBUTE_KINDS, type AttributeKind, type AttributeRow } from './attribute-rows'

interface AttributeFieldsProps {
  row: AttributeRow
  index: number
  canWrite: boolean
  errorAt: (field: 'name' | 'value') => string | undefined
  onChange: (row: AttributeRow) => void
  onRemove: () => void
}

/** One custom attribute: name, kind and value. */
export function AttributeFields({ row, index, canWrite, errorAt, onChange, onRemove }: AttributeFieldsProps) {
  return (
    <fieldset className="grid items-start gap-x-3 gap-y-2 border-b pb-4 last:border-b-0 last:pb-0 sm:grid-cols-[1fr_9rem_1.4fr_auto]">
      <legend className="sr-only">Attribute {row.name || index + 1}</legend>
      <Field label="Name" error={errorAt('name')}>
        <Input mono value={row.name} onChange={(event) => onChange({ ...row, name: event.target.value })} />
      </Field>
      <Field label="Kind">
        <Select
          value={row.kind}
          onChange={(event) => {
            const kind = event.target.value as AttributeKind
            onChange({ ...row, kind, value: kind === 'boolean' ? String(row.value === 'true') : row.value })
          }}
          options={ATTRIBUTE_KINDS.map((value) => ({ value, label: ATTRIBUTE_KIND_WORDS[value] }))}
        />
      </Field>
      <Field label="Value" error={errorAt('value')} help={row.kind === 'list' ? 'One entry a line.' : undefined}>
        <ValueControl row={row} onChange={onChange} />
      </Field>
      {canWrite && (
        <div className="sm:pt-6.5">
          <IconButton label={`Remove ${row.name || 'this attribute'}`} onClick={onRemove}>
            <Trash2 aria-hidden size={16} />
          </IconButton>
        </div>
      )}
    </fieldset>
  )
}

function ValueControl({ row, onChange, ...aria }: Pick<AttributeFieldsProps, 'row' | 'onChange'>) {
  const change = (value: string) => onChange({ ...row, value })
  if (row.kind === 'boolean') {
    return (
      <Select
        {...aria}
        value={row.value}
        onChange={(event) => change(event.target.value)}
        options={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
      />
    )
  }
  if (row.kind === 'list') {
    return <Textarea {...aria} rows={3} value={row.value} onChange={(event) => change(event.target.value)} />
  }
  return (
    <Input
      {...aria}
      inputMode={row.kind === 'number' ? 'decimal' : undefined}
      value={row.value}
      onChange={(event) => change(event.target.value)}
    />
  )
}
