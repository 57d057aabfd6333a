import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Tabs } from '@/components/ui/tabs'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { UserView } from '@/lib/schemas/user'
import { DeleteUserButton } from './delete-user-button'
import { UserStatus } from './user-status'

interface UserHeaderProps {
  user: UserView
  canWrite: boolean
  /** what would go with the user */
  families: { count: number; isExact: boolean }
}

export function UserHeader({ user, canWrite, families }: UserHeaderProps) {
  return (
    <PageHeader
      title={user.username}
      description={user.displayName || undefined}
      crumbs={[{ label: 'Users', href: routes.users() }, { label: user.username }]}
      meta={<UserStatus state={user.state} />}
      actions={canWrite && <DeleteUserButton user={user} families={families} />}
      tabs={
        <Tabs
          label="User pages"
          tabs={[
            { href: routes.user(user.id), label: 'Profile', exact: true },
            { href: routes.user(user.id, 'access'), label: 'Sessions and consents' },
            { href: routes.user(user.id, 'refused'), label: 'What would be refused now' },
            { href: routes.user(user.id, 'history'), label: 'History' },
          ]}
        />
      }
    >
      <span className="flex min-w-0 items-baseline gap-2 text-sm">
        <span className="text-muted">Identity store</span>
        <span className="min-w-0 break-words">{user.storeName}</span>
      </span>
      <span className="flex min-w-0 items-center gap-2 text-sm">
        <span className="text-muted">Id</span>
        <CopyableValue label="user id" value={user.id} max={18} />
      </span>
      <span className="flex items-center gap-2 text-sm">
        <span className="text-muted">Last sign-in</span>
        <Time value={user.lastSignInAt} empty="never" />
      </span>
    </PageHeader>
  )
}
