'use client'

import { Plus } from 'lucide-react'
import { useFieldArray } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Button } from '@/components/ui/button'
import { saveResource } from './api/save-resource'
import type { ResourceCardProps } from './resource-card-props'
import { ScopeRow } from './scope-row'

/** The scopes of a resource server, edited in place, each with the number of clients that may ask for it. */
export function ScopesCard({ resource, access }: ResourceCardProps) {
  const edit = useEntityForm({
    view: resource,
    schema: () => import('./scopes-card-schema').then((m) => m.scopesCardSchema),
    labels: { scopes: 'Scopes' },
    read: (view) => ({ scopes: view.scopes.map((scope) => ({ ...scope })) }),
    save: (values, version) => saveResource(resource.id, values, version),
  })
  const rows = useFieldArray({ control: edit.form.control, name: 'scopes' })
  const problem = fieldMessage({ scopes: edit.errors.scopes?.root ?? edit.errors.scopes } as never, 'scopes')
  return (
    <EntityCard
      title="Scopes"
      description={`What clients can ask for. A client names a scope with its prefix, for example ${resource.name}.read.`}
      edit={edit}
      access={access}
      entity={`resource ${resource.name}`}
    >
      {rows.fields.length === 0 && (
        <p className="text-muted">
          No scope is declared yet. {resource.name}.DefaultScope exists always; declare one for each thing a client may
          be allowed to do.
        </p>
      )}
      <div className="grid gap-3">
        {rows.fields.map((row, index) => (
          <ScopeRow
            key={row.id}
            index={index}
            form={edit.form}
            resource={resource}
            canWrite={access.canWrite}
            onRemove={() => rows.remove(index)}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      )}
      {access.canWrite && (
        <div>
          <Button
            icon={<Plus aria-hidden />}
            onClick={() =>
              rows.append({ scopeName: '', description: '' }, { focusName: `scopes.${rows.fields.length}.scopeName` })
            }
          >
            Add scope
          </Button>
        </div>
      )}
    </EntityCard>
  )
}
