import { log } from '@/lib/base/log'
import type { GatewayEvents } from '@/lib/oauth/ports/gateway'
import type { Telemetry } from '../telemetry'
import { type GatewayRecorder, refusingRule } from './recorder'

/** Turns what happens at gateways into metrics, figures, kept refusals and log lines. */
export function createGatewayEvents(
  telemetry: Telemetry,
  recorder: Pick<GatewayRecorder, 'passed' | 'refused'>,
): GatewayEvents {
  return {
    passed(event) {
      telemetry.tokenRequested(`GATEWAY_${event.kind}`, event.kind === 'API' ? 'passed' : 'issued', event.domainName)
      recorder.passed(event)
    },

    refused(event) {
      const last = event.trace.at(-1)
      const rule = refusingRule(event)
      telemetry.tokenRequested(`GATEWAY_${event.kind}`, rule, event.domainName ?? undefined)
      recorder.refused(event)
      const line = {
        correlationId: event.correlationId,
        endpoint: 'gateway',
        kind: event.kind,
        gatewayId: event.gatewayId ?? undefined,
        environmentId: event.environmentId ?? undefined,
        status: event.status,
        rule,
        expected: last?.expected,
        got: last?.got,
        where: last?.changeAt,
      }
      if (event.cause !== undefined) log().error({ ...line, err: event.cause }, 'request failed')
      else log().info(line, 'request refused')
    },
  }
}
