import { type HttpResponse, header } from '@/lib/base/http-message'
import { isSchemeOpen } from '@/lib/schemas/migration/gateway-rules'
import { freshJson } from '../endpoints/call'
import { formParams } from '../params'
import { ANSWERS } from './answers'
import { heldTrace, type Refused, runChecks, traceOf } from './check'
import { type Draft, found } from './draft'
import { GATEWAY_TOKEN_SECONDS, issueGatewayToken } from './issue-token'
import { OCIM_STEPS, SSD_GATE, SSD_STEPS } from './pipelines'

const FORM = 'application/x-www-form-urlencoded'
const REPEATABLE: ReadonlySet<string> = new Set()

/**
 * `POST /oauth/v1/tokens`: a token under SSD for an integration user, or under OCIM for a client.
 * @returns the answer, or why there is none
 * @see spec migration §4
 */
export async function answerTokens(draft: Draft): Promise<HttpResponse | Refused> {
  const unreadable = readForm(draft)
  if (unreadable) return unreadable
  draft.kind = draft.params.get('grant_type') === 'password' ? 'SSD' : 'OCIM'
  const refused = await runChecks(draft, draft.kind === 'SSD' ? SSD_STEPS : OCIM_STEPS)
  if (refused) return refused
  const { config } = draft.deps
  const known = config.domainByName(found(draft.gateway).domainName)
  const switches = config.server()
  const domain = found(known instanceof Promise ? await known : known)
  const server = switches instanceof Promise ? await switches : switches
  // Signed before the gate, so that nothing but the answer itself comes after it.
  const token = await issueGatewayToken(draft, domain, server)
  const closed = draft.kind === 'SSD' ? await passGate(draft) : null
  return closed ?? freshJson({ access_token: token, token_type: 'Bearer', expires_in: GATEWAY_TOKEN_SECONDS })
}

function readForm(draft: Draft): Refused | null {
  const { request } = draft
  const type = header(request, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (request.body.length > 0 && type !== FORM) {
    const got = type ? 'another content type' : 'no content type'
    return { answer: ANSWERS.badContentType, trace: [traceOf('gateway.request', got, false)] }
  }
  draft.params = formParams(request, REPEATABLE)
  return null
}

/** @see SsdGate.recordSsdIssue */
async function passGate(draft: Draft): Promise<Refused | null> {
  const phase = await draft.deps.ssd.recordSsdIssue(found(draft.environment).id)
  if (phase !== null && isSchemeOpen('SSD', phase)) return null
  const got = `SSD in an environment that is ${phase ?? 'gone'}`
  const trace = [...heldTrace(draft, SSD_STEPS), traceOf(SSD_GATE.check.rule, got, false)]
  return { answer: SSD_GATE.answer, trace }
}
