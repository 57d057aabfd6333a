'use client'

import type { ReactNode } from 'react'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import { passwordGrantSetting } from '@/lib/schemas/password-grant'
import { mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'
import { lastDayOf, passwordGrantAttributes } from './password-grant-days'

interface PasswordGrantCardProps extends DomainCardProps {
  /** who still uses it */
  children: ReactNode
}

/** The legacy that a migration retires: whether it is open here, until when, and who would notice. */
export function PasswordGrantCard({ domain, access, children }: PasswordGrantCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./password-grant-card-schema').then((m) => m.passwordGrantCardSchema),
    labels: { isOn: 'Password grant', lastDay: 'Last day of the password grant' },
    read: (view) => ({
      isOn: passwordGrantSetting(view.customAttrs).isOn,
      lastDay: lastDayOf(view.customAttrs),
    }),
    save: (values, version, base) =>
      saveDomain(domain.id, mergeCustomAttrs(base, passwordGrantAttributes(values, base.customAttrs)), version),
  })
  const { isOn, lastDay } = edit.form.watch()
  return (
    <EntityCard
      title="Password grant"
      description="Clients send a person’s name and password to the token endpoint. Kept for what cannot move yet."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      {isOn && (
        <Alert
          tone="attention"
          title={lastDay ? 'Clients see passwords until then' : 'Clients see passwords, without an end'}
        >
          Whoever runs such a client can keep every password it is given, and no second factor can be asked for. RFC
          9700 §2.4 forbids the grant; move its clients to the authorization code flow, then switch it off here.
        </Alert>
      )}
      <Switch
        label="Take passwords at the token endpoint"
        description="Off refuses the grant at once, with unauthorized_client. Tokens already issued live on."
        {...edit.form.register('isOn')}
      />
      {isOn && (
        <Field
          label="Last day"
          help="The grant ends when that day is over in UTC. Empty sets no end. The overview warns 60 days ahead."
          error={edit.errors.lastDay?.message}
          optional
        >
          <Input type="date" className="w-44" {...edit.form.register('lastDay')} />
        </Field>
      )}
      {children}
    </EntityCard>
  )
}
