'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteKeyPairAction } from '@/lib/actions/keys/delete-key-pair'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import { routes } from '@/lib/base/routes'

interface DeleteKeyPairButtonProps {
  alias: string
  /** domains that still need it */
  neededBy: readonly string[]
}

export function DeleteKeyPairButton({ alias, neededBy }: DeleteKeyPairButtonProps) {
  const router = useRouter()
  const proof = useReauthentication('Deleting a key pair', (password, code) => reauthenticateAction({ password, code }))
  return (
    <>
      <TypedConfirmDialog
        trigger={<Button variant="danger-ghost">Delete key pair</Button>}
        title={`Delete key pair ${alias}?`}
        description="There is no way back: the private key exists nowhere else unless you uploaded it."
        name={alias}
        consequences={[{ label: 'the private key' }, { label: 'its certificate' }]}
        blocked={
          neededBy.length > 0
            ? `${neededBy.join(', ')} still ${neededBy.length === 1 ? 'needs' : 'need'} it. Let another pair sign there, and wait until this one is gone.`
            : undefined
        }
        confirmLabel="Delete key pair"
        onConfirm={async () => {
          const answer = await proof.run(() => deleteKeyPairAction({ alias }))
          if (!answer.ok) return answer
          toast.success(`Key pair ${alias} deleted`)
          router.push(routes.keys())
          return answer
        }}
      />
      {proof.dialog}
    </>
  )
}
