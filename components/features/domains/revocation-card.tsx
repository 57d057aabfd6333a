'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Switch } from '@/components/ui/switch'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import { mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

export function RevocationCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./revocation-card-schema').then((m) => m.revocationCardSchema),
    labels: { revokeTwoLeggedTokens: 'Revoke tokens of clients themselves' },
    read: (view) => ({ revokeTwoLeggedTokens: ssoSettings(view.customAttrs).revokesTwoLegged }),
    save: ({ revokeTwoLeggedTokens }, version, base) =>
      saveDomain(
        domain.id,
        mergeCustomAttrs(base, { revokeTwoLeggedTokens: revokeTwoLeggedTokens ? 'true' : '' }),
        version,
      ),
  })
  return (
    <EntityCard
      title="Revocation"
      description="What a client can take back at the revocation endpoint (RFC 7009)."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Switch
        label="Also tokens that no person is behind"
        description="Off answers 415 for a token of client credentials, as the original does; such a token then lives to its end unless the client is deleted. On ends it at once."
        {...edit.form.register('revokeTwoLeggedTokens')}
      />
    </EntityCard>
  )
}
