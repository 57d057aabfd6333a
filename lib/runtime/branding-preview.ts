import { AppError } from '@/lib/base/app-error'
import type { Clock } from '@/lib/base/clock'
import { createInteractionPages } from '@/lib/interaction/create-interaction-pages'
import type { ConfigSource } from '@/lib/oauth/ports'
import type { ConsentPage, SignInPage } from '@/lib/oauth/ports/pages'
import type { BrandingPreview } from '@/lib/policy/branding-preview'

const CLIENT = { clientId: 'example', name: 'Example', description: '', clientUri: null, policyUri: null, tosUri: null }
const DAY_SECONDS = 86_400

/** Pages of people as they are served, but with a look that is not saved, and for a client that does not exist. */
export function createBrandingPreview({ config, clock }: { config: ConfigSource; clock: Clock }): BrandingPreview {
  return {
    async render(domainName, page, draft) {
      const known = await config.domainByName(domainName)
      if (!known) throw new AppError('not_found', 'There is no such domain')
      // An object of its own: what is remembered of the real one stays as it is.
      const domain = { ...known }
      const pages = createInteractionPages({ clock, branding: { of: () => draft, logo: async () => null } })
      const context = { domain, locales: ['en'], correlationId: 'preview', formTargets: [] }
      const form = { ...context, action: '#', ticket: '', client: CLIENT }
      const answer = await (page === 'sign-in' ? pages.signIn(signIn(form)) : pages.consent(consent(form)))
      return String(answer.body)
    },
  }
}

type Form = Pick<ConsentPage, 'domain' | 'locales' | 'correlationId' | 'formTargets' | 'action' | 'ticket' | 'client'>

function signIn(form: Form): SignInPage {
  return { ...form, username: '', isReauthentication: false, problem: null }
}

function consent(form: Form): ConsentPage {
  const line = { isOptional: false, isKnown: false }
  return {
    ...form,
    username: 'casey.brown',
    groups: [
      {
        resource: null,
        scopes: [
          { ...line, scope: 'openid', description: null },
          { ...line, scope: 'email', description: null, isOptional: true },
        ],
      },
      {
        resource: { name: 'Reservations', description: '' },
        scopes: [{ ...line, scope: 'Reservations.read', description: 'See your reservations' }],
      },
    ],
    accessTokenSeconds: 900,
    refreshTokenSeconds: 30 * DAY_SECONDS,
    consentMinutes: 129_600,
    acknowledgeSeconds: 300,
  }
}
