'use client'

import { Plus, Trash2 } from 'lucide-react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { fieldMessage } from '@/components/patterns/form-errors'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { Scope } from '@/lib/schemas/resource'

/** What the form for a new resource server edits. */
export interface NewResourceValues {
  name: string
  description: string
  idDomain: string
  scopes: Scope[]
}

/** The first scopes of a resource server, each shown as clients will name it. */
export function NewResourceScopes({ form }: { form: UseFormReturn<NewResourceValues> }) {
  const scopes = useFieldArray({ control: form.control, name: 'scopes' })
  const name = form.watch('name') || 'Name'
  const typed = form.watch('scopes')
  const { errors } = form.formState
  return (
    <Card>
      <CardHeader title="Scopes" description={`What a client may be allowed to do. Clients name them ${name}.scope.`} />
      <CardBody className="grid gap-4">
        {scopes.fields.map((row, index) => (
          <fieldset key={row.id} className="grid items-start gap-x-3 gap-y-2 sm:grid-cols-[1fr_1.6fr_auto]">
            <legend className="sr-only">Scope {index + 1}</legend>
            <Field
              label="Scope"
              error={fieldMessage(errors, `scopes.${index}.scopeName`)}
              help={
                typed[index]?.scopeName ? (
                  <span className="mono">{`${name}.${typed[index].scopeName}`}</span>
                ) : undefined
              }
            >
              <Input mono placeholder="read" {...form.register(`scopes.${index}.scopeName`)} />
            </Field>
            <Field label="Description" error={fieldMessage(errors, `scopes.${index}.description`)}>
              <Input {...form.register(`scopes.${index}.description`)} />
            </Field>
            <div className="sm:pt-6.5">
              <IconButton label={`Remove scope ${index + 1}`} onClick={() => scopes.remove(index)}>
                <Trash2 aria-hidden size={16} />
              </IconButton>
            </div>
          </fieldset>
        ))}
        <div>
          <Button icon={<Plus aria-hidden />} onClick={() => scopes.append({ scopeName: '', description: '' })}>
            Add scope
          </Button>
        </div>
      </CardBody>
    </Card>
  )
}
