'use client'

import { Controller } from 'react-hook-form'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { TokenInput } from '@/components/ui/token-input'
import { createApiTokenAction } from '@/lib/actions/account/create-api-token'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ApiTokenView } from '@/lib/schemas/api-token'
import { ROLE_HELP, ROLE_WORDS, type Role } from '@/lib/schemas/role'

interface Form {
  name: string
  role: Role
  domains: string[]
  expiresInDays: string
}

interface TokenFieldsProps {
  roles: Role[]
  domains: { id: string; name: string }[]
  onMade: (name: string, token: string) => void
}

export function TokenFields({ roles, domains, onMade }: TokenFieldsProps) {
  const proof = useReauthentication('Making an API token', (password, code) => reauthenticateAction({ password, code }))
  const idOf = new Map(domains.map((domain) => [domain.name, domain.id]))
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<Form, { token: string; view: ApiTokenView }>({
    schema: () => import('./token-fields-schema').then((m) => m.tokenFieldsSchema),
    defaultValues: { name: '', role: roles[roles.length - 1] ?? 'AUDITOR', domains: [], expiresInDays: '90' },
    fieldOf: { domainIds: 'domains' },
    create: ({ domains: names, ...values }) => {
      const domainIds = names.length > 0 ? names.flatMap((name) => idOf.get(name) ?? []) : null
      return proof.run(() => createApiTokenAction({ ...values, domainIds }))
    },
    onCreated: ({ token, view }) => onMade(view.name, token),
  })
  return (
    <>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody className="grid gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'API token', message }))} />
          <Field label="Name" required error={errors.name?.message} help="Which script it is for.">
            <Input {...form.register('name')} />
          </Field>
          <Field label="Role" error={errors.role?.message} help={ROLE_HELP[form.watch('role')]}>
            <Select
              options={roles.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
              {...form.register('role')}
            />
          </Field>
          <Controller
            control={form.control}
            name="domains"
            render={({ field }) => (
              <Field
                label="Domains"
                optional
                help="Empty: every domain you may reach, now and later."
                error={errors.domains?.message as string | undefined}
              >
                <TokenInput
                  value={field.value}
                  onChange={field.onChange}
                  suggestions={domains.map((domain) => ({ value: domain.name }))}
                  allowFreeText={false}
                  noun="domain"
                  placeholder="Type a domain"
                />
              </Field>
            )}
          />
          <Field label="Expires in" error={errors.expiresInDays?.message}>
            <Select
              options={['7', '30', '90', '180', '365'].map((days) => ({ value: days, label: `${days} days` }))}
              {...form.register('expiresInDays')}
            />
          </Field>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={isSubmitting}>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isSubmitting}>
            Create token
          </Button>
        </DialogFooter>
      </form>
      {proof.dialog}
    </>
  )
}
