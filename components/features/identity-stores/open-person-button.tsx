'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { openDirectoryPersonAction } from '@/lib/actions/identity-stores/open-directory-person'
import { routes } from '@/lib/base/routes'

export function OpenPersonButton({ storeId, username }: { storeId: string; username: string }) {
  const router = useRouter()
  const [isOpening, setIsOpening] = useState(false)
  return (
    <Button
      size="sm"
      loading={isOpening}
      aria-label={`Open ${username}`}
      onClick={async () => {
        setIsOpening(true)
        const answer = await openDirectoryPersonAction({ storeId, username }).finally(() => setIsOpening(false))
        if (answer.ok) router.push(routes.user(answer.data.id))
        else toast.error(answer.message)
      }}
    >
      Open
    </Button>
  )
}
