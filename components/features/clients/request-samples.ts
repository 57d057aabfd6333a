/** What a request for a token needs, without the secret: samples name a place to put it, never the secret itself. */
export interface SampleFacts {
  clientId: string
  /** empty: the default scope of the client */
  scopes: readonly string[]
  tokenUrl: string
  issuer: string
  /** the domain has an issuer of its own, so that a library discovers everything from it */
  isDiscoverable: boolean
}

export interface RequestSample {
  id: string
  label: string
  code: string
}

/** The same request in a shell and two languages. The secret is read from CLIENT_SECRET. */
export function requestSamples(facts: SampleFacts): RequestSample[] {
  return [
    { id: 'curl', label: 'curl', code: curl(facts) },
    { id: 'javascript', label: 'JavaScript', code: javascript(facts) },
    { id: 'python', label: 'Python', code: python(facts) },
  ]
}

/** One word for a POSIX shell, whatever it holds. */
export function shellWord(text: string): string {
  return /^[A-Za-z0-9_./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function curl({ clientId, scopes, tokenUrl }: SampleFacts): string {
  const lines = [
    `curl -sS ${shellWord(tokenUrl)}`,
    `  -u ${shellWord(formEncode(clientId))}:"$CLIENT_SECRET"`,
    '  -d grant_type=client_credentials',
  ]
  if (scopes.length > 0) lines.push(`  --data-urlencode ${shellWord(`scope=${scopes.join(' ')}`)}`)
  return lines.join(' \\\n')
}

function javascript({ clientId, scopes, tokenUrl, issuer, isDiscoverable }: SampleFacts): string {
  const insecure = tokenUrl.startsWith('http:')
  const id = JSON.stringify(clientId)
  const make = isDiscoverable
    ? [
        'const config = await oidc.discovery(',
        `  new URL(${JSON.stringify(issuer)}),`,
        `  ${id},`,
        '  undefined,',
        '  oidc.ClientSecretBasic(process.env.CLIENT_SECRET),',
        ...(insecure ? ['  { execute: [oidc.allowInsecureRequests] }, // plain HTTP: for trying out only'] : []),
        ')',
      ]
    : [
        'const config = new oidc.Configuration(',
        `  { issuer: ${JSON.stringify(issuer)}, token_endpoint: ${JSON.stringify(tokenUrl)} },`,
        `  ${id},`,
        '  undefined,',
        '  oidc.ClientSecretBasic(process.env.CLIENT_SECRET),',
        ')',
        ...(insecure ? ['oidc.allowInsecureRequests(config) // plain HTTP: for trying out only'] : []),
      ]
  const parameters = scopes.length > 0 ? `{ scope: ${JSON.stringify(scopes.join(' '))} }` : '{}'
  return [
    "import * as oidc from 'openid-client' // version 6",
    '',
    ...make,
    `const tokens = await oidc.clientCredentialsGrant(config, ${parameters})`,
    'console.log(tokens.access_token)',
  ].join('\n')
}

function python({ clientId, scopes, tokenUrl }: SampleFacts): string {
  const id = JSON.stringify(clientId)
  const scope = scopes.length > 0 ? `, scope=${JSON.stringify(scopes)}` : ''
  const insecure = tokenUrl.startsWith('http:')
  return [
    'import os',
    'from oauthlib.oauth2 import BackendApplicationClient',
    'from requests_oauthlib import OAuth2Session',
    '',
    ...(insecure ? ['os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # plain HTTP: for trying out only'] : []),
    `session = OAuth2Session(client=BackendApplicationClient(client_id=${id}${scope}))`,
    'token = session.fetch_token(',
    `    ${JSON.stringify(tokenUrl)},`,
    `    client_id=${id},`,
    '    client_secret=os.environ["CLIENT_SECRET"],',
    ')',
    'print(token["access_token"])',
  ].join('\n')
}

/** `application/x-www-form-urlencoded`, as RFC 6749 §2.3.1 asks of id and secret inside a Basic header. */
export function formEncode(text: string): string {
  return new URLSearchParams({ v: text }).toString().slice(2)
}
