'use client'

import { EffectiveValue } from '@/components/patterns/effective-value'
import { EntityCard } from '@/components/patterns/entity-card'
import { humanDuration } from '@/components/patterns/human-duration'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import type { DomainView } from '@/lib/schemas/domain'
import { CONSENT_START_MINUTES, DEFAULT_CONSENT_ACKNOWLEDGE_SECONDS } from '@/lib/schemas/sso-settings'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

function read(view: DomainView) {
  const minutes = customAttr(view, 'consentExpiryTimeInMinutes')
  const acknowledgeSeconds = customAttr(view, 'consentAcknowledgeExpiryTimeInSeconds')
  return { isKept: minutes !== '', minutes, acknowledgeSeconds }
}

/** Whether an answer is remembered; the switch of the server, where there is one, is shown beside what it overrules. */
export function ConsentCard({ domain, access, serverMinutes }: DomainCardProps & { serverMinutes: number | null }) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./consent-card-schema').then((m) => m.consentCardSchema),
    labels: { isKept: 'Consents are kept', minutes: 'A consent lasts', acknowledgeSeconds: 'Time to press Allow' },
    read,
    save: ({ isKept, minutes, acknowledgeSeconds }, version, base) => {
      const patch = {
        consentExpiryTimeInMinutes: isKept ? minutes : '',
        consentAcknowledgeExpiryTimeInSeconds: acknowledgeSeconds,
      }
      return saveDomain(domain.id, mergeCustomAttrs(base, patch), version)
    },
  })
  const { isKept, minutes, acknowledgeSeconds } = edit.form.watch()
  const ownWords = isKept ? `${minutes || '?'} minutes` : null
  return (
    <EntityCard
      title="Consent management"
      description="Whether what a person allowed a client is remembered, and for how long."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      {serverMinutes !== null && (
        <Alert tone="info" title="The server decides for every domain">
          <span className="flex flex-wrap items-center gap-x-2">
            A consent lasts
            <EffectiveValue
              value={humanDuration(serverMinutes * 60)}
              origin="server"
              why="GATEHOUSE_CONSENT_EXPIRY_MINUTES is set where the server was started, and wins over every domain."
              chain={[
                { origin: 'server', label: 'Server', value: `${serverMinutes} minutes` },
                { origin: 'domain', label: 'Domain', value: ownWords },
              ]}
            />
            whatever is set here.
          </span>
        </Alert>
      )}
      <Switch
        label="Remember what people allow"
        description="Needed for the ledger of consents and for revoking tokens. Off shows the consent page at every sign-in, and the revocation endpoint answers with an error."
        {...edit.form.register('isKept', {
          onChange: (event) => {
            if (!event.target.checked || edit.form.getValues('minutes') !== '') return
            edit.form.setValue('minutes', String(CONSENT_START_MINUTES), { shouldDirty: true })
          },
        })}
      />
      {isKept && (
        <Field
          label="A consent lasts"
          unit={`minutes · ${humanDuration(Number(minutes) * 60) || '?'}`}
          help="Then the page is shown again. Consents given before keep the end they were given."
          error={edit.errors.minutes?.message}
          required
        >
          <Input inputMode="numeric" className="w-36" {...edit.form.register('minutes')} />
        </Field>
      )}
      <Field
        label="Time to press Allow"
        unit={`seconds · ${humanDuration(Number(acknowledgeSeconds) || DEFAULT_CONSENT_ACKNOWLEDGE_SECONDS)}`}
        help="A consent page left open longer ends with an error and gives no code. Empty: 300 seconds."
        error={edit.errors.acknowledgeSeconds?.message}
        optional
      >
        <Input inputMode="numeric" placeholder="300" className="w-36" {...edit.form.register('acknowledgeSeconds')} />
      </Field>
    </EntityCard>
  )
}
