'use client'

import { useState } from 'react'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { GatewayClientView, PropertyName } from '@/lib/schemas/migration/gateway-client'
import { GATEWAY_CLIENT_KIND_WORDS } from '@/lib/schemas/migration/gateway-client-kind'

import { ManageClient } from './manage-client'

interface ManageClientButtonProps {
  client: GatewayClientView
  properties: readonly PropertyName[]
}

/** Opens what can be done about one client; a secret issued there is shown after it has closed. */
export function ManageClientButton({ client, properties }: ManageClientButtonProps) {
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button size="sm" aria-label={`Manage ${client.clientId}`}>
            Manage
          </Button>
        </DialogTrigger>
        <DialogContent title={client.clientId} description={GATEWAY_CLIENT_KIND_WORDS[client.kind]}>
          {open && (
            <ManageClient
              client={client}
              properties={properties}
              close={() => setOpen(false)}
              onSecret={(made) => {
                setOpen(false)
                setSecret(made)
              }}
            />
          )}
        </DialogContent>
      </Dialog>
      <SecretOnceDialog
        open={secret !== null}
        onClose={() => setSecret(null)}
        title="The new secret"
        values={[
          { label: 'Client id', value: client.clientId },
          { label: 'Client secret', value: secret ?? '', secret: true },
        ]}
        fileName={`${client.clientId}-credentials.txt`}
        note="Put it into the integration that this client serves."
      />
    </>
  )
}
