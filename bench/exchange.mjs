import { administrator, basic, call, FORM, named } from './lib/admin.mjs'
import { measureBeside } from './lib/bare.mjs'
import { percent, printTable, whole } from './lib/table.mjs'

const TARGET = 0.6
const JWT = 'urn:ietf:params:oauth:token-type:jwt'

/** A person's token got through one client, and another client that exchanges it for a resource server of its own. */
async function prepare(base, admin) {
  const { create, createPerson } = administrator(base, admin)
  const domain = named('BenchExchange')
  await create('oauthidentitydomain', {
    name: domain,
    customAttrs: JSON.stringify({
      TokenExchange_DelegationEnabled: 'true',
      TokenExchange_ImpersonationEnabled: 'true',
    }),
  })
  const attribute = (mode) => ({
    attrName: `TokenExchange_AllowedClientsFor${mode}`,
    attrValue: 'gateway',
    attrType: 'STATIC',
  })
  await create('application', { name: 'Shop', idDomain: domain, scopes: [{ scopeName: 'buy' }] })
  await create('application', {
    name: 'Ledger',
    idDomain: domain,
    scopes: [{ scopeName: 'read' }],
    tokenAttributes: [attribute('Delegation'), attribute('Impersonation')],
  })
  const client = (id, grantTypes, scope) =>
    create('client', {
      id,
      name: id,
      idDomain: domain,
      clientType: 'CONFIDENTIAL_CLIENT',
      grantTypes,
      scopes: [scope],
      defaultScope: scope,
    })
  const portal = await client('portal', ['PASSWORD'], 'Shop.buy')
  const gateway = await client('gateway', ['CLIENT_CREDENTIALS', 'TOKEN_EXCHANGE'], 'Ledger.read')
  const person = await createPerson()
  const headersOf = (id, secret) => ({
    Authorization: basic(id, secret),
    'X-OAUTH-IDENTITY-DOMAIN-NAME': domain,
    'Content-Type': FORM,
  })
  const tokenOf = async (headers, form) =>
    (await call(`${base}/oauth2/rest/token`, 'POST', headers, new URLSearchParams(form).toString())).access_token
  const headers = headersOf('gateway', gateway.secret)
  return {
    headers,
    subject: await tokenOf(headersOf('portal', portal.secret), { grant_type: 'PASSWORD', ...person }),
    actor: await tokenOf(headers, { grant_type: 'CLIENT_CREDENTIALS' }),
  }
}

/** Exchanges beside the bare signing server: one signature each, and one or two tokens to check before. */
export async function measureExchange(base, admin, options) {
  const { headers, subject, actor } = await prepare(base, admin)
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: subject,
    subject_token_type: JWT,
    scope: 'Ledger.read',
  }
  const rows = []
  for (const [name, more] of [
    ['impersonation', {}],
    ['delegation, with an actor token', { actor_token: actor, actor_token_type: JWT }],
  ]) {
    const body = new URLSearchParams({ ...form, ...more }).toString()
    const scenario = { name, url: `${base}/oauth2/rest/token/exchange`, method: 'POST', headers, body }
    const { perSecond, p50, p99, bare, share, cpuShare } = await measureBeside('RS256', scenario, options)
    const figures = [whole(perSecond), p50, p99, whole(bare), percent(share), percent(cpuShare)]
    rows.push([name, ...figures, percent(TARGET), share >= TARGET ? 'yes' : 'no'])
  }
  printTable(
    'Token exchange, RS256: server on one core, load from another, 32 kept-alive connections, SQLite on disk',
    ['exchange', 'per second', 'p50', 'p99', 'bare signer', 'ratio', 'CPU ratio', 'target', 'reached'],
    rows,
  )
}
