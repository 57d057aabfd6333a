'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { saveLdapPart } from './api/save-identity-store'
import { ConnectionFields, type ConnectionForm } from './connection-fields'
import { ldapOf, type StoreCardProps } from './store-card-props'
import { TryDirectory } from './try-directory'

export function ConnectionCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./connection-card-schema').then((m) => m.connectionCardSchema),
    labels: { url: 'Address', bindDn: 'Bind account', caCertificates: 'Certificates of the authorities' },
    read: (view): ConnectionForm => ({ ...ldapOf(view).connection, bindPassword: '' }),
    save: ({ bindPassword, ...connection }, version, base) =>
      saveLdapPart(base, 'connection', connection, version, bindPassword === '' ? {} : { bindPassword }),
  })
  return (
    <EntityCard
      title="Connection"
      description="How the directory is reached, and as whom it is asked."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      <ConnectionFields register={edit.form.register} errors={edit.errors} hasBindPassword={store.hasBindPassword} />
      {access.canWrite && (
        <TryDirectory
          settings={() => {
            const { bindPassword, ...connection } = edit.form.getValues()
            const given = bindPassword === '' ? {} : { bindPassword }
            return { storeId: store.id, ldap: { ...ldapOf(edit.newest()), connection }, ...given }
          }}
        />
      )}
    </EntityCard>
  )
}
