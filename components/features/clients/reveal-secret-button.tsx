'use client'

import { Eye } from 'lucide-react'
import { useState } from 'react'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { revealSecretAction } from '@/lib/actions/clients/reveal-secret'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ClientSecretView, ClientView } from '@/lib/schemas/client'

/** Shows a secret of which a sealed copy is kept. The audit log names who looked. */
export function RevealSecretButton({ client, secret }: { client: ClientView; secret: ClientSecretView }) {
  const [shown, setShown] = useState<string | null>(null)
  const [pending, setPending] = useState(false)
  const proof = useReauthentication('Showing a secret', (password, code) => reauthenticateAction({ password, code }))

  async function reveal(): Promise<void> {
    setPending(true)
    try {
      const answer = await proof.run(() => revealSecretAction({ pk: client.pk, secretId: secret.id }))
      if (answer.ok) setShown(answer.data.secret)
      else toast.error('The secret was not shown', { description: answer.message })
    } finally {
      setPending(false)
    }
  }

  return (
    <>
      <Button variant="ghost" icon={<Eye aria-hidden />} loading={pending} onClick={reveal}>
        Show secret
      </Button>
      {proof.dialog}
      <SecretOnceDialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={`Secret of ${client.name}`}
        description="A sealed copy of it is kept, because recovery of secrets is switched on. The audit log tells that you looked."
        values={[
          { label: 'Client id', value: client.id },
          { label: 'Client secret', value: shown ?? '', secret: true },
        ]}
        fileName={`${client.id}-credentials.txt`}
      />
    </>
  )
}
