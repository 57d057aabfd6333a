import { formParams, type Params, queryParams, requiredParam } from '../params'
import { verifyAccessToken } from '../tokens/verify'
import { type Call, type Endpoint, freshJson } from './call'
import { requireDomain } from './domain'

/** Tells the claims of a good access token to whoever holds it. @see spec runtime-api §7.1 */
export const tokenInfoEndpoint: Endpoint = {
  name: 'token_info',
  crossOrigin: false,
  methods: {
    GET: (call) => tokenInfo(call, queryParams(call.request)),
    POST: (call) => tokenInfo(call, formParams(call.request)),
  },
}

async function tokenInfo(call: Call, params: Params) {
  const domain = await requireDomain(call)
  const token = requiredParam(params, 'access_token')
  const verified = await verifyAccessToken(call.deps, { domain, server: call.server, now: call.now }, token)
  return freshJson({ ...verified.claims, rem_exp: verified.remainingSeconds })
}
