'use client'

import { Plus } from 'lucide-react'
import { useFieldArray } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Button } from '@/components/ui/button'
import { KNOWN_CUSTOM_ATTRS } from '@/lib/schemas/custom-attrs'
import { saveDomain } from './api/save-domain'
import { rowsFromAttrs, rowsToAttrs } from './attr-rows'
import { CustomAttrRow } from './custom-attr-row'
import type { DomainCardProps } from './domain-card-props'

/** Every custom attribute as it is stored: known keys with their help, and any other. */
export function CustomAttrsCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./attr-rows-schema').then((m) => m.attrRowsSchema),
    labels: { rows: 'Custom attributes' },
    read: (view) => ({ rows: rowsFromAttrs(view.customAttrs) }),
    save: (values, version) => saveDomain(domain.id, { customAttrs: rowsToAttrs(values.rows) }, version),
  })
  const rows = useFieldArray({ control: edit.form.control, name: 'rows' })
  const used = new Set(edit.form.watch('rows').map((row) => row.key))
  const unused = Object.keys(KNOWN_CUSTOM_ATTRS).filter((key) => !used.has(key))
  return (
    <EntityCard
      title="Custom attributes"
      description="The raw settings of this domain. Keys this server knows are checked; any other is stored and given back as it is."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      {rows.fields.length === 0 && <p className="text-muted">None is set: every default applies.</p>}
      <div className="grid gap-4">
        {rows.fields.map((row, index) => (
          <CustomAttrRow
            key={row.id}
            index={index}
            form={edit.form}
            suggestions={unused}
            onRemove={access.canWrite ? () => rows.remove(index) : undefined}
          />
        ))}
      </div>
      {access.canWrite && (
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => rows.append({ key: '', value: '' })}>
            Add attribute
          </Button>
        </div>
      )}
    </EntityCard>
  )
}
