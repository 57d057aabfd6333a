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
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { createDomainAction } from '@/lib/actions/domains/create-domain'
import { routes } from '@/lib/base/routes'
import type { DomainView } from '@/lib/schemas/domain'
import { FIELD_OF_SERVICE, type NewDomainForm as Form, STARTING_VALUES, toCreateDomain } from './starting-values'
import { StartingValuesFields } from './starting-values-fields'

/** Two fields to fill; everything else has a sound value already, shown with its reason. */
export function NewDomainForm({ identityStores }: { identityStores: readonly string[] }) {
  const router = useRouter()
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<Form, DomainView>({
    schema: () => import('./new-domain-form-schema').then((m) => m.newDomainFormSchema),
    defaultValues: STARTING_VALUES,
    fieldOf: FIELD_OF_SERVICE,
    create: (values) => createDomainAction({ ...toCreateDomain(values) }),
    onCreated: (domain) => {
      toast.success(`Domain ${domain.name} created`, { description: 'Next: a resource server with its scopes.' })
      router.push(routes.domain(domain.id))
    },
  })

  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Domain', message }))} />
      <Card>
        <CardHeader title="Identity" description="The name is part of its issuer and cannot be changed later." />
        <CardBody className="grid gap-5">
          <Field
            label="Name"
            required
            error={errors.name?.message}
            help="For example CompanyDomain. Up to 128 characters."
          >
            <Input className="max-w-md" {...form.register('name')} />
          </Field>
          <Field label="Description" optional error={errors.description?.message}>
            <Textarea rows={2} {...form.register('description')} />
          </Field>
          <Field
            label="Identity store"
            error={errors.identityProvider?.message}
            help="Where the people of this domain are, and where their passwords are checked."
          >
            <Select
              className="max-w-md"
              options={identityStores.map((name) => ({ value: name, label: name }))}
              {...form.register('identityProvider')}
            />
          </Field>
        </CardBody>
      </Card>
      <StartingValuesFields form={form} />
      <div className="flex justify-end gap-2">
        <LinkButton variant="ghost" href={routes.domains()}>
          Cancel
        </LinkButton>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Create domain
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
    </form>
  )
}
