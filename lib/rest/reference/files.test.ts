import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ADMINISTRATION } from '@/lib/http/openapi/administration'
import { referenceFiles } from './files'

const folder = path.resolve(import.meta.dirname, '../../../docs/reference')
const files = referenceFiles()

describe('docs/reference', () => {
  it.each(Object.keys(files))('%s is what the schemas say (node scripts/generate-reference.mjs)', (name) => {
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(files[name])
  })
  it('holds nothing that the generator does not write', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(files).sort())
  })
  it('describes every resource with each of its members', () => {
    const page = files['administration-rest.md'] ?? ''
    for (const resource of ADMINISTRATION) expect(page).toContain(`\`${resource.path}\``)
    for (const member of ['oldSecretRetentionTimeInDays', 'audienceClaim', 'redirectURIs', 'refreshTokenExpiry']) {
      expect(page).toMatch(new RegExp(`^\\| (\\*\\*)?${member}(\\*\\*)? \\| \\S`, 'm'))
    }
  })
})
