'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { humanDuration } from '@/components/patterns/human-duration'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { LDAP_PRESET_ATTRIBUTES, LDAP_PRESET_WORDS, LDAP_PRESETS, type LdapPreset } from '@/lib/schemas/ldap-presets'
import { saveLdapPart } from './api/save-identity-store'
import { ldapOf, type StoreCardProps } from './store-card-props'

const ATTRIBUTES = [
  ['lockAttribute', 'Locked', 'Since when, or that, somebody is locked.'],
  ['disabledAttribute', 'Disabled', 'A flag, or the account flags of Active Directory.'],
  ['passwordChangedAttribute', 'Password changed', 'When it was last changed.'],
  ['mustChangeAttribute', 'Must change password', 'A flag; in Active Directory the instant 0.'],
] as const

export function NativeCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./native-card-schema').then((m) => m.nativeCardSchema),
    labels: { preset: 'Kind of directory', lockDurationSeconds: 'A lock lasts', ...Object.fromEntries(ATTRIBUTES) },
    read: (view) => ({ ...ldapOf(view).native }),
    save: (values, version, base) => saveLdapPart(base, 'native', values, version),
  })
  const { register, setValue, watch } = edit.form
  const preset = register('preset')
  const duration = Number(watch('lockDurationSeconds'))
  return (
    <EntityCard
      title="Native state"
      description="Where the directory keeps lock and password state. Times of password changes count for every token; the rest counts with “Use Native ID Store Settings”."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      <Field label="Kind of directory" help="A choice fills in the usual names below." required>
        <Select
          className="max-w-md"
          options={LDAP_PRESETS.map((value) => ({ value, label: LDAP_PRESET_WORDS[value] }))}
          {...preset}
          onChange={(event) => {
            void preset.onChange(event)
            const { native } = LDAP_PRESET_ATTRIBUTES[event.target.value as LdapPreset]
            for (const [name] of ATTRIBUTES) setValue(name, native[name], { shouldDirty: true })
          }}
        />
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {ATTRIBUTES.map(([name, label, help]) => (
          <Field key={name} label={label} help={help} optional error={edit.errors[name]?.message}>
            <Input mono {...register(name)} />
          </Field>
        ))}
      </div>
      <Field
        label="A lock of the directory lasts"
        unit="seconds"
        help={
          duration === 0
            ? 'Until somebody ends it. Default: 0.'
            : `${humanDuration(duration)}. Default: 0, until somebody ends it.`
        }
        error={edit.errors.lockDurationSeconds?.message}
        required
      >
        <Input type="number" min={0} className="w-40" {...register('lockDurationSeconds', { valueAsNumber: true })} />
      </Field>
      {!store.useNativeSettings && (
        <Alert tone="info" title="Lock and disabled marks do not count now">
          “Use Native ID Store Settings” is off for this store.
        </Alert>
      )}
    </EntityCard>
  )
}
