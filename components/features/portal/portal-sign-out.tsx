'use client'

import { LogOut } from 'lucide-react'
import { useTransition } from 'react'
import { MenuItem } from '@/components/ui/dropdown-menu'
import { signOutAction } from '@/lib/actions/session/sign-out'

export function PortalSignOut() {
  const [, start] = useTransition()
  return (
    <MenuItem icon={<LogOut aria-hidden />} onSelect={() => start(() => signOutAction())}>
      Sign out
    </MenuItem>
  )
}
