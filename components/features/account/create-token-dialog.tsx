'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { Role } from '@/lib/schemas/role'
import { TokenFields } from './token-fields'

interface CreateTokenDialogProps {
  /** Roles the viewer may hand to a token. */
  roles: Role[]
  domains: { id: string; name: string }[]
}

export function CreateTokenDialog({ roles, domains }: CreateTokenDialogProps) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="primary" icon={<Plus aria-hidden />}>
            New API token
          </Button>
        </DialogTrigger>
        <DialogContent title="New API token" description="One for each script, with no more reach than it needs.">
          <TokenFields
            roles={roles}
            domains={domains}
            onMade={(name, token) => {
              setOpen(false)
              setMade({ name, token })
            }}
          />
        </DialogContent>
      </Dialog>
      <SecretOnceDialog
        open={made !== null}
        onClose={() => {
          setMade(null)
          router.refresh()
        }}
        title="The new API token"
        values={[{ label: 'API token', value: made?.token ?? '', secret: true }]}
        fileName={`gatehouse-token-${made?.name.replaceAll(/[^\w-]+/g, '-') ?? ''}.txt`}
        note="Send it in the header Authorization: Bearer."
      />
    </>
  )
}
