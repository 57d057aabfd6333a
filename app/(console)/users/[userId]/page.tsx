import { AddressCard } from '@/components/features/users/address-card'
import { AttributesCard } from '@/components/features/users/attributes-card'
import { ContactCard } from '@/components/features/users/contact-card'
import { GroupsCard } from '@/components/features/users/groups-card'
import { IdentityCard } from '@/components/features/users/identity-card'
import { ProfileCard } from '@/components/features/users/profile-card'
import { StatePanel } from '@/components/features/users/state-panel'
import { loadUser, type UserPageProps, userTitle } from './load-user'

export const generateMetadata = userTitle('Profile')

export default async function UserPage({ params }: UserPageProps) {
  const { user, access } = await loadUser((await params).userId)
  const editing =
    access.canWrite && user.storeKind === 'LDAP'
      ? { canWrite: false, reason: `${user.storeName} is a directory: people are edited there, and read from there.` }
      : access
  return (
    <>
      <StatePanel user={user} access={access} />
      <IdentityCard user={user} access={editing} />
      <ContactCard user={user} access={editing} />
      <AddressCard user={user} access={editing} />
      <ProfileCard user={user} access={editing} />
      <GroupsCard user={user} access={editing} />
      <AttributesCard user={user} access={editing} />
    </>
  )
}
