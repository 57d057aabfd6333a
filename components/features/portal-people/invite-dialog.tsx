'use client'

import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { InvitationLinkDialog } from './invitation-link-dialog'
import { InviteFields } from './invite-fields'
import type { Organisation } from './organisation'

/** Invites somebody to an organisation and shows the link once. */
export function InviteDialog({ organisation }: { organisation: Organisation }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ email: string; url: string } | null>(null)
  return (
    <>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="primary" icon={<UserPlus aria-hidden />}>
            Invite person
          </Button>
        </DialogTrigger>
        <DialogContent title={`Invite to ${organisation.name}`} description="They choose their own password.">
          <InviteFields
            organisation={organisation}
            onMade={(email, url) => {
              setOpen(false)
              setMade({ email, url })
            }}
          />
        </DialogContent>
      </Dialog>
      <InvitationLinkDialog
        url={made?.url ?? null}
        email={made?.email ?? ''}
        onClose={() => {
          setMade(null)
          router.refresh()
        }}
      />
    </>
  )
}
