/**
 * The expressions of DYNAMIC attributes: text with names in it, worked out when a token is issued. `$user.userid`,
 * `mailto:$user.email`, `${client.id}-suffix`. The names follow the policy response expressions of the original.
 * @see docs/reference/expressions.md, which is compared with this list; spec admin-api §2
 */
export interface ExpressionName {
  /** without the dollar sign; `<name>` stands for the name of an attribute */
  name: string
  meaning: string
  example: string
  /** what there must be for a value: without it there is no claim */
  needs: 'nothing' | 'a person' | 'a sign-in session'
}

const user = (name: string, meaning: string, example: string): ExpressionName => ({
  name: `user.${name}`,
  meaning,
  example,
  needs: 'a person',
})
const session = (name: string, meaning: string, example: string): ExpressionName => ({
  name: `session.${name}`,
  meaning,
  example,
  needs: 'a sign-in session',
})
const always = (name: string, meaning: string, example: string): ExpressionName => ({
  name,
  meaning,
  example,
  needs: 'nothing',
})

/** What `$session.id` gives where no sign-in session stands behind the token. */
export const NO_SESSION_ID = 'COOKIE_BASED'

export const EXPRESSION_NAMES: readonly ExpressionName[] = [
  always('session.id', `The sign-in session; \`${NO_SESSION_ID}\` where a token has none`, NO_SESSION_ID),
  session('authn_level', 'How strong the sign-in was; 1 for a password', '1'),
  session('creation', 'When the session began, in seconds since 1970', '1772366400'),
  session('expiration', 'When the session ends, in seconds since 1970', '1772395200'),
  session('attr.<name>', 'A value kept with the session', 'kiosk-7'),
  user('userid', 'User name', 'casey.brown'),
  user('guid', 'The lasting identity of the person, whatever the user name becomes', '0b9d6c1e-…'),
  user('store', 'Identity store the person is in', 'UserIdentityStore1'),
  user('groups', 'All groups, joined by colons', 'front-desk:managers'),
  user('attr.<name>', 'A custom attribute, else the claim of that name; several values are joined by colons', 'E-4711'),
  user('name', 'Full name', 'Casey Brown'),
  user('given_name', 'Given name', 'Casey'),
  user('family_name', 'Family name', 'Brown'),
  user('middle_name', 'Middle name', 'Lee'),
  user('nickname', 'Nickname', 'Cas'),
  user('preferred_username', 'Name the person likes to be called by', 'casey'),
  user('profile', 'Address of the profile page', 'https://people.example/casey'),
  user('picture', 'Address of a picture', 'https://people.example/casey.png'),
  user('website', 'Address of a web site', 'https://casey.example'),
  user('gender', 'Gender', 'female'),
  user('birthdate', 'Date of birth', '1990-05-17'),
  user('zoneinfo', 'Time zone', 'Europe/Berlin'),
  user('locale', 'Language', 'de-DE'),
  user('updated_at', 'Last change of the profile, in seconds since 1970', '1772366400'),
  user('email', 'E-mail address', 'casey@hotel.example'),
  user('email_verified', 'Whether the e-mail address was verified', 'true'),
  user('phone_number', 'Phone number', '+49 30 1234567'),
  user('phone_number_verified', 'Whether the phone number was verified', 'false'),
  user('address', 'Postal address as one text', 'Hauptstr. 1, 10115 Berlin'),
  user('address.street_address', 'Street and number', 'Hauptstr. 1'),
  user('address.locality', 'Town', 'Berlin'),
  user('address.region', 'State or region', 'BE'),
  user('address.postal_code', 'Postal code', '10115'),
  user('address.country', 'Country', 'DE'),
  always('client.id', 'Id of the client', 'PublishServiceClientId'),
  always('client.name', 'Name of the client', 'Publish service'),
  always('client.type', 'Type of the client', 'CONFIDENTIAL_CLIENT'),
  always('request.domain', 'Identity domain', 'CompanyDomain'),
  always('request.grant_type', 'Grant the token was asked for with', 'JWT_BEARER'),
  always('request.scope', 'Granted scopes, separated by spaces', 'Ledger.read openid'),
  always('request.client_ip', 'Address the request came from', '192.0.2.17'),
]

export type ExpressionPart = { text: string } | { name: string }
export type ParsedExpression = { parts: ExpressionPart[] } | { problem: string }

const OPEN_NAMES = EXPRESSION_NAMES.filter(({ name }) => name.endsWith('.<name>')).map(({ name }) => name.slice(0, -6))
const EXACT_NAMES = new Set(EXPRESSION_NAMES.map(({ name }) => name).filter((name) => !name.endsWith('>')))

// `\$` is a dollar sign; `$` in front of something else than a name is one, too.
const PIECE = /\\\$|\$\{([^}]*)(\}?)|\$([A-Za-z_][\w-]*(?:\.[\w-]+)*)/g

/** Takes an expression apart, or says what is wrong with it, in words for whoever wrote it. */
export function parseExpression(source: string): ParsedExpression {
  const parts: ExpressionPart[] = []
  let end = 0
  let text = ''
  for (const match of source.matchAll(PIECE)) {
    text += source.slice(end, match.index)
    end = match.index + match[0].length
    if (match[0] === '\\$') {
      text += '$'
      continue
    }
    if (match[2] === '') return { problem: `has a "\${" that is not closed: ${match[0].slice(0, 60)}` }
    const name = match[1] ?? match[3] ?? ''
    if (!isKnownName(name)) return { problem: unknownName(name) }
    if (text !== '') parts.push({ text })
    text = ''
    parts.push({ name })
  }
  text += source.slice(end)
  if (text !== '') parts.push({ text })
  return { parts }
}

export function isKnownName(name: string): boolean {
  return EXACT_NAMES.has(name) || OPEN_NAMES.some((open) => name.startsWith(open) && name.length > open.length)
}

function unknownName(name: string): string {
  const near = nearNames(name)
  const hint = near.length > 0 ? `; near it: ${near.map((known) => `$${known}`).join(', ')}` : ''
  return `names $${name.slice(0, 80)}, which is not known${hint}`
}

/** At most three known names that the writer may have meant, nearest first. */
export function nearNames(name: string): string[] {
  const wanted = name.slice(0, 80).toLowerCase()
  return EXPRESSION_NAMES.map((known) => ({ name: known.name, distance: editDistance(wanted, known.name) }))
    .filter(({ name: known, distance }) => distance <= 3 || isContinued(wanted, known))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map((near) => near.name)
}

/** `user.userid.de` goes on from `user.userid`, and `user` may have wanted any of its names. */
function isContinued(wanted: string, known: string): boolean {
  return wanted.startsWith(`${known}.`) || known.startsWith(`${wanted}.`)
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
