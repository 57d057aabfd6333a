/**
 * oidc-provider, the certified library of the field, with everything in its own memory: what the flows of the benchmark
 * cost where nothing has to outlive the process. It gives out what Gatehouse does: an access token and an ID token that
 * are signed, and a refresh token. Its pages take any password and hash none.
 * Use: node bench/oidc-provider.mjs RS256|ES256 <port> <client secret> <redirect URI>
 */
import { generateKeyPairSync } from 'node:crypto'
import Provider from 'oidc-provider'

const [algorithm, port, secret, redirect] = process.argv.slice(2)
const RESOURCE = 'urn:bench:ledger'
const key =
  algorithm === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

const provider = new Provider(`http://127.0.0.1:${port}`, {
  jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: algorithm, kid: 'bench' }] },
  clients: [
    {
      client_id: 'portal',
      client_secret: secret,
      redirect_uris: [redirect],
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: algorithm,
    },
  ],
  scopes: ['openid', 'Ledger.read'],
  pkce: { required: () => true },
  findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
  issueRefreshToken: () => true,
  ttl: { AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600, RefreshToken: 86_400, Session: 3600, Grant: 86_400 },
  features: {
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'Ledger.read',
        audience: RESOURCE,
        accessTokenTTL: 3600,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: algorithm } },
      }),
    },
  },
})
provider.on('server_error', (_context, error) => console.error(error))
provider.listen(Number(port), '127.0.0.1')
