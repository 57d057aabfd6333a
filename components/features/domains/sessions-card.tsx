'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { humanDuration } from '@/components/patterns/human-duration'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

/** How long somebody who signed in is not asked again. */
export function SessionsCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./sessions-card-schema').then((m) => m.sessionsCardSchema),
    labels: { ssoSessionIdleInMinutes: 'Session ends unused', ssoSessionMaxInMinutes: 'Session ends at the latest' },
    read: (view) => ({
      ssoSessionIdleInMinutes: customAttr(view, 'ssoSessionIdleInMinutes'),
      ssoSessionMaxInMinutes: customAttr(view, 'ssoSessionMaxInMinutes'),
    }),
    save: (values, version, base) => saveDomain(domain.id, mergeCustomAttrs(base, values), version),
  })
  const { idleMinutes, maxMinutes } = ssoSettings(edit.form.watch())
  return (
    <EntityCard
      title="Sessions"
      description="Who signed in once is let through to every client of this domain until the session ends. New values hold from the next sign-in on."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Field
          label="Ends when unused for"
          unit={`minutes · ${humanDuration(idleMinutes * 60)}`}
          help="Empty: 30 minutes."
          error={edit.errors.ssoSessionIdleInMinutes?.message}
          optional
        >
          <Input
            inputMode="numeric"
            placeholder="30"
            className="w-28"
            {...edit.form.register('ssoSessionIdleInMinutes')}
          />
        </Field>
        <Field
          label="Ends at the latest after"
          unit={`minutes · ${humanDuration(maxMinutes * 60)}`}
          help="Counted from sign-in, however busy it is. Empty: 480 minutes, a working day."
          error={edit.errors.ssoSessionMaxInMinutes?.message}
          optional
        >
          <Input
            inputMode="numeric"
            placeholder="480"
            className="w-28"
            {...edit.form.register('ssoSessionMaxInMinutes')}
          />
        </Field>
      </div>
      {idleMinutes >= maxMinutes && (
        <Alert tone="info" title="The first limit never matters" live>
          A session has reached its latest end before it could be unused for so long.
        </Alert>
      )}
      {maxMinutes > 1440 && (
        <Alert tone="attention" title="A session outlives the day" live>
          A browser left open on a shared machine stays signed in overnight.
        </Alert>
      )}
    </EntityCard>
  )
}
