import { randomBytes } from 'node:crypto'

const POLICY = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin'
export const FORM = 'application/x-www-form-urlencoded'

export const basic = (name, secret) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`
/** The same name in every run would meet what an earlier run left in kept data. */
export const named = (prefix) => `${prefix}-${randomBytes(4).toString('hex')}`

export async function call(url, method, headers, body) {
  const response = await fetch(url, { method, headers, body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}

/** Makes things through the public doors of an administrator. */
export function administrator(base, { username, password }) {
  const authorization = basic(username, password)
  const json = { authorization, accept: 'application/json', 'content-type': 'application/json' }
  return {
    create: (entity, body) => call(`${base}${POLICY}/${entity}`, 'POST', json, JSON.stringify(body)),
    async createPerson() {
      const person = { userName: named('ada'), password: 'a passphrase for one benchmark' }
      const scim = { authorization, 'content-type': 'application/scim+json' }
      await call(`${base}/scim/v2/UserIdentityStore1/Users`, 'POST', scim, JSON.stringify(person))
      return { username: person.userName, password: person.password }
    },
  }
}
