import type { Metadata } from 'next'
import { cache } from 'react'
import type { Access } from '@/components/patterns/access'
import type { ServiceContext } from '@/lib/auth/context'
import type { UserView } from '@/lib/schemas/user'
import { getUser } from '@/lib/users/users'
import { orNotFound } from '../../or-not-found'
import { accessFor, pageContext } from '../../page-context'

export interface UserPageProps {
  params: Promise<{ userId: string }>
}

/** The person of the address; layout, page and title of one request read it once. */
export const loadUser = cache(
  async (userId: string): Promise<{ ctx: ServiceContext; user: UserView; access: Access }> => {
    const ctx = await pageContext()
    const user = await orNotFound(getUser(ctx, { id: userId }))
    return { ctx, user, access: accessFor(ctx, 'users:write') }
  },
)

export function userTitle(tab: string) {
  return async ({ params }: UserPageProps): Promise<Metadata> => {
    const { user } = await loadUser((await params).userId)
    return { title: `${tab} · ${user.username}` }
  }
}
