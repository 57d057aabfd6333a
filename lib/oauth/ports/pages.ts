import type { HttpResponse } from '@/lib/base/http-message'
import type { MaybePromise, RuntimeDomain } from '../ports'

/** What every page is told: whose it is, how to speak, and where its forms may lead. */
export interface PageContext {
  /** null where no domain is known yet */
  domain: RuntimeDomain | null
  /** languages the person reads, best first: `ui_locales`, then `Accept-Language` */
  locales: readonly string[]
  correlationId: string
  /** origins or schemes a form of this page may end up at after redirects, for the content security policy */
  formTargets: readonly string[]
}

/** The client that asks, as a person may know it. */
export interface PageClient {
  clientId: string
  name: string
  description: string
  clientUri: string | null
  policyUri: string | null
  tosUri: string | null
}

export interface SignInPage extends PageContext {
  /** where the form is posted, and the ticket it carries in the hidden field `ticket` */
  action: string
  ticket: string
  /** null when a person signs in to their own pages */
  client: PageClient | null
  /** filled in for the person */
  username: string
  /** true when the person is signed in and is asked to prove it again; the name then cannot be changed */
  isReauthentication: boolean
  /** what went wrong the last time */
  problem: 'wrong' | 'locked' | 'disabled' | 'throttled' | 'unavailable' | 'expired' | null
}

export interface ConsentScopeLine {
  scope: string
  /** in words: the description the administrator gave, or null */
  description: string | null
  /** the person may leave it out */
  isOptional: boolean
  /** allowed before */
  isKnown: boolean
}

export interface ConsentPage extends PageContext {
  action: string
  ticket: string
  client: PageClient
  username: string
  /** OpenID scopes first, then one group a resource server */
  groups: readonly {
    /** null for the OpenID scopes */
    resource: { name: string; description: string } | null
    scopes: readonly ConsentScopeLine[]
  }[]
  accessTokenSeconds: number
  /** how long the client may renew without the person; null where it gets no refresh token */
  refreshTokenSeconds: number | null
  /** until the page is shown again; null where it is shown every time */
  consentMinutes: number | null
  /** Allow must be pressed within so long */
  acknowledgeSeconds: number
}

export interface ChangePasswordPage extends PageContext {
  action: string
  ticket: string
  username: string
  /** true when nothing else is possible before */
  isRequired: boolean
  problem: 'wrong' | 'unfit' | 'repeat' | 'throttled' | 'unavailable' | null
  /** which rule of `unfit` */
  rule: string | null
}

export interface ErrorPage extends PageContext {
  status: number
  /** `error` and `error_description` of the protocol */
  code: string
  description: string
  /** what the person can do: go back to the application, try again, or only tell somebody */
  advice: 'back' | 'retry' | 'tell'
}

export interface SignOutPage extends PageContext {
  action: string
  ticket: string
  username: string
  client: PageClient | null
}

export interface SignedOutPage extends PageContext {
  client: PageClient | null
}

/** A person's own page: sessions and consents in this domain. */
export interface AccountPage extends PageContext {
  username: string
  /** what was just done, in a word the page knows */
  notice: 'session-ended' | 'sessions-ended' | 'consent-withdrawn' | 'password-changed' | null
  /** the ticket every form of the page carries */
  ticket: string
  actions: { endSession: string; endOthers: string; withdraw: string; changePassword: string; signOut: string }
  sessions: readonly {
    id: string
    isCurrent: boolean
    createdAt: Date
    lastSeenAt: Date
    expiresAt: Date
    address: string | null
    userAgent: string | null
    clients: readonly string[]
  }[]
  consents: readonly {
    id: string
    clientName: string
    clientId: string
    resourceName: string | null
    scopes: readonly { scope: string; description: string | null }[]
    givenAt: Date
    expiresAt: Date | null
  }[]
  /** after how many entries the lists were cut */
  isCut: boolean
}

/** The pages people see during a flow, each as a whole answer with its headers. They decide nothing. */
export interface InteractionPages {
  signIn(page: SignInPage): MaybePromise<HttpResponse>
  consent(page: ConsentPage): MaybePromise<HttpResponse>
  changePassword(page: ChangePasswordPage): MaybePromise<HttpResponse>
  error(page: ErrorPage): MaybePromise<HttpResponse>
  signOut(page: SignOutPage): MaybePromise<HttpResponse>
  signedOut(page: SignedOutPage): MaybePromise<HttpResponse>
  account(page: AccountPage): MaybePromise<HttpResponse>
  /** the page that posts an authorization response to the client. @see OAuth 2.0 Form Post Response Mode */
  formPost(page: {
    redirectUri: string
    fields: Readonly<Record<string, string>>
    locales: readonly string[]
  }): HttpResponse
  /** the domain's logo, or null when it has none */
  logo(domain: RuntimeDomain): Promise<HttpResponse | null>
}
