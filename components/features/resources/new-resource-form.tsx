'use client'

import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { createResourceAction } from '@/lib/actions/resources/create-resource'
import { routes } from '@/lib/base/routes'
import type { ResourceView } from '@/lib/schemas/resource'
import { NewResourceScopes, type NewResourceValues } from './new-resource-scopes'

interface NewResourceFormProps {
  domains: readonly { id: string; name: string }[]
  /** Name of the domain to start with. */
  domainName: string
}

export function NewResourceForm({ domains, domainName }: NewResourceFormProps) {
  const router = useRouter()
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<NewResourceValues, ResourceView>({
    schema: () => import('./new-resource-form-schema').then((m) => m.newResourceFormSchema),
    defaultValues: { name: '', description: '', idDomain: domainName, scopes: [{ scopeName: '', description: '' }] },
    create: (values) => createResourceAction({ ...values }),
    onCreated: (resource) => {
      toast.success(`Resource ${resource.name} created`, { description: 'Next: a client that may ask for its scopes.' })
      router.push(routes.resource(resource.id))
    },
  })

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
      <NewResourceScopes form={form} />
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
