import type { Check } from './check'
import { application } from './checks/application'
import { applicationIntegration } from './checks/application-integration'
import { applicationPresent } from './checks/application-present'
import { client } from './checks/client'
import { clientEnvironment } from './checks/client-environment'
import { clientPresent } from './checks/client-present'
import { host } from './checks/host'
import { tokenClient } from './checks/token-client'
import { tokenEnvironment } from './checks/token-environment'
import type { Draft } from './draft'

/**
 * Finds out whom a refused request was about, as far as it says so: a rule that comes early refuses before anybody has
 * looked, and those whose integration it is are to see why. It proves nothing, and changes nothing about the answer.
 */
export async function identify(draft: Draft): Promise<void> {
  if (!draft.gateway) await holds(host, draft)
  if (!draft.application && (await holds(applicationPresent, draft))) await holds(application, draft)
  if (draft.kind === 'API') return identifyByToken(draft)
  if (!draft.client && (await holds(clientPresent, draft))) await holds(client, draft)
  if (draft.client && !draft.environment && draft.gateway) await holds(clientEnvironment, draft)
  const { client: asking, environment, application: used, integration } = draft
  if (asking && environment && used && !integration) await holds(applicationIntegration, draft)
}

/** A token that we signed says whose it is, also where it does not count any more. */
async function identifyByToken(draft: Draft): Promise<void> {
  const { token, gateway } = draft
  if (!token || !gateway) return
  if (!draft.environment) await holds(tokenEnvironment, draft)
  if (!draft.client) await holds(tokenClient, draft)
  if (draft.integration) return
  try {
    const used = await draft.deps.gateways.integrationsOf(token.environmentId, token.applicationId)
    draft.integration = used.find(({ id }) => id === token.integrationId) ?? null
  } catch {
    // The refusal itself is told all the same.
  }
}

async function holds(check: Check, draft: Draft): Promise<boolean> {
  try {
    return (await check.look(draft)) === null
  } catch {
    // The refusal itself is told all the same.
    return false
  }
}
