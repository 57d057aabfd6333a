'use client'

import { Plus, Trash2 } from 'lucide-react'
import { ExpressionHelp } from '@/components/patterns/expression-help'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { parseExpression } from '@/lib/schemas/expressions'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'

/** What is wrong with an expression, while it is typed; the service refuses it with the same words. */
function problemOf({ attrType, attrValue }: TokenAttribute): string | undefined {
  if (attrType !== 'DYNAMIC') return undefined
  const parsed = parseExpression(attrValue)
  return 'problem' in parsed ? parsed.problem : undefined
}

interface AttributeRowsProps {
  value: readonly TokenAttribute[]
  onChange: (value: TokenAttribute[]) => void
  /** The message at `2.attrName`, if any. */
  errorAt: (path: string) => string | undefined
  canWrite: boolean
  emptyText: string
}

/** Claims that an entity adds to tokens: name, value, and whether the value is taken as it is or worked out at issue. */
export function AttributeRows({ value, onChange, errorAt, canWrite, emptyText }: AttributeRowsProps) {
  const change = (index: number, patch: Partial<TokenAttribute>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...patch } : row)))
  return (
    <div className="grid gap-4">
      {value.length === 0 && <p className="text-muted">{emptyText}</p>}
      {value.map((row, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place while they are typed
          key={index}
          className="grid items-start gap-x-3 gap-y-2 border-b pb-4 last:border-b-0 last:pb-0 sm:grid-cols-[1fr_1.4fr_9rem_auto]"
        >
          <legend className="sr-only">Attribute {row.attrName || index + 1}</legend>
          <Field label="Claim" error={errorAt(`${index}.attrName`)}>
            <Input mono value={row.attrName} onChange={(event) => change(index, { attrName: event.target.value })} />
          </Field>
          <Field
            label={row.attrType === 'DYNAMIC' ? 'Expression' : 'Value'}
            error={errorAt(`${index}.attrValue`) ?? problemOf(row)}
          >
            <Input
              mono
              placeholder={row.attrType === 'DYNAMIC' ? '$user.email' : undefined}
              value={row.attrValue}
              onChange={(event) => change(index, { attrValue: event.target.value })}
            />
          </Field>
          <Field label="Kind" error={errorAt(`${index}.attrType`)}>
            <Select
              value={row.attrType}
              onChange={(event) => change(index, { attrType: event.target.value === 'DYNAMIC' ? 'DYNAMIC' : 'STATIC' })}
            >
              <option value="STATIC">Static</option>
              <option value="DYNAMIC">Dynamic</option>
            </Select>
          </Field>
          {canWrite && (
            <div className="sm:pt-6.5">
              <IconButton
                label={`Remove ${row.attrName || 'this attribute'}`}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </div>
          )}
        </fieldset>
      ))}
      {value.some(({ attrType }) => attrType === 'DYNAMIC') && <ExpressionHelp />}
      {canWrite && (
        <div>
          <Button
            icon={<Plus aria-hidden />}
            onClick={() => onChange([...value, { attrName: '', attrValue: '', attrType: 'STATIC' }])}
          >
            Add attribute
          </Button>
        </div>
      )}
    </div>
  )
}
