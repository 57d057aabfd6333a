'use client'

import { useFieldArray } from 'react-hook-form'
import { EntityCard } from '@/components/patterns/entity-card'
import { fieldMessage } from '@/components/patterns/form-errors'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { updateDomainAction } from '@/lib/actions/domains/update-domain'
import type { TokenSetting } from '@/lib/schemas/token-setting'
import { defaultTtlSeconds, TOKEN_TYPES, type TokenType } from '@/lib/schemas/token-type'
import type { DomainCardProps } from './domain-card-props'
import { MissingTokenSetting } from './missing-token-setting'
import { TokenSettingRow } from './token-setting-row'

function newEntry(tokenType: TokenType): TokenSetting {
  return {
    tokenType,
    tokenExpiry: defaultTtlSeconds(tokenType),
    lifeCycleEnabled: false,
    refreshTokenEnabled: false,
    refreshTokenExpiry: 0,
    refreshTokenLifeCycleEnabled: false,
  }
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
  const missing = TOKEN_TYPES.filter((type) => !rows.fields.some((row) => row.tokenType === type))
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
      {missing.map((type) => (
        <MissingTokenSetting
          key={type}
          tokenType={type}
          onAdd={access.canWrite ? () => rows.append(newEntry(type)) : undefined}
        />
      ))}
    </EntityCard>
  )
}
