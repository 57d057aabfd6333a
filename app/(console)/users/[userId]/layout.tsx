import type { ReactNode } from 'react'
import { UserHeader } from '@/components/features/users/user-header'
import { previewUserDeletion } from '@/lib/users/delete-user'
import { loadUser, type UserPageProps } from './load-user'

export default async function UserLayout({ params, children }: UserPageProps & { children: ReactNode }) {
  const { ctx, user, access } = await loadUser((await params).userId)
  const goes = access.canWrite ? await previewUserDeletion(ctx, user.id) : { families: 0, isExact: true }
  return (
    <>
      <UserHeader user={user} canWrite={access.canWrite} families={{ count: goes.families, isExact: goes.isExact }} />
      <div className="content grid grid-cols-1 gap-4">{children}</div>
    </>
  )
}
