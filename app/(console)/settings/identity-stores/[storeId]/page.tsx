import { ConnectionCard } from '@/components/features/identity-stores/connection-card'
import { DescriptionCard } from '@/components/features/identity-stores/description-card'
import { GroupsCard } from '@/components/features/identity-stores/groups-card'
import { LockoutCard } from '@/components/features/identity-stores/lockout-card'
import { MappingCard } from '@/components/features/identity-stores/mapping-card'
import { NativeCard } from '@/components/features/identity-stores/native-card'
import { SearchCard } from '@/components/features/identity-stores/search-card'
import { loadStore, type StorePageProps, storeTitle } from './load-store'

export const generateMetadata = storeTitle('Settings')

export default async function StorePage({ params }: StorePageProps) {
  const { store, access } = await loadStore((await params).storeId)
  const props = { store, access }
  return (
    <>
      <DescriptionCard {...props} />
      {store.kind === 'LDAP' && (
        <>
          <ConnectionCard {...props} />
          <SearchCard {...props} />
          <MappingCard {...props} />
          <GroupsCard {...props} />
          <NativeCard {...props} />
        </>
      )}
      <LockoutCard {...props} />
    </>
  )
}
