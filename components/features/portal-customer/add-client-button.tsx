'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { AddClientFields } from './add-client-fields'

interface AddClientButtonProps {
  environment: { id: string; label: string; chainCode: string; code: string; enterpriseCode: string }
  integrations: readonly { id: string; name: string }[]
}

/** Makes a client for one internal integration and shows its secret this once. */
export function AddClientButton({ environment, integrations }: AddClientButtonProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ clientId: string; secret: string } | null>(null)
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Add client
          </Button>
        </DialogTrigger>
        <DialogContent
          title={`Add a client to ${environment.label}`}
          description="Of one integration alone, so that it can be told apart, limited and ended without touching another."
        >
          {open && (
            <AddClientFields
              environment={environment}
              integrations={integrations}
              onMade={(client) => {
                setOpen(false)
                setMade(client)
                router.refresh()
              }}
            />
          )}
        </DialogContent>
      </Dialog>
      <SecretOnceDialog
        open={made !== null}
        onClose={() => setMade(null)}
        title="Your new client"
        values={[
          { label: 'Client id', value: made?.clientId ?? '' },
          { label: 'Client secret', value: made?.secret ?? '', secret: true },
        ]}
        fileName={`${made?.clientId ?? 'client'}-credentials.txt`}
        note="Put both into the integration; the shared client stays for those that have none of their own."
      />
    </>
  )
}
