import type { ProvisionedSelector } from '@/lib/users/provisioning'
import { USER_SCHEMA } from './attributes'
import { ScimError } from './scim-error'

const SELECTORS: Record<string, (value: string) => ProvisionedSelector> = {
  username: (username) => ({ username }),
  externalid: (externalId) => ({ externalId }),
  id: (id) => ({ id }),
  emails: (email) => ({ email }),
  'emails.value': (email) => ({ email }),
}

/** Attribute, operator and a JSON string; white space as people write it. */
const EQUALITY = /^\s*\(?\s*([A-Za-z][\w:.-]*)\s+eq\s+("(?:[^"\\]|\\.)*")\s*\)?\s*$/i

/**
 * Reads the filters that one indexed read can answer: `userName`, `externalId`, `id` or `emails.value`, each `eq` a text.
 * @throws ScimError invalidFilter for every other
 * @see RFC 7644 §3.4.2.2
 */
export function readFilter(filter: string): ProvisionedSelector {
  const [, attribute = '', quoted = ''] = EQUALITY.exec(filter) ?? []
  const name = attribute.toLowerCase().replace(`${USER_SCHEMA.toLowerCase()}:`, '')
  const selector = Object.hasOwn(SELECTORS, name) ? SELECTORS[name] : undefined
  const value = quoted === '' ? undefined : parsed(quoted)
  if (!selector || value === undefined) {
    const answered = 'userName, externalId, id or emails.value eq "…"'
    throw new ScimError(400, `This filter is not answered here; ask for ${answered}`, 'invalidFilter')
  }
  return selector(value)
}

function parsed(quoted: string): string | undefined {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' && value.isWellFormed() ? value : undefined
  } catch {
    return undefined
  }
}
