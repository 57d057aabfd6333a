'use client'

import { useRouter } from 'next/navigation'
import { fileAsBase64, filesAsText } from '@/components/features/keys/read-file'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { LinkButton } from '@/components/ui/link-button'
import { PasswordInput } from '@/components/ui/password-input'
import { RadioGroup } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { uploadKeyFileAction } from '@/lib/actions/keys/upload-key-file'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { routes } from '@/lib/base/routes'
import type { KeyPairView } from '@/lib/schemas/key-pair'

const EMPTY = { aliasName: '', form: 'pem' as 'pem' | 'pkcs12', text: '', file: '', password: '' }
type Values = typeof EMPTY

/** What a refusal is about, on the field that shows it. */
const FIELD_OF = { privateKey: 'text', certificate: 'text' }

export function UploadKeyPairForm() {
  const router = useRouter()
  const proof = useReauthentication('Uploading a key pair', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const { form, errors, isSubmitting, unsaved, problems, submit } = useCreateForm<Values, KeyPairView>({
    schema: () => import('./upload-key-pair-schema').then((m) => m.uploadKeyPairFormSchema),
    defaultValues: EMPTY,
    fieldOf: FIELD_OF,
    create: ({ aliasName, form: kind, text, file, password }) => {
      const content = kind === 'pem' ? { form: kind, text } : { form: kind, file }
      return proof.run(() => uploadKeyFileAction({ aliasName, password, ...content }))
    },
    onCreated: (pair) => {
      toast.success(`Key pair ${pair.alias} uploaded`, { description: 'Its private key is sealed now.' })
      router.push(routes.keyPair(pair.id))
    },
  })
  const kind = form.watch('form')

  async function take(field: 'text' | 'file', read: Promise<string>) {
    try {
      form.setValue(field, await read, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
      form.clearErrors(field)
    } catch (error) {
      form.setError(field, { message: error instanceof Error ? error.message : 'The file cannot be read' })
    }
  }

  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-4">
      <ErrorSummary errors={problems.map((message) => ({ label: 'Key pair', message }))} />
      <Card>
        <CardHeader
          title="Key pair"
          description="Exactly one certificate and its private key: RSA of 2,048 bits or more, EC P-256 or Ed25519."
        />
        <CardBody className="grid gap-5">
          <Field label="Alias" required error={errors.aliasName?.message} help="Unique over the whole server.">
            <Input mono className="max-w-md" {...form.register('aliasName')} />
          </Field>
          <RadioGroup
            legend="Form"
            cards
            options={[
              { value: 'pem', label: 'PEM', description: 'Text with BEGIN CERTIFICATE and BEGIN PRIVATE KEY.' },
              { value: 'pkcs12', label: 'PKCS#12', description: 'A .p12 or .pfx file, with old or new ciphers.' },
            ]}
            {...form.register('form')}
          />
          {kind === 'pem' ? (
            <>
              <Field label="Certificate and private key" required error={errors.text?.message}>
                <Textarea mono rows={10} spellCheck={false} autoComplete="off" {...form.register('text')} />
              </Field>
              <Field label="Or choose files" optional help="One file with both, or two files.">
                <Input
                  type="file"
                  multiple
                  accept=".pem,.crt,.cer,.key,.txt"
                  onChange={(event) => void take('text', filesAsText([...(event.target.files ?? [])]))}
                />
              </Field>
            </>
          ) : (
            <Field label="File" required error={errors.file?.message} help="At most 128 KiB, with exactly one pair.">
              <Input
                type="file"
                accept=".p12,.pfx,application/x-pkcs12"
                onChange={(event) => {
                  const [file] = event.target.files ?? []
                  if (file) void take('file', fileAsBase64(file))
                }}
              />
            </Field>
          )}
          <Field
            label="Password"
            optional={kind === 'pem'}
            error={errors.password?.message}
            help={kind === 'pem' ? 'Only for an encrypted private key.' : 'The one the file was made with.'}
          >
            <PasswordInput className="max-w-md" autoComplete="off" {...form.register('password')} />
          </Field>
        </CardBody>
      </Card>
      <div className="flex justify-end gap-2">
        <LinkButton variant="ghost" href={routes.keys()}>
          Cancel
        </LinkButton>
        <Button type="submit" variant="primary" loading={isSubmitting}>
          Upload key pair
        </Button>
      </div>
      <UnsavedChangesGuard when={unsaved && !isSubmitting} />
      {proof.dialog}
    </form>
  )
}
