import type { Clock } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { createInteractionPages } from '@/lib/interaction/create-interaction-pages'
import type { BrandingSource } from '@/lib/oauth/ports/branding'
import type { BrowserPorts } from '@/lib/oauth/ports/browser'
import type { Store } from '@/lib/store/store'
import { createPasswordChanges } from '@/lib/users/change-own-password'
import { createUserDirectory } from '@/lib/users/directory'
import { ldapDirectory } from '@/lib/users/ldap/ldap-directory'
import { runtimeAuthorizationCodes } from './authorization-codes'
import { AuthorizationUsageRecorder } from './authorization-usage'
import { SignInLog } from './sign-in-log'
import { RuntimeSsoSessions } from './sso-sessions'
import { ticketKeyOf } from './ticket-key'

export interface BrowserDeps {
  store: Store
  clock: Clock
  random: Random
  masterKey: MasterKey
  branding: BrandingSource
}

export interface RuntimeBrowser {
  ports: BrowserPorts
  /** writes what is still in memory: uses of sessions, figures, sign-ins for the audit log */
  flush(): Promise<void>
}

/** What the flows of people in a browser need, wired to the store; everything that may wait is written in batches. */
export function createBrowserPorts(deps: BrowserDeps): RuntimeBrowser {
  const { store, clock, masterKey, branding } = deps
  const sessions = new RuntimeSsoSessions(store)
  const usage = new AuthorizationUsageRecorder(store)
  const signIns = new SignInLog(store, masterKey)
  const users = { ...deps, directory: ldapDirectory }
  return {
    ports: {
      codes: runtimeAuthorizationCodes(deps),
      sessions,
      consents: store.consents,
      pages: createInteractionPages({ branding, clock }),
      passwords: createPasswordChanges(users, createUserDirectory(users)),
      authorizationEvents: {
        asked: (event) => usage.asked(event),
        signIn: (event) => signIns.signIn(event),
      },
      ticketKey: ticketKeyOf(masterKey),
    },
    flush: async () => void (await Promise.all([sessions.flush(), usage.flush(), signIns.flush()])),
  }
}
