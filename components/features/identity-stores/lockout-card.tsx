'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { humanDuration } from '@/components/patterns/human-duration'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { saveIdentityStore } from './api/save-identity-store'
import type { StoreCardProps } from './store-card-props'

/** "Use Native ID Store Settings" and "Enable Password Management", in the words of the original. */
export function LockoutCard({ store, access }: StoreCardProps) {
  const edit = useEntityForm({
    view: store,
    schema: () => import('./lockout-card-schema').then((m) => m.lockoutCardSchema),
    labels: {
      useNativeSettings: 'Use Native ID Store Settings',
      passwordManagement: 'Enable Password Management',
      lockoutFailures: 'Failures',
      lockoutWindowSeconds: 'Window',
      lockoutDurationSeconds: 'Duration',
    },
    read: ({
      useNativeSettings,
      passwordManagement,
      lockoutFailures,
      lockoutWindowSeconds,
      lockoutDurationSeconds,
    }) => ({
      useNativeSettings,
      passwordManagement,
      lockoutFailures,
      lockoutWindowSeconds,
      lockoutDurationSeconds,
    }),
    save: (values, version) => saveIdentityStore(store.id, values, version),
  })
  const { register, watch } = edit.form
  const number = (name: 'lockoutFailures' | 'lockoutWindowSeconds' | 'lockoutDurationSeconds') =>
    register(name, { valueAsNumber: true })
  const isCounting = watch('passwordManagement')
  return (
    <EntityCard
      title="Lockout"
      description="When somebody is refused, whatever they prove. It holds in every grant and for every token they have."
      edit={edit}
      access={access}
      entity={`identity store ${store.name}`}
    >
      {store.kind === 'LDAP' && (
        <Checkbox
          label="Use Native ID Store Settings"
          description="Lock and password state that the directory itself keeps decides."
          {...register('useNativeSettings')}
        />
      )}
      <Checkbox
        label="Enable Password Management"
        description="Failed passwords are counted here and lock the person for a while."
        {...register('passwordManagement')}
      />
      <div className="grid gap-5 sm:grid-cols-3">
        <Field label="Failures" help="1 to 1,000. Default: 5." error={edit.errors.lockoutFailures?.message} required>
          <Input type="number" min={1} max={1000} {...number('lockoutFailures')} />
        </Field>
        <Field
          label="Window"
          unit="seconds"
          help={`Within ${humanDuration(Number(watch('lockoutWindowSeconds')))}. Default: 900.`}
          error={edit.errors.lockoutWindowSeconds?.message}
          required
        >
          <Input type="number" min={1} {...number('lockoutWindowSeconds')} />
        </Field>
        <Field
          label="Duration"
          unit="seconds"
          help={`Locked for ${humanDuration(Number(watch('lockoutDurationSeconds')))}. Default: 900.`}
          error={edit.errors.lockoutDurationSeconds?.message}
          required
        >
          <Input type="number" min={1} {...number('lockoutDurationSeconds')} />
        </Field>
      </div>
      {!isCounting && (
        <Alert tone="attention" title="Nothing slows down guessing here">
          {store.kind === 'LDAP'
            ? 'Keep it so only where the directory itself locks after failures.'
            : 'Without counting, a password can be tried as often as somebody likes.'}
        </Alert>
      )}
    </EntityCard>
  )
}
