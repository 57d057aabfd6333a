import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import { LdapClient } from '@/lib/egress/ldap-client'
import { isLdapFailure, type LdapFailure, type LdapFailureKind } from '@/lib/egress/ldap-failure'
import { directoryTrialSchema } from '@/lib/schemas/directory-trial'
import type { DirectoryTrialResult, DirectoryTrialStep, TriedPerson } from '@/lib/schemas/directory-trial-result'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import { openBindPassword } from '../bind-password'
import { loadIdentityStore } from '../reach'
import { checkLdapSettings } from './check-settings'
import { findEntry, personOf, searchPeople } from './find-person'
import { endpointOf } from './ldap-clients'

const SAMPLE = 3

/**
 * Asks a directory with settings that need not be saved: connection and bind, search base, a person. Expected failures
 * are its answer.
 * @throws AppError validation_failed for settings that cannot be tried; on `bindPassword` when the stored one was made
 * for another address: it is not sent elsewhere
 */
export async function tryDirectory(ctx: ServiceContext, input: unknown): Promise<DirectoryTrialResult> {
  authorize(ctx.actor, 'stores:write')
  const { storeId, ldap, bindPassword, username } = parseOrThrow(directoryTrialSchema, input)
  checkLdapSettings(ldap)
  const password = bindPassword ?? (storeId === undefined ? '' : await storedPassword(ctx, storeId, ldap))
  const client = new LdapClient({ ...endpointOf(ldap, password), maxConnections: 1 })
  try {
    return await trial(client, ldap, username.trim(), ctx.clock.now())
  } finally {
    client.close()
  }
}

async function storedPassword(ctx: ServiceContext, id: string, { connection }: LdapSettings): Promise<string> {
  const store = await loadIdentityStore(ctx.store, ctx.actor, 'stores:write', { id })
  const known = store.ldap?.connection
  const hasMoved = known?.url !== connection.url || known.bindDn !== connection.bindDn
  if (hasMoved && store.bindPassword !== null) {
    throw fieldError('bindPassword', 'must be given again when the address or the bind account changes')
  }
  return openBindPassword(ctx.masterKey, store)
}

async function trial(
  client: LdapClient,
  settings: LdapSettings,
  username: string,
  now: Date,
): Promise<DirectoryTrialResult> {
  const steps: DirectoryTrialStep[] = []
  let person: TriedPerson | null = null
  const take = async (step: DirectoryTrialStep['step'], work: () => Promise<Omit<DirectoryTrialStep, 'step'>>) => {
    if (steps.some((taken) => !taken.ok)) return
    steps.push({ step, ...(await work().catch((error) => failed(error))) })
  }
  await take('connect', async () => {
    await client.checkServiceAccount()
    const { bindDn, security } = client.endpoint
    const how = { tls: 'over TLS', 'start-tls': 'over TLS after StartTLS', none: 'without TLS, on this machine' }[
      security
    ]
    return well(`Connected ${how}${bindDn === '' ? ', without an account' : ' and bound'}.`)
  })
  await take('base', async () => {
    const { baseDn } = settings.search
    const found = await client.search({
      baseDn,
      scope: 'base',
      condition: { text: '(objectClass=*)' },
      attributes: ['objectClass'],
      sizeLimit: 1,
    })
    if (found.length > 0) return well('The search base is there.')
    return {
      ok: false,
      message: 'The search base cannot be seen.',
      advice: 'Check the base and what the bind account may read.',
    }
  })
  await take('search', async () => {
    if (username === '') return anybody(await searchPeople(client, settings, '', SAMPLE, now))
    const found = await findEntry(client, settings, username)
    if (!found) {
      return {
        ok: false,
        message: `Nobody, or more than one, is found as ${username}.`,
        advice: 'Check the base, the filter and the attribute that holds the user name.',
      }
    }
    person = await personOf(client, settings, found, now)
    return well(`Found ${found.username}.`)
  })
  return { steps, person }
}

function anybody(people: readonly { username: string }[]): Omit<DirectoryTrialStep, 'step'> {
  if (people.length > 0)
    return well(`People are found, for example ${people.map((person) => person.username).join(', ')}.`)
  return {
    ok: false,
    message: 'Nobody is found.',
    advice: 'Check the filter, the attribute that holds the user name, and what the bind account may read.',
  }
}

const well = (message: string) => ({ ok: true, message, advice: '' })

function failed(error: unknown): Omit<DirectoryTrialStep, 'step'> {
  if (!isLdapFailure(error)) throw error
  return { ok: false, message: `${error.message}.`, advice: adviceFor(error) }
}

const ADVICE: Record<LdapFailureKind, string> = {
  unreachable: 'Check host name, port and the firewall between here and there.',
  timeout: 'Check that a directory listens there, or allow it more time.',
  busy: 'Try again in a moment.',
  certificate: 'Add the certificate of the authority that signed it, and use the host name that stands in it.',
  tls: 'Use ldaps:// where the directory offers no StartTLS, and the port that speaks TLS.',
  'too-large': 'Narrow the filter.',
  credentials: 'Check the name of the bind account and give its password again.',
  answer: 'Check the base and what the bind account may read.',
  protocol: 'Check that it is a directory that listens there.',
}

const NO_SUCH_OBJECT = 32
const REFERRAL = 10

function adviceFor({ kind, resultCode }: LdapFailure): string {
  if (resultCode === NO_SUCH_OBJECT) return 'The base is not there, or the bind account may not see it.'
  if (resultCode === REFERRAL)
    return 'The base lies in another directory; referrals are not followed. Name that directory instead.'
  return ADVICE[kind]
}
