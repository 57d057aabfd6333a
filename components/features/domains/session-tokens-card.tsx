'use client'

import { EntityCard } from '@/components/patterns/entity-card'
import { useEntityForm } from '@/components/patterns/use-entity-form'
import { Alert } from '@/components/ui/alert'
import { RadioGroup } from '@/components/ui/radio-group'
import { Switch } from '@/components/ui/switch'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { DomainView } from '@/lib/schemas/domain'
import { type SsoLinkDelivery, ssoSettings } from '@/lib/schemas/sso-settings'
import { mergeCustomAttrs, saveDomain } from './api/save-domain'
import type { DomainCardProps } from './domain-card-props'

type SessionTokens = {
  linkTokensToSession: boolean
  OAUTH_TOKEN_RESPONSE_TYPE: '' | SsoLinkDelivery
}

function read(view: DomainView): SessionTokens {
  const { linksTokens, linkDelivery } = ssoSettings(view.customAttrs)
  return { linkTokensToSession: linksTokens, OAUTH_TOKEN_RESPONSE_TYPE: linkDelivery ?? '' }
}

/** What tokens and the session have to do with each other. */
export function SessionTokensCard({ domain, access }: DomainCardProps) {
  const edit = useEntityForm({
    view: domain,
    schema: () => import('./session-tokens-card-schema').then((m) => m.sessionTokensCardSchema),
    labels: { linkTokensToSession: 'Tokens end with the session', OAUTH_TOKEN_RESPONSE_TYPE: 'SSO link token' },
    read,
    save: ({ linkTokensToSession, ...rest }, version, base) => {
      const patch = { ...rest, linkTokensToSession: linkTokensToSession ? 'true' : '' }
      return saveDomain(domain.id, mergeCustomAttrs(base, patch), version)
    },
  })
  const { OAUTH_TOKEN_RESPONSE_TYPE: delivery } = edit.form.watch()
  return (
    <EntityCard
      title="Tokens and sessions"
      description="Whether signing out also ends what clients were given, and whether a sign-in hands out a token of its own."
      edit={edit}
      access={access}
      entity={`domain ${domain.name}`}
    >
      <Switch
        label="Tokens end with the session"
        description="Access and refresh tokens of the code flow name the session and are refused once it ended or was idle too long. Default: off, so an application works on after its user signed out."
        {...edit.form.register('linkTokensToSession')}
      />
      <RadioGroup
        legend="Token for the session (SSO link token)"
        help="A signed token that names the session. A client presents it as an assertion and acts for the person while the session lives. Its lifetime is that of SSO_LINK_TOKEN."
        error={edit.errors.OAUTH_TOKEN_RESPONSE_TYPE?.message}
        options={[
          { value: '', label: 'None', description: 'Nothing is handed out at sign-in. Recommended.' },
          { value: 'cookie', label: 'As a cookie', description: 'OAUTH_TOKEN, for agents that read cookies.' },
          {
            value: 'header',
            label: 'As a header',
            description: 'JWTAssertion, for a proxy in front that takes it on.',
          },
        ]}
        {...edit.form.register('OAUTH_TOKEN_RESPONSE_TYPE')}
      />
      {delivery !== '' && (
        <Alert
          tone="attention"
          title="Whoever holds the token acts for the person"
          action={<TextLink href={routes.domain(domain.id, 'tokens')}>Its lifetime</TextLink>}
        >
          Every client of this domain with the JWT bearer grant can redeem it. Keep its life short, and choose this only
          for agents that cannot ask for a code.
        </Alert>
      )}
    </EntityCard>
  )
}
