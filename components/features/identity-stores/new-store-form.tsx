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
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { routes } from '@/lib/base/routes'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import { NewDirectoryFields } from './new-directory-fields'
import { createStore, type NewStoreForm as Form, STARTING_VALUES } from './new-store-values'

/** A name and a kind; a directory is also asked where it is, and can be tried before it is saved. */
export function NewStoreForm() {
  const router = useRouter()
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<Form, IdentityStoreView>({
    schema: () => import('./new-store-form-schema').then((m) => m.newStoreFormSchema),
    defaultValues: STARTING_VALUES,
    create: createStore,
    onCreated: (store) => {
      toast.success(`Identity store ${store.name} created`, { description: 'Next: name it on the page of a domain.' })
      router.push(routes.identityStore(store.id))
    },
  })
  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Identity store', message }))} />
      <Card>
        <CardHeader title="Identity" description="Name and kind cannot be changed later." />
        <CardBody className="grid gap-5">
          <Field
            label="Name"
            required
            help="It stands in the SCIM address. Letters, digits and . _ -"
            error={errors.name?.message}
          >
            <Input className="max-w-md" {...form.register('name')} />
          </Field>
          <Field label="Description" optional error={errors.description?.message}>
            <Textarea rows={2} {...form.register('description')} />
          </Field>
          <RadioGroup
            legend="Kind"
            cards
            options={[
              { value: 'BUILT_IN', label: 'Built in', description: 'People and passwords are kept here.' },
              {
                value: 'LDAP',
                label: 'LDAP directory',
                description: 'People are kept in a directory, which checks their passwords.',
              },
            ]}
            {...form.register('kind')}
          />
        </CardBody>
      </Card>
      {form.watch('kind') === 'LDAP' && <NewDirectoryFields form={form} />}
      <div className="flex justify-end gap-2">
        <LinkButton variant="ghost" href={routes.identityStores()}>
          Cancel
        </LinkButton>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Create store
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
    </form>
  )
}
