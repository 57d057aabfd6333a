'use client'

import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { createOwnClientAction } from '@/lib/actions/portal-customer/create-own-client'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { AddClientForm } from './add-client-schema'

interface AddClientFieldsProps {
  environment: { id: string; chainCode: string; code: string; enterpriseCode: string }
  integrations: readonly { id: string; name: string }[]
  onMade: (made: { clientId: string; secret: string }) => void
}

export function AddClientFields({ environment, integrations, onMade }: AddClientFieldsProps) {
  const proof = useReauthentication('Adding a client', (password, code) => reauthenticateAction({ password, code }))
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<
    AddClientForm,
    { client: { clientId: string }; secret: string }
  >({
    schema: () => import('./add-client-schema').then((m) => m.addClientSchema),
    defaultValues: { integrationId: '', namePart: '' },
    create: (values) => proof.run(() => createOwnClientAction({ environmentId: environment.id, ...values })),
    onCreated: ({ client, secret }) => onMade({ clientId: client.clientId, secret }),
  })
  const fixed = `${environment.chainCode}${environment.code}${environment.enterpriseCode}`
  const part = form.watch('namePart').trim()
  return (
    <>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody className="grid gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'Client', message }))} />
          <Field label="Integration" required error={errors.integrationId?.message}>
            <Select
              options={[
                { value: '', label: 'Choose an integration' },
                ...integrations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...form.register('integrationId')}
            />
          </Field>
          <Field
            label="Your part of the name"
            required
            error={errors.namePart?.message}
            help={
              <>
                Letters, digits, hyphens and underscores. The client id will be{' '}
                <span className="mono break-all">{`${fixed}${part || '…'}`}</span>
              </>
            }
          >
            <Input mono autoComplete="off" spellCheck={false} {...form.register('namePart')} />
          </Field>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={isSubmitting}>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isSubmitting}>
            Add client
          </Button>
        </DialogFooter>
      </form>
      {proof.dialog}
    </>
  )
}
