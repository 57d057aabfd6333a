'use client'

import { useFieldArray } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Button } from '@/components/ui/button'
import { updateDomainAction } from '@/lib/actions/domains/update-domain'
import type { TokenSetting } from '@/lib/schemas/token-setting'
import { DEFAULT_ID_TOKEN_TTL_SECONDS } from '@/lib/schemas/token-type'
import type { DomainCardProps } from './domain-card-props'
import { TokenSettingRow } from './token-setting-row'

const NEW_ID_TOKEN: TokenSetting = {
  tokenType: 'ID_TOKEN',
  tokenExpiry: DEFAULT_ID_TOKEN_TTL_SECONDS,
  lifeCycleEnabled: false,
  refreshTokenEnabled: false,
  refreshTokenExpiry: 0,
  refreshTokenLifeCycleEnabled: false,
}

/** A row per token type. The whole list is sent, so that taking ID_TOKEN away takes it away. */
export function TokenSettingsCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./token-settings-card-schema').then((m) => m.tokenSettingsCardSchema),
    labels: { tokenSettings: 'Token lifetimes' },
    read: (view) => ({ tokenSettings: view.tokenSettings.map((entry) => ({ ...entry })) }),
    save: (values, expectedVersion) =>
      updateDomainAction({ id: domain.id, patch: values, expectedVersion, forceUpdate: true }),
  })
  const rows = useFieldArray({ control: edit.form.control, name: 'tokenSettings' })
  const hasIdToken = rows.fields.some((row) => row.tokenType === 'ID_TOKEN')
  return (
    <EntityCard
      title="Lifetimes"
      description="How long each kind of token of this domain lives. Tokens already issued keep the end they were given."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <div className="divide-y">
        {rows.fields.map((row, index) => (
          <TokenSettingRow
            key={row.id}
            tokenType={row.tokenType}
            index={index}
            form={edit.form}
            onRemove={row.tokenType === 'ID_TOKEN' && access.canWrite ? () => rows.remove(index) : undefined}
          />
        ))}
      </div>
      {fieldMessage(edit.errors, 'tokenSettings') && (
        <p role="alert" className="text-sm text-bad">
          {fieldMessage(edit.errors, 'tokenSettings')}
        </p>
      )}
      {!hasIdToken && (
        <div className="flex flex-wrap items-center gap-3 text-sm text-muted">
          <p className="min-w-0 flex-1 basis-72">
            ID tokens have no setting of their own here and live {DEFAULT_ID_TOKEN_TTL_SECONDS.toLocaleString('en')}{' '}
            seconds. Older servers refuse a domain that carries one; remove it before a roll-back.
          </p>
          {access.canWrite && <Button onClick={() => rows.append(NEW_ID_TOKEN)}>Add ID token</Button>}
        </div>
      )}
    </EntityCard>
  )
}
