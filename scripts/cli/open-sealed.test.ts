import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '@/lib/base/random'
import { sealWithPassphrase } from '@/lib/keys/passphrase-file'
import { openSealedFile } from './open-sealed'

const PASSPHRASE = 'a quiet river bends north'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-sealed-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('gatehouse open-sealed', () => {
  it('prints what the file holds', async () => {
    const content = { clients: [{ clientId: 'feed', clientSecret: 'x' }] }
    const file = path.join(folder, 'sealed.jwe')
    await writeFile(file, `${await sealWithPassphrase(content, PASSPHRASE, systemRandom)}\n`)
    expect(JSON.parse(await openSealedFile(file, PASSPHRASE))).toEqual(content)
    await expect(openSealedFile(file, 'another passphrase')).rejects.toMatchObject({ code: 'validation_failed' })
  })

  it('says so when there is no such file, or it is something else', async () => {
    await expect(openSealedFile(path.join(folder, 'none'), PASSPHRASE)).rejects.toMatchObject({ code: 'not_found' })
    const file = path.join(folder, 'other.txt')
    await writeFile(file, 'just text')
    await expect(openSealedFile(file, PASSPHRASE)).rejects.toMatchObject({ code: 'validation_failed' })
  })
})
