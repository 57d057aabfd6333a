'use client'

import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'

interface InvitationLinkDialogProps {
  /** null: nothing to show */
  url: string | null
  email: string
  isReturning?: boolean
  onClose: () => void
}

/** The link, for the only time: it also goes out by e-mail where this server sends any. */
export function InvitationLinkDialog({ url, email, isReturning = false, onClose }: InvitationLinkDialogProps) {
  return (
    <SecretOnceDialog
      open={url !== null}
      onClose={onClose}
      title={isReturning ? `Password link for ${email}` : `${email} is invited`}
      description={`Whoever has this link ${isReturning ? 'sets the password of' : 'becomes'} ${email}. It works once, for seven days, and is shown only now.`}
      values={[{ label: 'Link', value: url ?? '', secret: true }]}
      fileName="gatehouse-invitation.txt"
      note="Where this server sends e-mail it is on its way already. Otherwise hand it over yourself, to this person alone."
    />
  )
}
