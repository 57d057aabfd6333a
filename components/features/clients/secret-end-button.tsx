'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { setSecretEndAction } from '@/lib/actions/clients/set-secret-end'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ClientSecretView, ClientView } from '@/lib/schemas/client'
import { clientQuery } from './api/client-query'

interface SecretEndButtonProps {
  client: ClientView
  secret: ClientSecretView
  /** Days that the domain gives a new secret; null for no limit. */
  lifetimeDays: number | null
}

/** Sets, moves or takes away the end of the current secret. The date is the person's own day, at its end. */
export function SecretEndButton({ client, secret, lifetimeDays }: SecretEndButtonProps) {
  const router = useRouter()
  const queries = useQueryClient()
  const [day, setDay] = useState('')
  const proof = useReauthentication('Changing the end of a secret', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  const end = day === '' ? null : new Date(`${day}T23:59:59`)
  return (
    <>
      <ConfirmDialog
        trigger={<Button variant="ghost">{secret.expiresAt ? 'Change its end' : 'Set an end'}</Button>}
        title="When does this secret stop working?"
        confirmLabel={end ? 'Set this end' : 'Let it work on'}
        onOpenChange={(open) => {
          if (open) setDay(localDay(secret.expiresAt))
        }}
        onConfirm={async () => {
          const answer = await proof.run(() =>
            setSecretEndAction({ pk: client.pk, secretId: secret.id, expiresAt: end }),
          )
          if (!answer.ok) return answer
          queries.setQueryData(clientQuery(client.pk).queryKey, answer.data)
          toast.success(end ? 'The secret has an end' : 'The secret works without an end')
          router.refresh()
          return answer
        }}
      >
        <Field
          label="Last day"
          optional
          help="It works until the end of that day, where you are. Empty takes the end away. The overview warns 30 days ahead."
        >
          <Input type="date" className="w-44" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        {lifetimeDays !== null && isLater(end, secret.createdAt, lifetimeDays) && (
          <Alert tone="attention" title="Longer than the domain wants">
            {client.idDomain} gives a new secret {lifetimeDays.toLocaleString('en')} days. An end set here holds all the
            same.
          </Alert>
        )}
      </ConfirmDialog>
      {proof.dialog}
    </>
  )
}

function isLater(end: Date | null, createdAt: Date | string, days: number): boolean {
  return end === null || end.getTime() > new Date(createdAt).getTime() + (days + 1) * 86_400_000
}

/** A day as `<input type="date">` wants it, in the zone of the browser. */
function localDay(at: Date | string | null): string {
  if (at === null) return ''
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
