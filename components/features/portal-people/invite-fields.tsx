'use client'

import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { DialogClose } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { RadioGroup } from '@/components/ui/radio-group'
import { invitePersonAction } from '@/lib/actions/portal/invite-person'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { PORTAL_ROLE_HELP, PORTAL_ROLE_WORDS, PORTAL_ROLES, type PortalRole } from '@/lib/schemas/portal-role'
import type { Organisation } from './organisation'

interface Form {
  email: string
  displayName: string
  portalRole: PortalRole
}

interface InviteFieldsProps {
  organisation: Organisation
  onMade: (email: string, url: string) => void
}

export function InviteFields({ organisation, onMade }: InviteFieldsProps) {
  const proof = useReauthentication('Inviting somebody', (password, code) => reauthenticateAction({ password, code }))
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<
    Form,
    { url: string; invitation: { email: string } }
  >({
    schema: () => import('./invite-fields-schema').then((m) => m.inviteFieldsSchema),
    defaultValues: { email: '', displayName: '', portalRole: 'MEMBER' },
    create: (values) =>
      proof.run(() =>
        invitePersonAction({
          ...values,
          [organisation.kind === 'CUSTOMER' ? 'customerId' : 'partnerId']: organisation.id,
        }),
      ),
    onCreated: ({ url, invitation }) => onMade(invitation.email, url),
  })
  return (
    <>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody className="grid gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'Invitation', message }))} />
          <Field label="E-mail address" required error={errors.email?.message} help="Also the name they sign in with.">
            <Input type="email" autoComplete="off" {...form.register('email')} />
          </Field>
          <Field label="Name" optional error={errors.displayName?.message}>
            <Input autoComplete="off" {...form.register('displayName')} />
          </Field>
          <RadioGroup
            legend="Role"
            error={errors.portalRole?.message}
            options={PORTAL_ROLES.map((value) => ({
              value,
              label: PORTAL_ROLE_WORDS[value],
              description: PORTAL_ROLE_HELP[value],
            }))}
            {...form.register('portalRole')}
          />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={isSubmitting}>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isSubmitting}>
            Invite
          </Button>
        </DialogFooter>
      </form>
      {proof.dialog}
    </>
  )
}
