'use client'

import { useRouter } from 'next/navigation'
import { KEY_KIND_WORDS } from '@/components/features/keys/key-kind-words'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { RadioGroup } from '@/components/ui/radio-group'
import { toast } from '@/components/ui/toast'
import { createKeyPairAction } from '@/lib/actions/keys/create-key-pair'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { routes } from '@/lib/base/routes'
import { KEY_KINDS, type KeyKind } from '@/lib/schemas/key-kind'
import type { KeyPairView } from '@/lib/schemas/key-pair'

const EMPTY = {
  aliasName: '',
  kind: 'RSA_2048' as KeyKind,
  validityDays: '3650',
  commonName: '',
  organizationalUnit: '',
  organization: '',
  locality: '',
  state: '',
  country: '',
}
type Values = typeof EMPTY

const SUBJECT_FIELDS: { name: keyof Values; label: string; help?: string }[] = [
  { name: 'commonName', label: 'Common name (CN)', help: 'The alias when empty.' },
  { name: 'organizationalUnit', label: 'Organizational unit (OU)' },
  { name: 'organization', label: 'Organization (O)' },
  { name: 'locality', label: 'Locality (L)' },
  { name: 'state', label: 'State or province (ST)' },
  { name: 'country', label: 'Country (C)', help: 'Two capital letters, for example DE.' },
]

export function NewKeyPairForm() {
  const router = useRouter()
  const proof = useReauthentication('Making a key pair', (password, code) => reauthenticateAction({ password, code }))
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<Values, KeyPairView>({
    schema: () => import('./new-key-pair-schema').then((m) => m.newKeyPairFormSchema),
    defaultValues: EMPTY,
    create: (values) => {
      const given = Object.entries(values).filter(([, value]) => value !== '')
      return proof.run(() => createKeyPairAction(Object.fromEntries(given)))
    },
    onCreated: (pair) => {
      toast.success(`Key pair ${pair.alias} made`, { description: 'Next: publish it on the signing tab of a domain.' })
      router.push(routes.keyPair(pair.id))
    },
  })
  const kinds = KEY_KINDS.map((value) => ({ value, ...KEY_KIND_WORDS[value] }))
  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Key pair', message }))} />
      <Card>
        <CardHeader title="Key" description="The kind decides what those who verify tokens must support." />
        <CardBody className="grid gap-5">
          <Field
            label="Alias"
            required
            error={errors.aliasName?.message}
            help="Unique over the whole server. It becomes the key id (kid) of tokens, which anybody can read."
          >
            <Input mono className="max-w-md" {...form.register('aliasName')} />
          </Field>
          <RadioGroup legend="Kind" cards options={kinds} error={errors.kind?.message} {...form.register('kind')} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Certificate" description="Signed with the key itself. Most callers never look at it." />
        <CardBody className="grid gap-5">
          <Field
            label="Valid for"
            unit="days"
            required
            error={errors.validityDays?.message}
            help="1 to 36,500. Default: 3,650. The end of the certificate does not end the key."
          >
            <Input inputMode="numeric" className="w-28" {...form.register('validityDays')} />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            {SUBJECT_FIELDS.map(({ name, label, help }) => (
              <Field key={name} label={label} optional help={help} error={errors[name]?.message}>
                <Input {...form.register(name)} />
              </Field>
            ))}
          </div>
        </CardBody>
      </Card>
      <div className="flex justify-end gap-2">
        <LinkButton variant="ghost" href={routes.keys()}>
          Cancel
        </LinkButton>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Make key pair
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
      {proof.dialog}
    </form>
  )
}
