'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { saveLdapPart } from './api/save-identity-store'
import { SearchFields } from './search-fields'
import { ldapOf, type StoreCardProps } from './store-card-props'

export function SearchCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./search-card-schema').then((m) => m.searchCardSchema),
    labels: { baseDn: 'Base', scope: 'Depth', filter: 'Filter', usernameAttribute: 'User name' },
    read: (view) => ({ ...ldapOf(view).search }),
    save: (values, version, base) => saveLdapPart(base, 'search', values, version),
  })
  return (
    <EntityCard
      title="Search"
      description="Who counts as a person, and by which name they sign in. Referrals to other directories are not followed."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      <SearchFields register={edit.form.register} errors={edit.errors} />
    </EntityCard>
  )
}
