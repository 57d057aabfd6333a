import type { HttpResponse } from '@/lib/base/http-message'
import type { RuntimeDomain } from '@/lib/oauth/ports'
import type { RuntimeBranding } from '@/lib/oauth/ports/branding'
import type { InteractionPages, PageClient } from '@/lib/oauth/ports/pages'
import { createInteractionPages } from '../create-interaction-pages'

export const NOW = new Date('2026-11-21T15:00:00Z')

/** What strangers can choose: names, descriptions, scopes and links. */
export interface Chosen {
  text: string
  link: string
}
export const HARMLESS: Chosen = { text: 'Guest Portal', link: 'https://portal.example/' }

export const sampleDomain = (name = 'CompanyDomain') => ({ id: 'd1', name }) as RuntimeDomain

export const sampleBranding = (over: Partial<RuntimeBranding> = {}): RuntimeBranding => ({
  displayName: '',
  logoType: null,
  logoVersion: '1',
  accentLight: null,
  accentDark: null,
  supportUrl: null,
  privacyUrl: null,
  termsUrl: null,
  ...over,
})

export const pagesWith = (branding: RuntimeBranding | null): InteractionPages =>
  createInteractionPages({
    branding: { of: () => branding, logo: async () => null },
    clock: { now: () => NOW },
  })

export interface Setting {
  chosen?: Chosen
  locale?: string
  branding?: RuntimeBranding | null
  formTargets?: readonly string[]
}

const sampleClient = ({ text, link }: Chosen): PageClient => ({
  clientId: 'portal-web',
  name: text,
  description: text,
  clientUri: link,
  policyUri: link,
  tosUri: link,
})

/** Every page in every state that shows something of its own, by a name for tests. */
export function everyPage(setting: Setting = {}): Record<string, HttpResponse> {
  const chosen = setting.chosen ?? HARMLESS
  const pages = pagesWith(setting.branding === undefined ? sampleBranding() : setting.branding)
  const context = {
    domain: sampleDomain(),
    locales: [setting.locale ?? 'en'],
    correlationId: '3f0e6f52-77f0-4c7c-9d31-0c9d6a3c9f55',
    formTargets: setting.formTargets ?? [],
  }
  const form = { ...context, action: '/oauth2/domains/CompanyDomain/step', ticket: 'ticket-of-the-form' }
  const client = sampleClient(chosen)
  const person = { username: chosen.text }
  const scope = { scope: `Ledger.${chosen.text}`, description: null }
  const line = { isOptional: false, isKnown: false }
  const session = {
    createdAt: new Date('2026-11-19T08:00:00Z'),
    lastSeenAt: new Date('2026-11-21T14:50:00Z'),
    expiresAt: new Date('2026-11-22T08:00:00Z'),
    address: '203.0.113.7',
    userAgent: chosen.text,
    clients: [chosen.text],
  }
  const signIn = { ...form, ...person, client, isReauthentication: false, problem: null }
  const changePassword = { ...form, ...person, isRequired: false, problem: null, rule: null }
  const error = { ...context, status: 400, code: chosen.text, description: chosen.text }
  const made: Record<string, HttpResponse | Promise<HttpResponse>> = {
    'sign-in': pages.signIn({ ...signIn, username: '' }),
    'sign-in to own pages': pages.signIn({ ...signIn, client: null }),
    'sign-in again': pages.signIn({ ...signIn, isReauthentication: true, problem: 'wrong' }),
    'sign-in again for own pages': pages.signIn({ ...signIn, client: null, isReauthentication: true }),
    consent: pages.consent({
      ...form,
      ...person,
      client,
      groups: [
        {
          resource: null,
          scopes: ['openid', 'profile', 'email', 'address', 'phone'].map((name) => ({
            ...line,
            scope: name,
            description: null,
          })),
        },
        {
          resource: { name: chosen.text, description: chosen.text },
          scopes: [
            { scope: 'Ledger.read', description: chosen.text, isOptional: true, isKnown: true },
            { ...scope, ...line },
            { ...line, scope: 'Ledger.DefaultScope', description: null },
          ],
        },
      ],
      accessTokenSeconds: 3600,
      refreshTokenSeconds: 2_592_000,
      consentMinutes: 129_600,
      acknowledgeSeconds: 300,
    }),
    'consent each time': pages.consent({
      ...form,
      ...person,
      client,
      groups: [],
      accessTokenSeconds: 900,
      refreshTokenSeconds: null,
      consentMinutes: null,
      acknowledgeSeconds: 90,
    }),
    'change password': pages.changePassword(changePassword),
    'change of an expired password': pages.changePassword({ ...changePassword, isRequired: true }),
    'sign-out': pages.signOut({ ...form, ...person, client }),
    'signed out': pages.signedOut({ ...context, client }),
    account: pages.account({
      ...context,
      ...person,
      notice: null,
      ticket: form.ticket,
      actions: {
        endSession: '/own/end',
        endOthers: '/own/end-others',
        withdraw: '/own/withdraw',
        changePassword: '/own/change-password',
        signOut: '/own/sign-out',
      },
      sessions: [
        { ...session, id: 's1', isCurrent: true },
        { ...session, id: 's2', isCurrent: false },
        {
          ...session,
          id: 's3',
          isCurrent: false,
          userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36',
        },
      ],
      consents: [
        {
          id: 'c1',
          clientName: chosen.text,
          clientId: 'portal-web',
          resourceName: chosen.text,
          scopes: [scope],
          givenAt: session.createdAt,
          expiresAt: session.expiresAt,
        },
        {
          id: 'c2',
          clientName: '',
          clientId: 'portal-web',
          resourceName: null,
          scopes: [{ scope: 'openid', description: null }],
          givenAt: session.createdAt,
          expiresAt: null,
        },
      ],
      isCut: true,
    }),
    'account with nothing allowed': pages.account({
      ...context,
      ...person,
      notice: null,
      ticket: form.ticket,
      actions: { endSession: '', endOthers: '', withdraw: '', changePassword: '/own/change-password', signOut: '' },
      sessions: [],
      consents: [],
      isCut: false,
    }),
    'form post': pages.formPost({
      redirectUri: 'https://portal.example/callback',
      fields: { code: 'abc', state: chosen.text },
      locales: context.locales,
    }),
  }
  for (const problem of ['wrong', 'locked', 'disabled', 'throttled', 'unavailable', 'expired'] as const) {
    made[`sign-in: ${problem}`] = pages.signIn({ ...signIn, problem })
  }
  for (const problem of ['wrong', 'unfit', 'repeat', 'throttled', 'unavailable'] as const) {
    made[`change password: ${problem}`] = pages.changePassword({ ...changePassword, problem })
  }
  for (const rule of ['too-short', 'too-long', 'same', 'common', 'directory', 'one of tomorrow']) {
    made[`change password: ${rule}`] = pages.changePassword({ ...changePassword, problem: 'unfit', rule })
  }
  for (const advice of ['back', 'retry', 'tell'] as const) made[`error: ${advice}`] = pages.error({ ...error, advice })
  made['error without a domain'] = pages.error({ ...error, domain: null, advice: 'tell' })
  for (const notice of ['session-ended', 'sessions-ended', 'consent-withdrawn', 'password-changed'] as const) {
    made[`account: ${notice}`] = pages.account({
      ...context,
      ...person,
      notice,
      ticket: form.ticket,
      actions: { endSession: '', endOthers: '', withdraw: '', changePassword: '/own/change-password', signOut: '' },
      sessions: [{ ...session, id: 's1', isCurrent: true }],
      consents: [],
      isCut: false,
    })
  }
  return made as Record<string, HttpResponse>
}

export const htmlOf = (answer: HttpResponse | Promise<HttpResponse>): string => String((answer as HttpResponse).body)
