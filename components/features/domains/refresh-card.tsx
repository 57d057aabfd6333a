'use client'

import { EffectiveValue } from '@/components/patterns/effective-value'
import { EntityCard } from '@/components/patterns/entity-card'
import { humanDuration } from '@/components/patterns/human-duration'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { routes } from '@/lib/base/routes'
import { refreshSwitches, switchOf } from '@/lib/schemas/refresh-switches'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'
import { RefreshMatrix } from './refresh-matrix'

export interface RefreshServer {
  refreshRotation: boolean
  refreshAutoRevoke: boolean
  refreshGraceSeconds: number
}

const SWITCHES = [
  {
    name: 'refreshTokenRotation',
    label: 'A refresh also returns a new refresh token',
    help: 'A client that keeps the newest one finds out when somebody else used its token.',
    server: 'refreshRotation',
  },
  {
    name: 'refreshTokenAutoRevoke',
    label: 'A refresh token ends with its use',
    help: 'Used again later, it ends everything that came of the same grant: one of the two users stole it.',
    server: 'refreshAutoRevoke',
  },
] as const

/** How refresh tokens of the domain behave: its own switches over those of the server, and the row that results. */
export function RefreshCard({ domain, access, server }: DomainCardProps & { server: RefreshServer }) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./refresh-card-schema').then((m) => m.refreshCardSchema),
    labels: {
      refreshTokenRotation: 'New refresh token with each refresh',
      refreshTokenAutoRevoke: 'Refresh token ends with its use',
      refreshTokenAbsoluteExpiryInSeconds: 'End of refreshing',
    },
    read: (view) => ({
      refreshTokenRotation: asChoice(switchOf(view.customAttrs, 'refreshTokenRotation')),
      refreshTokenAutoRevoke: asChoice(switchOf(view.customAttrs, 'refreshTokenAutoRevoke')),
      refreshTokenAbsoluteExpiryInSeconds: customAttr(view, 'refreshTokenAbsoluteExpiryInSeconds'),
    }),
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, values), version),
  })
  const values = edit.form.watch()
  const inForce = refreshSwitches(values, server)
  const absolute = Number(values.refreshTokenAbsoluteExpiryInSeconds)
  return (
    <EntityCard
      title="Refresh tokens"
      description="What happens when a client refreshes. The two switches hold from the next refresh on, also for tokens already issued."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      {SWITCHES.map(({ name, label, help, server: fallback }) => (
        <Field
          key={name}
          label={label}
          help={help}
          error={edit.errors[name]?.message}
          aside={
            <EffectiveValue
              value={(values[name] === '' ? server[fallback] : values[name] === 'true') ? 'on' : 'off'}
              origin={values[name] === '' ? 'server' : 'domain'}
              why={
                values[name] === ''
                  ? 'The domain says nothing, so the server-wide switch holds.'
                  : 'The domain says so itself, whatever the server-wide switch is.'
              }
              href={values[name] === '' ? routes.oauthSettings() : undefined}
            />
          }
        >
          <Select
            className="max-w-72"
            options={[
              { value: '', label: `As the server has it: ${server[fallback] ? 'on' : 'off'}` },
              { value: 'true', label: 'On' },
              { value: 'false', label: 'Off' },
            ]}
            {...edit.form.register(name)}
          />
        </Field>
      ))}
      <RefreshMatrix {...inForce} graceSeconds={server.refreshGraceSeconds} />
      <Field
        label="Refreshing ends after"
        unit={`seconds${absolute > 0 ? ` · ${humanDuration(absolute)}` : ''}`}
        help="Counted from the grant, however often it was refreshed; then the client must ask the person again. What was granted before keeps the end it was given. Empty sets no end."
        error={edit.errors.refreshTokenAbsoluteExpiryInSeconds?.message}
        optional
      >
        <Input inputMode="numeric" className="w-36" {...edit.form.register('refreshTokenAbsoluteExpiryInSeconds')} />
      </Field>
    </EntityCard>
  )
}

function asChoice(value: boolean | undefined): '' | 'true' | 'false' {
  return value === undefined ? '' : value ? 'true' : 'false'
}
