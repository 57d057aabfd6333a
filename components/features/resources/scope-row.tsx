'use client'

import { Trash2 } from 'lucide-react'
import type { UseFormReturn } from 'react-hook-form'
import { fieldMessage } from '@/components/patterns/form-errors'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { ResourceView, Scope } from '@/lib/schemas/resource'
import { ScopeInUseButton } from './scope-in-use-button'

interface ScopeRowProps {
  index: number
  form: UseFormReturn<{ scopes: Scope[] }>
  resource: ResourceView
  canWrite: boolean
  onRemove: () => void
}

export function ScopeRow({ index, form, resource, canWrite, onRemove }: ScopeRowProps) {
  const name = form.watch(`scopes.${index}.scopeName`)
  const full = `${resource.name}.${name}`
  const users = resource.scopeClientCounts[full] ?? 0
  const errors = form.formState.errors
  return (
    <fieldset className="grid items-start gap-x-3 gap-y-2 border-b pb-3 last:border-b-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_auto]">
      <legend className="sr-only">Scope {name || index + 1}</legend>
      <Field label="Scope" error={fieldMessage(errors, `scopes.${index}.scopeName`)}>
        <Input
          mono
          readOnly={users > 0}
          title={users > 0 ? 'In use, so its name is fixed' : undefined}
          {...form.register(`scopes.${index}.scopeName`)}
        />
      </Field>
      <Field label="Description" error={fieldMessage(errors, `scopes.${index}.description`)}>
        <Input {...form.register(`scopes.${index}.description`)} />
      </Field>
      <div className="flex items-center gap-1 sm:w-40 sm:justify-end sm:pt-6.5">
        <Badge tone={users > 0 ? 'info' : 'neutral'}>
          {users.toLocaleString('en')} {users === 1 ? 'client' : 'clients'}
        </Badge>
        {name && <CopyButton value={full} label={`Copy ${full}`} />}
        {canWrite &&
          (users > 0 ? (
            <ScopeInUseButton resourceId={resource.id} scope={full} count={users} />
          ) : (
            <IconButton label={`Remove ${name || 'this scope'}`} onClick={onRemove}>
              <Trash2 aria-hidden size={16} />
            </IconButton>
          ))}
      </div>
    </fieldset>
  )
}
