'use client'

import { SecretOnceDialog } from '@/components/patterns/secret-once-dialog'

interface UserPasswordOnceProps {
  username: string
  /** null: nothing to show */
  password: string | null
  onClose: () => void
}

export function UserPasswordOnce({ username, password, onClose }: UserPasswordOnceProps) {
  return (
    <SecretOnceDialog
      open={password !== null}
      onClose={onClose}
      title={`The password of ${username}`}
      values={[
        { label: 'User name', value: username },
        { label: 'Password', value: password ?? '', secret: true },
      ]}
      fileName={`${username}-password.txt`}
    />
  )
}
