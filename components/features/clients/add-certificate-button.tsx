'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ErrorSummary } from '@/components/patterns/error-summary'
import { useCreateForm } from '@/components/patterns/use-create-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { addCertificateAction } from '@/lib/actions/clients/add-certificate'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ClientCertificateView } from '@/lib/schemas/client-certificate'
import { CertificateFileButton } from './certificate-file-button'

interface AddCertificateButtonProps {
  client: { pk: string; name: string }
}

export function AddCertificateButton({ client }: AddCertificateButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button icon={<Plus aria-hidden />}>Add certificate</Button>
      </DialogTrigger>
      <DialogContent
        title="Add a certificate"
        size="lg"
        description={`Whoever holds its key can prove to be ${client.name} from the next request on.`}
      >
        <Form client={client} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  )
}

function Form({ client, close }: AddCertificateButtonProps & { close: () => void }) {
  const router = useRouter()
  const proof = useReauthentication('Adding a certificate', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const { form, errors, isSubmitting, problems, submit } = useCreateForm<
    { certificateValue: string },
    ClientCertificateView
  >({
    schema: () => import('./certificate-form-schema').then((m) => m.certificateFormSchema),
    defaultValues: { certificateValue: '' },
    create: (values) => proof.run(() => addCertificateAction({ pk: client.pk, ...values })),
    onCreated: (certificate) => {
      toast.success('Certificate added', { description: certificate.subject })
      close()
      router.refresh()
    },
  })
  return (
    <>
      <form onSubmit={submit} noValidate className="contents">
        <DialogBody className="grid gap-5">
          <ErrorSummary errors={problems.map((message) => ({ label: 'Certificate', message }))} />
          <Field
            label="Certificate"
            help="PEM, or base64 of the DER. RSA of 2048 bits and more, P-256 or Ed25519. Never the private key."
            error={errors.certificateValue?.message}
            required
          >
            <Textarea
              mono
              rows={8}
              spellCheck={false}
              placeholder="-----BEGIN CERTIFICATE-----"
              {...form.register('certificateValue')}
            />
          </Field>
          <CertificateFileButton onRead={(text) => form.setValue('certificateValue', text, { shouldDirty: true })} />
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={isSubmitting}>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={isSubmitting}>
            Add certificate
          </Button>
        </DialogFooter>
      </form>
      {proof.dialog}
    </>
  )
}
