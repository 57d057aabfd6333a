'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useFieldArray } from 'react-hook-form'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { fieldMessage } from '@/components/patterns/form-errors'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { createResourceAction } from '@/lib/actions/resources/create-resource'
import { routes } from '@/lib/base/routes'
import { type ResourceView, resourceSchema, type Scope } from '@/lib/schemas/resource'

const schema = resourceSchema.pick({ name: true, description: true, idDomain: true, scopes: true })

interface Form {
  name: string
  description: string
  idDomain: string
  scopes: Scope[]
}

interface NewResourceFormProps {
  domains: readonly { id: string; name: string }[]
  /** Name of the domain to start with. */
  domainName: string
}

export function NewResourceForm({ domains, domainName }: NewResourceFormProps) {
  const router = useRouter()
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<Form, ResourceView>({
    schema,
    defaultValues: { name: '', description: '', idDomain: domainName, scopes: [{ scopeName: '', description: '' }] },
    create: (values) => createResourceAction({ ...values }),
    onCreated: (resource) => {
      toast.success(`Resource ${resource.name} created`, { description: 'Next: a client that may ask for its scopes.' })
      router.push(routes.resource(resource.id))
    },
  })
  const scopes = useFieldArray({ control: form.control, name: 'scopes' })
  const name = form.watch('name') || 'Name'
  const typed = form.watch('scopes')

  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Resource', message }))} />
      <Card>
        <CardHeader title="Identity" description="The name is the prefix of its scopes and cannot be changed later." />
        <CardBody className="grid gap-5">
          <Field label="Domain" required error={errors.idDomain?.message}>
            <Select className="max-w-md" {...form.register('idDomain')}>
              <option value="">Choose a domain</option>
              {domains.map((domain) => (
                <option key={domain.id} value={domain.name}>
                  {domain.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Name" required error={errors.name?.message} help="Without spaces, for example Publish or Shop.">
            <Input mono className="max-w-md" {...form.register('name')} />
          </Field>
          <Field label="Description" optional error={errors.description?.message}>
            <Input {...form.register('description')} />
          </Field>
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Scopes"
          description={`What a client may be allowed to do. Clients name them ${name}.scope.`}
        />
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
      <div className="flex justify-end gap-2">
        <LinkButton variant="ghost" href={routes.resources()}>
          Cancel
        </LinkButton>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Create resource
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
    </form>
  )
}
