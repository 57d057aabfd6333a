'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { disableClientAction } from '@/lib/actions/portal-customer/disable-client'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'

interface SwitchClientButtonProps {
  client: GatewayClientView
  onDone: () => void
}

/** Switches a client off, or on again. */
export function SwitchClientButton({ client, onDone }: SwitchClientButtonProps) {
  const router = useRouter()
  const isOn = client.disabledAt === null
  const verb = isOn ? 'Disable client' : 'Enable client'
  return (
    <ConfirmDialog
      trigger={
        <Button variant={isOn ? 'danger-ghost' : 'secondary'} className="sm:mr-auto">
          {verb}
        </Button>
      }
      title={`${isOn ? 'Disable' : 'Enable'} client ${client.clientId}?`}
      description={
        isOn
          ? 'Its requests are refused from now on, with tokens that it holds too. You can enable it again.'
          : 'Its requests are served from now on, with the secret that it had.'
      }
      confirmLabel={verb}
      danger={isOn}
      onConfirm={async () => {
        const { pk, version } = client
        const answer = await disableClientAction({ pk, disabled: isOn, expectedVersion: version })
        if (answer.ok) {
          toast.success(isOn ? 'Client disabled' : 'Client enabled')
          router.refresh()
          onDone()
        }
        return answer
      }}
    />
  )
}
