import type { ClientType } from '@/lib/schemas/client-type'
import type { GrantTypeName } from '@/lib/schemas/grant-type'

/** What a person tells about a client before anything is filled in. */
export interface ClientAnswers {
  /** a person uses it while it asks for tokens */
  person: 'yes' | 'no'
  /** the target service must enforce that person's own roles */
  roles: 'yes' | 'no'
  /** it can keep a secret from everybody but its operator */
  secret: 'yes' | 'no'
  place: 'server' | 'browser' | 'device'
}

export interface ClientSuggestion {
  clientType: ClientType
  grantTypes: GrantTypeName[]
  /** one sentence each, in the order of the form */
  reasons: { about: 'clientType' | 'grantTypes' | 'usePKCE' | 'warning'; text: string }[]
}

/** Sound settings for what was answered, with the reason for each. */
export function suggestClient(answers: ClientAnswers): ClientSuggestion {
  return answers.person === 'no' ? forItself(answers) : forPerson(answers)
}

function forItself({ secret }: ClientAnswers): ClientSuggestion {
  const reasons: ClientSuggestion['reasons'] = [
    { about: 'clientType', text: 'It acts for itself, so it must prove who it is: confidential.' },
    { about: 'grantTypes', text: 'No person is involved: client credentials is the simplest grant that fits.' },
  ]
  if (secret === 'no') {
    reasons.push({
      about: 'warning',
      text: 'Without a place for a secret it could be impersonated. Run it where a secret or a certificate is safe, or let a person sign in.',
    })
  }
  return { clientType: 'CONFIDENTIAL_CLIENT', grantTypes: ['CLIENT_CREDENTIALS'], reasons }
}

function forPerson({ roles, secret, place }: ClientAnswers): ClientSuggestion {
  const asserts = roles === 'yes' && place === 'server' && secret === 'yes'
  const clientType = typeFor(secret, place)
  const reasons: ClientSuggestion['reasons'] = [typeReason(clientType)]
  if (asserts) {
    reasons.push({
      about: 'grantTypes',
      text: 'The target enforces the person’s own roles: the server presents a signed assertion that names the person.',
    })
    return { clientType, grantTypes: ['JWT_BEARER'], reasons }
  }
  reasons.push({
    about: 'grantTypes',
    text: 'The person signs in here and lets the client act; a refresh token spares them doing it again.',
  })
  reasons.push({ about: 'usePKCE', text: 'PKCE makes a stolen authorization code worthless (RFC 9700 §2.1.1).' })
  if (roles === 'yes') {
    reasons.push({
      about: 'warning',
      text: 'The token names the person, but a service behind the first one needs token exchange or an assertion of its own.',
    })
  }
  return { clientType, grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], reasons }
}

function typeFor(secret: 'yes' | 'no', place: ClientAnswers['place']): ClientType {
  if (place === 'browser') return 'PUBLIC_CLIENT'
  if (secret === 'yes') return 'CONFIDENTIAL_CLIENT'
  return place === 'device' ? 'MOBILE_CLIENT' : 'PUBLIC_CLIENT'
}

function typeReason(clientType: ClientType): ClientSuggestion['reasons'][number] {
  if (clientType === 'CONFIDENTIAL_CLIENT') {
    return { about: 'clientType', text: 'It can keep a secret, so it proves itself with one.' }
  }
  if (clientType === 'MOBILE_CLIENT') {
    return { about: 'clientType', text: 'Every copy on every device is the same, so a secret in it would be none.' }
  }
  return { about: 'clientType', text: 'Its code is readable where it runs, so a secret in it would be none: public.' }
}
