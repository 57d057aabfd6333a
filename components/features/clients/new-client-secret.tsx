'use client'

import { useRouter } from 'next/navigation'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'

/** The secret of a client just made, shown this once; closing it leads to its first token. */
export function NewClientSecret({ client, secret }: { client: ClientView; secret: string }) {
  const router = useRouter()
  const actsForItself = client.grantTypes.includes('CLIENT_CREDENTIALS')
  return (
    <SecretOnceDialog
      open
      onClose={() => router.push(actsForItself ? routes.client(client.pk, 'try') : routes.client(client.pk))}
      title={`Client ${client.name} is ready`}
      description="This is the only time its secret is shown. It is stored in a form nobody can read back."
      values={[
        { label: 'Client id', value: client.id },
        { label: 'Client secret', value: secret, secret: true },
      ]}
      fileName={`${client.id}-credentials.txt`}
      note={
        actsForItself
          ? 'Next: its first token. The secret stays in this page’s memory for that, until you reload.'
          : 'Next: its settings. The playground walks a whole sign-in with it.'
      }
    />
  )
}
