'use client'

import { useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { rotateSecretAction } from '@/lib/actions/clients/rotate-secret'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ClientView } from '@/lib/schemas/client'
import { clientQuery } from './api/client-query'
import { rememberSecret } from './secret-memory'

interface RotateSecretButtonProps {
  client: ClientView
  overlapDays: number
}

export function RotateSecretButton({ client, overlapDays }: RotateSecretButtonProps) {
  const router = useRouter()
  const queries = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const proof = useReauthentication('Rotating a secret', (password, code) => reauthenticateAction({ password, code }))
  const has = client.secrets.length > 0
  const retiring = client.secrets.length > 1
  return (
    <>
      <ConfirmDialog
        trigger={<Button icon={<KeyRound aria-hidden />}>{has ? 'Rotate secret' : 'Make a secret'}</Button>}
        title={has ? `Rotate the secret of ${client.name}?` : `Make a secret for ${client.name}?`}
        confirmLabel={has ? 'Rotate secret' : 'Make secret'}
        danger={has && overlapDays === 0}
        onConfirm={async () => {
          const answer = await proof.run(() => rotateSecretAction({ pk: client.pk }))
          if (!answer.ok) return answer
          rememberSecret(client.pk, answer.data.secret)
          setSecret(answer.data.secret)
          queries.setQueryData(clientQuery(client.pk).queryKey, answer.data.client)
          router.refresh()
          return answer
        }}
      >
        {has && <p>{overlapSentence(overlapDays)}</p>}
        {retiring && <p>The one that is retiring now stops at once: only the last two are kept.</p>}
      </ConfirmDialog>
      {proof.dialog}
      <SecretOnceDialog
        open={secret !== null}
        onClose={() => setSecret(null)}
        title="The new secret"
        values={[
          { label: 'Client id', value: client.id },
          { label: 'Client secret', value: secret ?? '', secret: true },
        ]}
        fileName={`${client.id}-credentials.txt`}
        note={has ? overlapSentence(overlapDays) : undefined}
      />
    </>
  )
}

function overlapSentence(days: number): string {
  if (days === 0) return 'The domain sets no overlap: the old secret stops working at once.'
  return `The old secret works on for ${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'}, then it stops.`
}
