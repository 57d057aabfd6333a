import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAppError } from '@/lib/base/app-error'
import { createKeyPair } from '@/lib/keys/write-key-pairs'
import { createClient } from '@/lib/policy/clients'
import { createDomain } from '@/lib/policy/domains'
import { createResource } from '@/lib/policy/resources'
import { openWorld, type World } from '@/lib/policy/testing/world'
import { CLIENT_TYPES } from '@/lib/schemas/client-type'
import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import { dialects } from '@/lib/store/testing/databases'
import { exportConfiguration } from './export-configuration'
import { importConfiguration } from './import-configuration'
import { PASSPHRASE } from './testing/estate'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const attributes = fc.uniqueArray(
  fc.record({
    attrName: fc.oneof(
      fc.constantFrom('password', '__proto__', 'name', 'ä'),
      fc.string({ minLength: 1, maxLength: 20 }),
    ),
    attrValue: text,
  }),
  { selector: ({ attrName }) => attrName, maxLength: 4 },
)
const customAttrs = fc.dictionary(
  fc.oneof(fc.constantFrom('apiKey', 'a_token', 'issuerMode', '__proto__'), fc.string({ minLength: 1, maxLength: 12 })),
  fc.oneof(fc.constantFrom<string | number | boolean>('DOMAIN', '[secret]', 7, false, ''), text),
  { maxKeys: 4 },
)
const urls = fc.webUrl().map((url) => ({ url: url.replaceAll('#', ''), isHttps: url.length % 2 === 0 }))
const scopeNames = fc.uniqueArray(fc.constantFrom('read', 'write', 'a.b', '!', 'Z'), { maxLength: 4 })
/** What somebody may have set, odd characters, empty lists and all. */
const estate = fc.record({
  domain: fc.record({
    description: text,
    customAttrs: optional(customAttrs),
    tlsClientAuthSubjectDN: optional(text),
    enableMultipleResourceServer: fc.boolean(),
  }),
  resource: fc.record({
    name: fc.constantFrom('Orders', 'x', 'A.b', '~'),
    description: text,
    scopes: scopeNames,
    tokenAttributes: attributes,
  }),
  clients: fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[!-~]{1,20}$/),
      name: fc.stringMatching(/^[a-z]{1,12}$/),
      description: text,
      clientType: fc.constantFrom(...CLIENT_TYPES),
      grantTypes: fc.uniqueArray(fc.constantFrom(...GRANT_TYPE_NAMES), { maxLength: 3 }),
      redirectURIs: fc.array(urls, { maxLength: 2 }),
      attributes,
      usePKCE: optional(fc.constantFrom('STRICT', 'NON_STRICT', null)),
      userInfoSignedResponse: optional(fc.boolean()),
    }),
    { selector: ({ id, name }) => `${id} ${name}`, maxLength: 3 },
  ),
})

let counter = 0

describe.each(dialects)('any configuration on $dialect', ({ create }) => {
  let source: World
  let target: World
  beforeAll(async () => {
    ;[source, target] = await Promise.all([openWorld(create), openWorld(create)])
    await createKeyPair(source.system, { aliasName: 'signing', kind: 'EC_P256' })
  })
  afterAll(async () => {
    await source?.close()
    await target?.close()
  })

  /** Puts as much of it as the rules take; returns the name of the domain. */
  async function make({ domain, resource, clients }: typeof estate extends fc.Arbitrary<infer T> ? T : never) {
    const name = `Domain${++counter}`
    const { system } = source
    await createDomain(system, { ...domain, name, defaultSigningKeyPair: 'signing' }).catch(async (error) => {
      if (!isAppError(error)) throw error
      await createDomain(system, { name, defaultSigningKeyPair: 'signing' })
    })
    const scopes = resource.scopes.map((scopeName) => ({ scopeName }))
    const owned = await createResource(system, { ...resource, scopes, idDomain: name }).catch(onlyRefusals)
    for (const client of clients) {
      const named = owned ? scopes.map(({ scopeName }) => `${resource.name}.${scopeName}`) : []
      await createClient(system, { ...client, idDomain: name, scopes: named }).catch(onlyRefusals)
    }
    return name
  }

  it('is the same on the server that its file was imported into, and is the same file there', async () => {
    await fc.assert(
      fc.asyncProperty(estate, async (given) => {
        const domains = [await make(given)]
        const passphrase = PASSPHRASE
        const file = await exportConfiguration(source.system, { domains, passphrase })
        const report = await importConfiguration(target.system, file, { passphrase, apply: true })
        expect(report.lines.filter(({ outcome }) => outcome === 'refused')).toEqual([])
        const options = { domains }
        expect(await exportConfiguration(target.system, options)).toBe(
          await exportConfiguration(source.system, options),
        )
      }),
      { numRuns: 5 },
    )
  })
})

function onlyRefusals(error: unknown): null {
  if (!isAppError(error)) throw error
  return null
}
