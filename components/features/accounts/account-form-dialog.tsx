'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { Controller } from 'react-hook-form'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import type { LoadSchema } from '@/components/patterns/use-lazy-resolver'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'
import { RadioGroup } from '@/components/ui/radio-group'
import { toast } from '@/components/ui/toast'
import { TokenInput } from '@/components/ui/token-input'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { AccountView } from '@/lib/schemas/account'
import { ROLE_HELP, ROLE_WORDS, ROLES, type Role } from '@/lib/schemas/role'

export interface AccountForm {
  username: string
  displayName: string
  role: Role
  /** names; the action wants ids */
  domains: string[]
  password: string
}

interface AccountFormDialogProps {
  trigger: ReactNode
  title: string
  description: string
  submitLabel: string
  schema: LoadSchema
  defaultValues: AccountForm
  domains: { id: string; name: string }[]
  /** The user name is fixed once made, and a password is only needed to begin with. */
  isNew: boolean
  save: (values: AccountForm, domainIds: string[]) => Promise<ActionAnswer<AccountView>>
}

/** Who may sign in, as what, and for which domains. */
export function AccountFormDialog(props: AccountFormDialogProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>{props.trigger}</DialogTrigger>
      <DialogContent title={props.title} description={props.description}>
        {/* Mounted anew each time, so that what was typed and given up does not come back. */}
        <AccountFields {...props} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function AccountFields(props: AccountFormDialogProps & { close: () => void }) {
  const { domains, isNew, close } = props
  const router = useRouter()
  const proof = useReauthentication('Changing who administers', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const idOf = new Map(domains.map((domain) => [domain.name, domain.id]))
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<AccountForm, AccountView>({
    schema: props.schema,
    defaultValues: props.defaultValues,
    fieldOf: { domainIds: 'domains' },
    create: (values) =>
      proof.run(() =>
        props.save(
          values,
          values.domains.flatMap((name) => idOf.get(name) ?? []),
        ),
      ),
    onCreated: (account) => {
      toast.success(isNew ? `${account.username} can sign in now` : `${account.username} saved`)
      close()
      router.refresh()
    },
  })
  const role = form.watch('role')
  return (
    <>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody className="grid gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'Administrator', message }))} />
          {isNew && (
            <Field label="User name" required error={errors.username?.message} help="What they type to sign in.">
              <Input autoComplete="off" {...form.register('username')} />
            </Field>
          )}
          <Field label="Display name" optional error={errors.displayName?.message}>
            <Input {...form.register('displayName')} />
          </Field>
          <RadioGroup
            legend="Role"
            error={errors.role?.message}
            options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value], description: ROLE_HELP[value] }))}
            {...form.register('role')}
          />
          {role === 'DOMAIN_ADMINISTRATOR' && (
            <Controller
              control={form.control}
              name="domains"
              render={({ field }) => (
                <Field label="Domains" required error={errors.domains?.message as string | undefined}>
                  <TokenInput
                    value={field.value}
                    onChange={field.onChange}
                    onBlur={field.onBlur}
                    suggestions={domains.map((domain) => ({ value: domain.name }))}
                    allowFreeText={false}
                    noun="domain"
                    placeholder="Type a domain"
                  />
                </Field>
              )}
            />
          )}
          <Field
            label={isNew ? 'Password' : 'New password'}
            required={isNew}
            optional={!isNew}
            error={errors.password?.message}
            help={
              isNew
                ? 'At least 12 characters. Hand it over safely; they can change it.'
                : 'Leave empty to keep it. A new one signs them out everywhere.'
            }
          >
            <PasswordInput autoComplete="new-password" {...form.register('password')} />
          </Field>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={isSubmitting}>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isSubmitting}>
            {props.submitLabel}
          </Button>
        </DialogFooter>
      </form>
      {proof.dialog}
    </>
  )
}
