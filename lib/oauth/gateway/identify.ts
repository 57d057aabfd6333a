import type { Check } from './check'
import { application } from './checks/application'
import { applicationIntegration } from './checks/application-integration'
import { applicationPresent } from './checks/application-present'
import { client } from './checks/client'
import { clientEnvironment } from './checks/client-environment'
import { clientPresent } from './checks/client-present'
import { host } from './checks/host'
import type { Draft } from './draft'

/**
 * Finds out whom a refused request was about, as far as it says so: a rule that comes early refuses before anybody has
 * looked, and those whose integration it is are to see why. It proves nothing, and changes nothing about the answer.
 */
export async function identify(draft: Draft): Promise<void> {
  if (!draft.gateway) await holds(host, draft)
  if (!draft.application && (await holds(applicationPresent, draft))) await holds(application, draft)
  if (draft.kind !== 'API' && !draft.client && (await holds(clientPresent, draft))) await holds(client, draft)
  if (draft.client && !draft.environment && draft.gateway) await holds(clientEnvironment, draft)
  const { client: asking, environment, application: used, integration } = draft
  if (asking && environment && used && !integration) await holds(applicationIntegration, draft)
}

async function holds(check: Check, draft: Draft): Promise<boolean> {
  try {
    return (await check.look(draft)) === null
  } catch {
    // The refusal itself is told all the same.
    return false
  }
}
