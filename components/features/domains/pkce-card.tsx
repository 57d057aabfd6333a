'use client'

import { type BaseSyntheticEvent, useState } from 'react'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { domainPkce, requiresS256 } from '@/lib/schemas/pkce-rule'
import type { PkceUse } from '@/lib/schemas/pkce-use'
import { customAttr, mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'
import { pkceChange } from './pkce-change'
import { PkceChangeNotice } from './pkce-change-notice'
import { PKCE_CHOICES, pkceAdvice } from './pkce-choices'

/** The rule of the domain; whom a stricter one would refuse is said before it can be saved. */
export function PkceCard({ domain, access, use }: DomainCardProps & { use: PkceUse }) {
  const [asking, setAsking] = useState(false)
  const stored = customAttr(domain, 'usePKCE')
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./pkce-card-schema').then((m) => m.pkceCardSchema),
    labels: { usePKCE: 'PKCE', pkceS256Only: 'S256 only' },
    read: (view) => ({ usePKCE: customAttr(view, 'usePKCE'), pkceS256Only: requiresS256(view.customAttrs) }),
    save: ({ usePKCE, pkceS256Only }, version, base) =>
      saveDomain(domain.id, mergeCustomAttrs(base, { usePKCE, pkceS256Only: pkceS256Only ? 'true' : '' }), version),
  })
  const chosen = edit.form.watch()
  const change = pkceChange(
    { rule: domainPkce(domain.customAttrs), s256Only: requiresS256(domain.customAttrs) },
    { rule: domainPkce({ usePKCE: chosen.usePKCE }), s256Only: chosen.pkceS256Only },
    use.clients,
  )
  const advice = pkceAdvice(chosen.usePKCE)
  const known = PKCE_CHOICES.some((choice) => choice.value === stored)
  const submit = async (event?: BaseSyntheticEvent) => {
    if (change.refused.length === 0) return edit.submit(event)
    event?.preventDefault()
    setAsking(true)
  }
  return (
    <>
      <EntityCard
        title="PKCE"
        description="Proof that the party redeeming a code is the one that asked for it. A client can set its own rule, which wins."
        edit={{ ...edit, submit }}
        access={access}
        entity={`domain ${domain.name}`}
      >
        <Field
          label="Who must use PKCE"
          error={edit.errors.usePKCE?.message}
          help="Default on the REST surface: not set."
        >
          <Select className="max-w-md" {...edit.form.register('usePKCE')}>
            {PKCE_CHOICES.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
            {!known && <option value={stored}>{stored} (not honoured: values are case-sensitive)</option>}
          </Select>
        </Field>
        {advice && (
          <Alert tone="attention" title="Weaker than RFC 9700 §2.1.1 asks">
            {advice}
          </Alert>
        )}
        <Switch
          label="Take S256 challenges only"
          description="A plain challenge is the verifier itself, so whoever reads the request can redeem the code. Default on the REST surface: off."
          {...edit.form.register('pkceS256Only')}
        />
        {edit.isDirty && <PkceChangeNotice change={change} isCut={use.isCut} />}
      </EntityCard>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        danger
        title={
          change.refused.length === 1 ? 'Refuse a client in use?' : `Refuse ${change.refused.length} clients in use?`
        }
        description="They came in the last 30 days in a way that is refused from the moment this is saved. Their people cannot sign in until the clients change."
        confirmLabel="Save and refuse them"
        onConfirm={async () => {
          await edit.submit()
        }}
      >
        <ul className="grid max-h-60 gap-1 overflow-y-auto">
          {change.refused.map(({ client }) => (
            <li key={client.pk} className="[overflow-wrap:anywhere]">
              {client.name}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </>
  )
}
