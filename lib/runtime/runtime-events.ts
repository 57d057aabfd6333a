import { log } from '@/lib/base/log'
import type { OAuthError } from '@/lib/oauth/errors'
import type { RequestFacts, RuntimeEvents } from '@/lib/oauth/ports'
import type { KeyUsageRecorder } from './key-usage-recorder'
import type { Telemetry } from './telemetry'
import type { UsageRecorder } from './usage-recorder'

/** Turns what happens at the endpoints into metrics, usage figures and log lines. */
export function createRuntimeEvents(
  telemetry: Telemetry,
  usage: Pick<UsageRecorder, 'record'>,
  keyUsage: Pick<KeyUsageRecorder, 'fetched'>,
): RuntimeEvents {
  return {
    tokenIssued({ domain, client, grantType, secretId, at }) {
      telemetry.tokenRequested(grantType, 'issued', domain.name)
      usage.record({ domainId: domain.id, clientPk: client.pk, grantType, outcome: 'issued', secretId, at })
    },

    refused(facts, error) {
      if (facts.endpoint === 'token') {
        const { domain, client, grantType, at } = facts
        telemetry.tokenRequested(grantType, error.rule.id, domain?.name)
        if (domain) {
          const clientPk = client?.pk ?? ''
          usage.record({ domainId: domain.id, clientPk, grantType, outcome: error.rule.id, secretId: null, at })
        }
      }
      const line = describe(facts, error)
      if (error.kind === 'server_error') log().error({ ...line, err: error.cause }, 'request failed')
      else log().info(line, 'request refused')
    },

    tokenRejected(facts, error) {
      telemetry.tokenRejected(error.rule.id, facts.domain?.name)
      log().debug(describe(facts, error), 'token rejected')
    },

    keysFetched({ domains, address, at }) {
      keyUsage.fetched(domains, address, at)
    },
  }
}

function describe(facts: RequestFacts, { code, rule }: OAuthError) {
  return {
    correlationId: facts.correlationId,
    endpoint: facts.endpoint,
    domain: facts.domain?.name,
    client: facts.client?.clientId,
    grant: facts.grantType || undefined,
    error: code,
    rule: rule.id,
    expected: rule.expected,
    got: rule.got,
    where: rule.where,
  }
}
